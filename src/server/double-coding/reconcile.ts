import { Router, type Request, type Response } from 'express'
import type { CodingTask } from '../../model/double-coding.js'
import { requireCodingTask } from '../../pipeline/coding-task.js'
import { reconcileTitle, requireBothDone, returnTitle } from '../../pipeline/reconcile.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { personOf, requireRole } from '../signed-in.js'
import { sentReconciliation } from './reconcile-form.js'
import { reconcileData, type ReconcileView } from './reconcile-view.js'
import { reconcilePath } from './words.js'

/** `/c/:id/coding/:taskId/reconcile`: titles on which two coders differ, side by side, for an adjudicator. */
export function reconcilePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/coding/:taskId/reconcile', async (request, response) => {
    const { id, taskId } = request.params
    requireRole(response, 'adjudicator', id)
    const { task } = await requireCodingTask(workspace, id, taskId)
    const next = await nextDiffering(taskId, '')
    if (next === null) await sendNothing(context, request, response, task)
    else response.redirect(303, addressOf(id, taskId, next, textOf(request, 'done')))
  })

  router.get('/c/:id/coding/:taskId/reconcile/:titleId', async (request, response) => {
    const { id, taskId, titleId } = request.params
    requireRole(response, 'adjudicator', id)
    const { task } = await requireCodingTask(workspace, id, taskId)
    const from = textOf(request, 'from')
    const view: ReconcileView = {
      group: textOf(request, 'group'),
      search: textOf(request, 'q'),
      from: from === '1' ? 0 : from === '2' ? 1 : null,
      done: textOf(request, 'done'),
      stale: false,
    }
    await sendReconcile(context, request, response, task, titleId, view)
  })

  router.post('/c/:id/coding/:taskId/reconcile/:titleId', async (request, response) => {
    const { id, taskId, titleId } = request.params
    requireRole(response, 'adjudicator', id)
    const { task } = await requireCodingTask(workspace, id, taskId)
    const { does, ...sent } = sentReconciliation(request.body)
    const reconciling = { ...sent, task, titleId, person: personOf(response).id }
    const next = await nextDiffering(taskId, titleId)
    const outcome =
      does.kind === 'return'
        ? await returnTitle(workspace, reconciling, does.slot)
        : await reconcileTitle(workspace, reconciling, does.request)
    if (outcome === 'stale') {
      const view: ReconcileView = { group: '', search: '', from: null, done: '', stale: true }
      await sendReconcile(context, request, response, task, titleId, view)
      return
    }
    response.redirect(303, next === null ? reconcilePath(id, taskId) : addressOf(id, taskId, next, titleId))
  })

  /** The title that differs after this one, else the first; `null` when there is none but this. */
  async function nextDiffering(taskId: string, titleId: string): Promise<string | null> {
    const own = titleId === '' ? undefined : await workspace.store.codingRow(taskId, titleId)
    const { rows } = await workspace.store.codingRows(taskId, { state: 'differs' }, { offset: 0, limit: 1000 })
    const others = rows.filter((row) => row.titleId !== titleId)
    return (others.find((row) => row.position > (own?.position ?? -1)) ?? others[0])?.titleId ?? null
  }

  return router
}

const addressOf = (id: string, taskId: string, titleId: string, done: string): string =>
  `${reconcilePath(id, taskId)}/${encodeURIComponent(titleId)}${done === '' ? '' : `?done=${encodeURIComponent(done)}`}`

/** Shows a title with both codings; one that is still being coded leads back to the list, for nobody sees one alone. */
async function sendReconcile(
  context: ServerContext,
  request: Request,
  response: Response,
  task: CodingTask,
  titleId: string,
  view: ReconcileView,
): Promise<void> {
  const { workspace } = context
  const row = await requireBothDone(workspace, task, titleId)
  if (row === null) {
    response.redirect(303, reconcilePath(task.correspondenceId, task.id))
    return
  }
  const head = await headOf(workspace, task.correspondenceId)
  const data = await reconcileData(workspace, head, readerOf(response).locale, task, row, view)
  const page = { view: 'reconcile', title: row.text, section: 'coding', correspondence: head } as const
  sendPage(context, request, response, { ...page, status: view.stale ? 409 : 200, data })
}

async function sendNothing(
  context: ServerContext,
  request: Request,
  response: Response,
  task: CodingTask,
): Promise<void> {
  const head = await headOf(context.workspace, task.correspondenceId)
  sendPage(context, request, response, {
    view: 'reconcile-done',
    title: task.name,
    section: 'coding',
    correspondence: head,
    data: {
      name: task.name,
      tasksHref: `${pathOf(head.id)}/coding`,
      agreementHref: `${pathOf(head.id)}/coding/agreement?task=${encodeURIComponent(task.id)}`,
    },
  })
}

const longestText = 200

function textOf(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value.trim().slice(0, longestText) : ''
}
