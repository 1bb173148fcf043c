import { main } from '../../src/cli/main.js'
import type { Status, Terminal } from '../../src/cli/terminal.js'
import { fixedSurroundings } from '../pipeline/surroundings.js'

export interface Ran {
  readonly status: Status
  readonly out: string
  readonly notes: string
}

/** Runs the command line as a user would, and returns what it said. */
export async function concord(...argv: readonly string[]): Promise<Ran> {
  const surroundings = fixedSurroundings()
  const out: string[] = []
  const terminal: Terminal = { ...surroundings, out: (text) => out.push(text), onProgress: () => undefined }
  const status = await main(argv, terminal)
  return { status, out: out.join('\n'), notes: surroundings.notes.join('\n') }
}
