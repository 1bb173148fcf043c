import type { Workspace } from '../pipeline/workspace.js'
import type { Readings } from './import-readings.js'
import type { Views } from './views.js'

/** What every page of one running application shares. */
export interface ServerContext {
  readonly workspace: Workspace
  readonly views: Views
  /** Of uploaded files. */
  readonly readings: Readings
  /** Signs form tokens; a new one each time the server starts. */
  readonly secret: string
  /** Path prefix of style sheets and scripts; changes with their content, so that browsers may keep them for ever. */
  readonly assets: string
}
