import { Router } from 'express'
import { loadTarget } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import { headOf, labelFor, structureOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { decideOn, nextInQueue, requireTitle } from './deciding.js'
import { sentDecision } from './decision-form.js'
import { candidateLines, nearestGloss } from './desk-candidates.js'
import { withoutTurnedDown } from './desk-review.js'
import { titleFacts } from './desk-title.js'
import { filterOf, openQueue, queryOf, type ListState } from './list-state.js'
import { listShown } from './double-coding/withheld.js'
import { pathOf, sendPage } from './page.js'
import { progressOf, settledTitles } from './progress.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

/** How many further candidates a thumb can choose among. */
const furtherShown = 3

/** `/c/:id/triage`: one title at a time on a phone: right, one of the next three, none, or later. */
export function triagePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/triage{/:titleId}', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const list = listShown(request, response, openQueue)
    const titleId = request.params.titleId ?? (await firstOf(workspace, head.id, list))
    const frame = { title: locale.text('triage.title'), section: 'desk', correspondence: head } as const
    const progress = await progressOf(workspace, head.id)
    if (titleId === undefined) {
      const data = { path: pathOf(head.id), nothingMapped: progress.titles === 0, done: null }
      sendPage(context, request, response, { ...frame, view: 'desk-empty', data })
      return
    }
    const stored = await requireTitle(workspace, head.id, titleId)
    const record = withoutTurnedDown(stored, await workspace.store.rejections(head.id, titleId))
    const [target, structure] = await Promise.all([
      loadTarget(workspace, head.id),
      structureOf(workspace, record.title.origin.source),
    ])
    const path = `${pathOf(head.id)}/triage/${encodeURIComponent(titleId)}`
    const desk = `${pathOf(head.id)}/desk/${encodeURIComponent(titleId)}${queryOf(list)}`
    const lines = candidateLines(record, target.items, locale, null, () => desk)
    // Where the machine finds that no group fits, that is what is asked, and the candidates are the other answers.
    const noneFirst = record.finding?.kind === 'NoTermFound'
    const [first, ...further] = noneFirst ? [undefined, ...lines] : lines
    const gloss = first && target.items.get(first.code)?.notes
    const words = gloss?.definition ?? gloss?.gloss
    sendPage(context, request, response, {
      ...frame,
      view: 'triage',
      data: {
        action: `${path}${queryOf(list)}`,
        desk,
        revision: record.revision,
        title: titleFacts(record, structure, [], locale),
        gloss: nearestGloss(record, locale),
        noneFirst,
        first: first ?? null,
        firstNote: words === undefined ? null : labelFor(words, locale.tag),
        further: further.slice(0, furtherShown),
        open: progress.titles - settledTitles(progress),
      },
    })
  })

  router.post('/c/:id/triage/:titleId', async (request, response) => {
    const { id, titleId } = request.params
    const list = listShown(request, response, openQueue)
    const next = await nextInQueue(workspace, id, list, titleId)
    requireRole(response, 'reviewer', id)
    const outcome = await decideOn(workspace, id, titleId, personOf(response).id, sentDecision(request.body))
    if (outcome.kind === 'Conflict') {
      // The desk has the room to show both decisions; from there the reviewer decides again.
      response.redirect(303, `${pathOf(id)}/desk/${encodeURIComponent(titleId)}${queryOf(list)}`)
      return
    }
    const path = `${pathOf(id)}/triage`
    response.redirect(303, `${next === null ? path : `${path}/${encodeURIComponent(next)}`}${queryOf(list)}`)
  })

  return router
}

async function firstOf({ store }: Workspace, id: string, list: ListState): Promise<string | undefined> {
  const [first] = await store.rows(id, filterOf(list), list.sort, { offset: 0, limit: 1 })
  return first?.id
}
