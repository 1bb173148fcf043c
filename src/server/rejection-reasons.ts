import { Router } from 'express'
import { KnownError } from '../errors.js'
import type { MessageKey } from '../locale/catalogues.js'
import type { Locale } from '../locale/locale.js'
import type { Workspace } from '../pipeline/workspace.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { longestReason } from './decision-form.js'
import { pathOf, sendPage } from './page.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

/** Offered until a correspondence has a list of its own. */
const usual = [
  'turned-down.other-duties',
  'turned-down.skill-level',
  'turned-down.too-broad',
  'turned-down.too-narrow',
  'turned-down.ambiguous',
] as const satisfies readonly MessageKey[]

const setting = 'rejection-reasons'
const mostReasons = 20

/** The reasons to choose from when the first candidate is turned down. */
export async function reasonsFor(workspace: Workspace, id: string, locale: Locale): Promise<readonly string[]> {
  const kept = await workspace.store.reviewSetting(id, setting)
  return kept === undefined || kept === '' ? usual.map((key) => locale.text(key)) : kept.split('\n')
}

/** `/c/:id/reasons`: the list of reasons, one a line; those who settle disagreements edit it. */
export function rejectionReasonPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/reasons', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const reasons = await reasonsFor(workspace, head.id, locale)
    sendPage(context, request, response, {
      view: 'rejection-reasons',
      title: locale.text('turned-down.title'),
      section: 'desk',
      correspondence: head,
      data: { action: `${pathOf(head.id)}/reasons`, desk: `${pathOf(head.id)}/desk`, reasons: reasons.join('\n') },
    })
  })

  router.post('/c/:id/reasons', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'adjudicator', head.id)
    const { reasons } = request.body as Readonly<Record<string, unknown>>
    const lines = (typeof reasons === 'string' ? reasons : '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    if (lines.length > mostReasons || lines.some((line) => line.length > longestReason)) {
      const detail = `at most ${mostReasons} reasons of ${longestReason} characters`
      throw new KnownError('review/bad-request', { detail })
    }
    await workspace.store.saveReviewSetting(head.id, {
      name: setting,
      value: [...new Set(lines)].join('\n'),
      person: personOf(response).id,
      at: workspace.now().toISOString(),
    })
    response.redirect(303, `${pathOf(head.id)}/reasons`)
  })

  return router
}
