import { Router } from 'express'
import { KnownError } from '../errors.js'
import { beginBulk, planBulk, refuseBulk, releaseBulk, undoBulk } from '../pipeline/bulk-act.js'
import { isAccepted } from '../pipeline/bulk-plan.js'
import { bulkState, sampleOf, type BulkBody } from '../pipeline/bulk-state.js'
import { loadTarget } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Act } from '../store/port.js'
import { bulkList, bulkRequest, bulkTerms } from './bulk-form.js'
import { actRow, eventLines, lotQuery, plansShown, planValues, sampleQuery, sampleRows } from './bulk-view.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { jobOf, startJob } from './jobs.js'
import { filterOf, queryOf } from './list-state.js'
import { shownTo, withheldFrom } from './double-coding/withheld.js'
import { pathOf, sendPage } from './page.js'
import { progressOf } from './progress.js'
import { readerOf } from './reader.js'
import { reviewSurroundings } from './review-surroundings.js'
import { personOf, requireRole } from './signed-in.js'
import { filterChoices } from './title-filters.js'

const actsShown = 50

/** `/c/:id/bulk`: accepts a band of titles after a sample of it was checked; one undo for the whole act. */
export function bulkPages(context: ServerContext): Router {
  const { workspace } = context
  const { store } = workspace
  const router = Router()

  router.get('/c/:id/bulk', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const person = personOf(response).id
    const withheld = withheldFrom(response)
    const [list, terms] = [{ ...bulkList(request.query), withheld }, bulkTerms(request.query)]
    const [progress, target, acts] = await Promise.all([
      progressOf(workspace, head.id),
      loadTarget(workspace, head.id),
      store.acts(head.id, 'bulk', { offset: 0, limit: actsShown }),
    ])
    const { reviewers } = await reviewSurroundings(workspace, head.id, progress.titles, person, target)
    const lot = await store.countProposed(head.id, filterOf(list))
    const plan = lot === 0 ? null : await planBulk(workspace, bulkRequest(head.id, person, list, terms))
    const path = pathOf(head.id)
    const rows = await Promise.all(
      acts.rows.map(async (act) => actRow(act, await store.actEvents(act.id), path, locale)),
    )
    sendPage(context, request, response, {
      view: 'bulk',
      title: locale.text('bulk.title'),
      section: 'titles',
      correspondence: head,
      data: {
        path: `${path}/bulk`,
        list,
        terms,
        choices: filterChoices(list, progress, reviewers, locale),
        lot,
        plan: plan && planValues(plan, locale),
        plans: plan === null ? [] : plansShown(plan, locale),
        titlesHref: `${path}/titles${queryOf(list)}`,
        query: queryOf(list),
        rows,
      },
    })
  })

  router.post('/c/:id/bulk', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'adjudicator', head.id)
    const body = request.body as Readonly<Record<string, unknown>>
    const query = Object.fromEntries(new URLSearchParams(typeof body.query === 'string' ? body.query : ''))
    const list = { ...bulkList(query), withheld: withheldFrom(response) }
    const asked = bulkRequest(head.id, personOf(response).id, list, bulkTerms(body))
    const { act, prepare } = await beginBulk(workspace, asked)
    startJob(workspace, act.id, prepare)
    response.redirect(303, `${pathOf(head.id)}/bulk/${encodeURIComponent(act.id)}`)
  })

  router.get('/c/:id/bulk/:actId', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const act = await requireAct(workspace, head.id, request.params.actId)
    const events = await store.actEvents(act.id)
    const state = bulkState(events)
    const [target, sample] = await Promise.all([loadTarget(workspace, head.id), sampleOf(workspace, act)])
    const ids = sample.map(({ title }) => ({ id: title.titleId }))
    const seen = new Set((await shownTo(workspace, head.id, withheldFrom(response), ids)).map(({ id }) => id))
    const shown = sample.filter(({ title }) => seen.has(title.titleId))
    const count = (check: string) => sample.filter((one) => one.check === check).length
    const [wrong, unchecked] = [count('wrong'), count('unchecked')]
    const job = jobOf(workspace, act.id)
    const body = act.body as BulkBody
    const path = pathOf(head.id)
    const own = `${path}/bulk/${encodeURIComponent(act.id)}`
    // Works without scripts: the browser asks again by itself while there is something to see.
    if (job?.failure === null) response.set('Refresh', '2')
    sendPage(context, request, response, {
      view: 'bulk-act',
      title: locale.text('bulk.title'),
      section: 'titles',
      correspondence: head,
      data: {
        ...actRow(act, events, path, locale),
        back: `${path}/bulk`,
        is: { [state]: true, Drawn: state === 'Drawn', Done: state === 'Done' },
        job: job?.failure === null ? { done: job.done, total: job.total } : null,
        failure: job?.failure ?? null,
        stopped: job === undefined && (state === 'Releasing' || state === 'Undoing'),
        continueAction: state === 'Undoing' ? `${own}/undo` : `${own}/release`,
        ...{ wrong, unchecked, right: count('right'), checked: sample.length - unchecked },
        passed: unchecked === 0 && isAccepted(body, wrong),
        failed: !isAccepted(body, wrong),
        events: eventLines(events, locale),
        rows: sampleRows(shown, act, path, target, locale),
        lotHref: `${path}/titles${lotQuery(act)}`,
        deskHref: `${path}/desk${sampleQuery(act, false)}`,
        blindHref: `${path}/desk${sampleQuery(act, true)}`,
        actions: { release: `${own}/release`, refuse: `${own}/refuse`, undo: `${own}/undo` },
      },
    })
  })

  router.post('/c/:id/bulk/:actId/:what', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'adjudicator', head.id)
    const act = await requireAct(workspace, head.id, request.params.actId)
    const person = personOf(response).id
    const { what } = request.params
    if (what === 'refuse') {
      const { reason } = request.body as Readonly<Record<string, unknown>>
      await refuseBulk(workspace, act, person, typeof reason === 'string' ? reason.trim().slice(0, 1000) : '')
    } else if (what === 'release' || what === 'undo') {
      const work = await (what === 'release' ? releaseBulk : undoBulk)(workspace, act, person)
      startJob(workspace, act.id, work)
    } else throw new KnownError('server/not-found', { path: request.path.slice(0, 200) })
    response.redirect(303, `${pathOf(head.id)}/bulk/${encodeURIComponent(act.id)}`)
  })

  return router
}

/** Throws `server/not-found`. */
async function requireAct({ store }: Workspace, id: string, actId: string): Promise<Act> {
  const act = await store.act(id, actId)
  if (act?.kind !== 'bulk') throw new KnownError('server/not-found', { path: `bulk/${actId.slice(0, 100)}` })
  return act
}
