import type { OpenIdProvider } from '../people/open-id.js'
import type { PersonNames } from '../pipeline/person-names.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Readings } from './import-readings.js'
import type { Access } from './access.js'
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
  readonly access: Access
  /** `null`: sign-in by password alone. */
  readonly openId: OpenIdProvider | null
  readonly names: PersonNames
}
