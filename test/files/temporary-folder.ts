import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A folder of the running test, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder for all tests of a file, gone after them. Called at the top of the file. */
export function folderOfThisFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
