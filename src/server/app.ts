import { randomBytes } from 'node:crypto'
import express, { type Express } from 'express'
import type { Workspace } from '../pipeline/workspace.js'
import { apiPages } from './api/router.js'
import { loadAssets } from './assets.js'
import type { ServerContext } from './context.js'
import { deskPages } from './desk.js'
import { agreementPages } from './double-coding/agreement.js'
import { codePages } from './double-coding/code.js'
import { reconcilePages } from './double-coding/reconcile.js'
import { codingTaskPages } from './double-coding/tasks.js'
import { downloadPages } from './downloads.js'
import { answerFailures, noSuchPage } from './failures.js'
import { openSession, requireToken } from './form-token.js'
import { refuseForeigners, securityHeaders } from './gate.js'
import { homePages } from './home.js'
import { importPages } from './import.js'
import { exchangePages } from './model-exchange.js'
import { usualReadings, type Readings } from './import-readings.js'
import { newOccupationPages } from './new-occupations.js'
import { overviewPages } from './overview.js'
import { preferencePages } from './preferences.js'
import { qualityPages } from './quality/quality.js'
import { knowReader } from './reader.js'
import { workbookPages, workbookUploadPages } from './review-workbook/pages.js'
import { knowPerson } from './signed-in.js'
import { sourcePages } from './sources.js'
import { titlePages } from './titles.js'
import { triagePages } from './triage.js'
import { uploadPages } from './upload.js'
import { loadViews } from './views.js'

export interface AppOptions {
  /** Signs form tokens. By default a new random one, so that no form outlives the server's run. */
  readonly secret?: string
  /** Readings of uploaded files; in processes of their own by default. */
  readonly readings?: Readings
}

/** The most that a form or an API call may send. */
const largestBody = '64kb'

/** The web application over a workspace, not yet listening. Meant for this machine alone: it refuses foreign host names. */
export function createApp(workspace: Workspace, options: AppOptions = {}): Express {
  const assets = loadAssets()
  const secret = options.secret ?? randomBytes(32).toString('base64url')
  const readings = options.readings ?? usualReadings(workspace)
  const context: ServerContext = { workspace, views: loadViews(), readings, secret, assets: assets.prefix }
  const app = express()
  app.disable('x-powered-by').set('query parser', 'simple').set('etag', false)
  app.use(securityHeaders, assets.router)
  app.use(knowReader, openSession(secret), refuseForeigners, knowPerson(workspace))
  // Files are larger than other forms and are read as they come.
  app.use(uploadPages(context), workbookUploadPages(context))
  app.use(express.urlencoded({ extended: false, limit: largestBody }), express.json({ limit: largestBody }))
  app.use(requireToken)
  for (const pages of resources) app.use(pages(context))
  app.use(noSuchPage)
  app.use(answerFailures(context))
  return app
}

const resources = [
  homePages,
  overviewPages,
  titlePages,
  workbookPages,
  deskPages,
  exchangePages,
  triagePages,
  codingTaskPages,
  agreementPages,
  codePages,
  reconcilePages,
  qualityPages,
  newOccupationPages,
  downloadPages,
  importPages,
  sourcePages,
  preferencePages,
  apiPages,
]
