import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../config.js'
import { KnownError } from '../errors.js'
import { settle } from '../review/settle.js'
import { openStore } from '../store/open.js'
import type { Store } from '../store/port.js'

/** What the outside world gives to the pipeline; tests give fixed ones. */
export interface Surroundings {
  readonly config: Config
  readonly now: () => Date
  readonly newId: () => string
  /** Remarks for people: progress, fallbacks. Never data. */
  readonly note: (line: string) => void
}

/** A user's folder with its sources, prompts, mappings, reports and database, opened. */
export interface Workspace extends Surroundings {
  readonly folder: string
  readonly store: Store
}

export const workspaceFolders = ['sources', 'prompts', 'mappings', 'reports', '.cache'] as const
const databaseFile = 'concord.sqlite'

/** Makes the folders and the database. Throws `workspace/exists` when there is one already. */
export async function initWorkspace(folder: string, surroundings: Surroundings): Promise<Workspace> {
  if (existsSync(join(folder, databaseFile))) throw new KnownError('workspace/exists', { folder: resolve(folder) })
  for (const name of workspaceFolders) mkdirSync(join(folder, name), { recursive: true })
  return await open(folder, surroundings)
}

/** Opens an existing workspace. Throws `workspace/missing`, `store/newer`, `store/damaged`, `store/unreachable`. */
export async function openWorkspace(folder: string, surroundings: Surroundings): Promise<Workspace> {
  if (!existsSync(join(folder, 'sources'))) throw new KnownError('workspace/missing', { folder: resolve(folder) })
  return await open(folder, surroundings)
}

async function open(folder: string, surroundings: Surroundings): Promise<Workspace> {
  const { config } = surroundings
  const store = await openStore({
    database: config.database || join(folder, databaseFile),
    settle: (finding, decisions) => settle(finding, decisions, config),
  })
  return { ...surroundings, folder: resolve(folder), store }
}
