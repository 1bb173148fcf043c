import { type Command, Option } from 'commander'
import { KnownError } from '../errors.js'
import { openWorkspace, type Workspace } from '../pipeline/workspace.js'
import type { Status, Terminal } from './terminal.js'

export interface WorkspaceOptions {
  readonly workspace: string
}

/** How a command is made: it is given the terminal and tells its exit status to `finish`. */
export type CommandMaker = (terminal: Terminal, finish: (status: Status) => void) => Command

export const workspaceOption = () =>
  new Option('--workspace <folder>', 'the workspace').env('CONCORD_WORKSPACE').default('.')

export const jsonOption = () => new Option('--json', 'print the result as JSON')

/** Opens the workspace for as long as the work lasts. */
export async function inWorkspace<T>(
  { workspace: folder }: WorkspaceOptions,
  terminal: Terminal,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(folder, terminal)
  try {
    return await work(workspace)
  } finally {
    await workspace.store.close()
  }
}

/** As `inWorkspace`; without a workspace where there is none, which is remarked. */
export async function inWorkspaceIfAny<T>(
  options: WorkspaceOptions,
  terminal: Terminal,
  work: (workspace: Workspace | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await inWorkspace(options, terminal, work)
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.code !== 'workspace/missing') throw thrown
    terminal.note(`${thrown.message} Codes are not compared with a classification of it.`)
    return await work(undefined)
  }
}

export interface CorrespondenceOptions extends WorkspaceOptions {
  readonly correspondence?: string
}

export const correspondenceOption = () =>
  new Option('--correspondence <id>', 'which one; may be left out where there is only one')

/** The correspondence named, or the only one there is. Throws `correspondence/unknown`. */
export async function theCorrespondence(
  workspace: Workspace,
  { correspondence }: CorrespondenceOptions,
): Promise<string> {
  const all = await workspace.store.correspondences()
  const found = correspondence === undefined && all.length === 1 ? all[0] : all.find(({ id }) => id === correspondence)
  if (found) return found.id
  const known = all.map(({ id }) => id).join(', ') || 'none'
  throw new KnownError('correspondence/unknown', { id: correspondence ?? '(none named)', known })
}
