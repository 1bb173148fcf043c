import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { KnownError } from '../errors.js'
import { filesBelow, writeBelow } from '../files/folder.js'
import { readPackedLines, writePackedLines } from '../files/packed-lines.js'
import { readBytes } from '../files/read.js'
import { initWorkspace, type Surroundings, type Workspace, workspaceFolders } from './workspace.js'

const format = 'concord-backup-1'
const kept = workspaceFolders.filter((name) => !name.startsWith('.'))

type Line =
  | { readonly format: string; readonly at: string }
  | { readonly file: string; readonly base64: string }
  | { readonly table: string; readonly row: Readonly<Record<string, unknown>> }
  | { readonly end: number }

/** Writes the whole workspace, database rows and files, as gzipped JSON lines that either kind of database can load. */
export async function backUp(
  workspace: Workspace,
  file: string,
): Promise<{ readonly rows: number; readonly files: number }> {
  let rows = 0
  let files = 0
  const lines = async function* () {
    const line = (value: Line) => JSON.stringify(value)
    yield line({ format, at: workspace.now().toISOString() })
    for (const folder of kept) {
      for (const path of filesBelow(join(workspace.folder, folder))) {
        files++
        const base64 = Buffer.from(readBytes(join(workspace.folder, folder, path))).toString('base64')
        yield line({ file: `${folder}/${path}`, base64 })
      }
    }
    for await (const { table, row } of workspace.store.dump()) {
      rows++
      yield line({ table, row })
    }
    yield line({ end: rows })
  }
  await writePackedLines(file, lines())
  return { rows, files }
}

/**
 * Makes a new workspace from a backup. The backup is read through once before anything is written.
 * Throws `backup/invalid`, `workspace/exists`.
 */
export async function restore(
  file: string,
  folder: string,
  surroundings: Surroundings,
): Promise<{ readonly workspace: Workspace; readonly rows: number }> {
  if (existsSync(join(folder, 'concord.sqlite'))) throw new KnownError('workspace/exists', { folder })
  const rows = await checkWhole(file)
  const workspace = await initWorkspace(folder, surroundings)
  try {
    const rowsOf = async function* () {
      for await (const line of linesOf(file)) {
        if ('file' in line) writeBelow(folder, line.file, Buffer.from(line.base64, 'base64'))
        else if ('table' in line) yield line
      }
    }
    await workspace.store.load(rowsOf())
    return { workspace, rows }
  } catch (thrown) {
    await workspace.store.close()
    throw thrown
  }
}

/** Counts the rows; a backup that was cut off has no end line. */
async function checkWhole(file: string): Promise<number> {
  let rows = 0
  let first = true
  let end: number | undefined
  for await (const line of linesOf(file)) {
    if (first && !('format' in line && line.format === format)) {
      throw new KnownError('backup/invalid', { file, detail: 'its first line names no known format' })
    }
    first = false
    if ('table' in line) rows++
    if ('end' in line) end = line.end
  }
  if (end !== rows) throw new KnownError('backup/invalid', { file, detail: 'it was cut off' })
  return rows
}

async function* linesOf(file: string): AsyncIterable<Line> {
  for await (const text of readPackedLines(file)) {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw new KnownError('backup/invalid', { file, detail: 'a line is not JSON' })
    }
    if (typeof value !== 'object' || value === null) {
      throw new KnownError('backup/invalid', { file, detail: 'a line is not an object' })
    }
    yield value as Line
  }
}
