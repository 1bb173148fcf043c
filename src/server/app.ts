import { randomBytes } from 'node:crypto'
import express, { type Express } from 'express'
import { openIdProvider } from '../people/open-id.js'
import { personNames } from '../pipeline/person-names.js'
import type { Workspace } from '../pipeline/workspace.js'
import { accessOf, type Access } from './access.js'
import { apiPages } from './api/router.js'
import { loadAssets } from './assets.js'
import { bulkPages } from './bulk.js'
import { commentPages } from './comments.js'
import type { ServerContext } from './context.js'
import { deskPages } from './desk.js'
import { agreementPages } from './double-coding/agreement.js'
import { codePages } from './double-coding/code.js'
import { reconcilePages } from './double-coding/reconcile.js'
import { codingTaskPages } from './double-coding/tasks.js'
import { withheldPages } from './double-coding/withheld.js'
import { withheldFilePages } from './double-coding/withheld-files.js'
import { downloadPages } from './downloads.js'
import { answerFailures, noSuchPage } from './failures.js'
import { openSession, requireToken } from './form-token.js'
import { flagPages } from './flags.js'
import { refuseForeigners, securityHeaders, transportSecurity } from './gate.js'
import { homePages } from './home.js'
import { importPages } from './import.js'
import { usualReadings, type Readings } from './import-readings.js'
import { keyPages } from './keys-page.js'
import { livePages } from './live.js'
import { exchangePages } from './model-exchange.js'
import { comparePages } from './methods/compare.js'
import { departurePages } from './methods/departures.js'
import { newOccupationPages } from './new-occupations.js'
import { knowNotifications } from './notified.js'
import { overviewPages } from './overview.js'
import { peopleAndHistoryPages } from './people/pages.js'
import { preferencePages } from './preferences.js'
import { qualityPages } from './quality/quality.js'
import { knowReader } from './reader.js'
import { rejectionReasonPages } from './rejection-reasons.js'
import { workbookPages, workbookUploadPages } from './review-workbook/pages.js'
import { knowPerson, requireSignIn } from './signed-in.js'
import { sourcePages } from './sources.js'
import { titlePages } from './titles.js'
import { triagePages } from './triage.js'
import { uploadPages } from './upload.js'
import { treePages } from './tree.js'
import { savedViewPages } from './views-saved.js'
import { loadViews } from './views.js'
import { withinCorrespondence } from './within.js'

export interface AppOptions {
  /** Signs form tokens. By default a new random one, so that no form outlives the server's run. */
  readonly secret?: string
  /** Readings of uploaded files; in processes of their own by default. */
  readonly readings?: Readings
}

/** The most that a form or an API call may send. */
const largestBody = '64kb'

/** The web application over a workspace, not yet listening. It refuses host names that are not its own. Throws as `accessOf`. */
export function createApp(workspace: Workspace, options: AppOptions = {}): Express {
  const assets = loadAssets()
  const secret = options.secret ?? randomBytes(32).toString('base64url')
  const access = accessOf(workspace.config)
  const names = personNames(workspace)
  const views = loadViews((id, nobody) => names.nameOf(id, nobody))
  const openId = openIdOf(workspace, access)
  const readings = options.readings ?? usualReadings(workspace)
  const context: ServerContext = { workspace, views, readings, secret, assets: assets.prefix, access, openId, names }
  const app = express()
  app.disable('x-powered-by').set('query parser', 'simple').set('etag', false)
  app.set('trust proxy', workspace.config.trustedProxies)
  app.use(securityHeaders, transportSecurity(access), assets.router)
  app.use(knowReader, openSession(secret), refuseForeigners(access), knowPerson(workspace, access), requireSignIn)
  app.use(async (_request, _response, next) => {
    await names.refresh()
    next()
  })
  app.use(withinCorrespondence(context))
  // Files are larger than other forms and are read as they come.
  app.use(uploadPages(context), workbookUploadPages(context))
  app.use(express.urlencoded({ extended: false, limit: largestBody }), express.json({ limit: largestBody }))
  app.use(requireToken)
  app.use(knowNotifications(workspace))
  for (const pages of resources) app.use(pages(context))
  app.use(noSuchPage)
  app.use(answerFailures(context))
  return app
}

const resources = [
  // First, for programs ask most often: a request passes by all that stand before its own.
  apiPages,
  homePages,
  overviewPages,
  titlePages,
  workbookPages,
  deskPages,
  exchangePages,
  triagePages,
  withheldPages,
  withheldFilePages,
  codingTaskPages,
  agreementPages,
  codePages,
  reconcilePages,
  qualityPages,
  newOccupationPages,
  departurePages,
  comparePages,
  downloadPages,
  importPages,
  sourcePages,
  preferencePages,
  peopleAndHistoryPages,
  keyPages,
  flagPages,
  savedViewPages,
  rejectionReasonPages,
  treePages,
  bulkPages,
  commentPages,
  livePages,
]

function openIdOf({ config }: Workspace, { accounts }: Access) {
  const { openIdIssuer: issuer, openIdClient: clientId, openIdSecret: clientSecret } = config
  return accounts && issuer !== '' ? openIdProvider({ issuer, clientId, clientSecret }) : null
}
