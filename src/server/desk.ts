import { Router, type Request, type Response } from 'express'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { decideOn, nextInQueue } from './deciding.js'
import { sentDecision } from './decision-form.js'
import { lastDecided } from './desk-actions.js'
import { deskData, type DeskView } from './desk-page.js'
import { filterOf, listStateFrom, openQueue, queryOf } from './list-state.js'
import { pathOf, sendPage } from './page.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

/** `/c/:id/desk`: one title after the other, with all that helps to decide. */
export function deskPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/desk', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const list = listStateFrom(request.query, openQueue)
    const { rows } = await workspace.store.list(head.id, filterOf(list), list.sort, { offset: 0, limit: 1 })
    const [first] = rows
    if (first === undefined) {
      await sendDone(context, request, response, head.id, { list, done: textOf(request, 'done') })
      return
    }
    response.redirect(303, `${pathOf(head.id)}/desk/${encodeURIComponent(first.id)}${queryOf(list, doneOf(request))}`)
  })

  router.get('/c/:id/desk/:titleId', async (request, response) => {
    const view: DeskView = {
      correspondenceId: request.params.id,
      titleId: request.params.titleId,
      list: listStateFrom(request.query, openQueue),
      group: textOf(request, 'group'),
      search: textOf(request, 'q'),
      done: textOf(request, 'done'),
      conflict: null,
    }
    await sendDesk(context, request, response, view, 200)
  })

  router.post('/c/:id/desk/:titleId', async (request, response) => {
    const { id, titleId } = request.params
    requireRole(response, 'reviewer', id)
    const list = listStateFrom(request.query, openQueue)
    const sent = sentDecision(request.body)
    const next = await nextInQueue(workspace, id, list, titleId)
    const outcome = await decideOn(workspace, id, titleId, personOf(response).id, sent)
    if (outcome.kind === 'Conflict') {
      const conflict = { sent, latest: outcome.latest }
      const view: DeskView = { correspondenceId: id, titleId, list, group: '', search: '', done: '', conflict }
      await sendDesk(context, request, response, view, 409)
      return
    }
    const path = `${pathOf(id)}/desk`
    if (sent.choice === 'undo') {
      response.redirect(303, `${path}/${encodeURIComponent(titleId)}${queryOf(list)}`)
      return
    }
    const query = queryOf(list, { done: titleId })
    response.redirect(303, next === null ? `${path}${query}` : `${path}/${encodeURIComponent(next)}${query}`)
  })

  return router
}

async function sendDesk(
  context: ServerContext,
  request: Request,
  response: Response,
  view: DeskView,
  status: number,
): Promise<void> {
  const head = await headOf(context.workspace, view.correspondenceId)
  const data = await deskData(context.workspace, head, readerOf(response).locale, personOf(response), view)
  sendPage(context, request, response, {
    view: 'desk',
    title: data.title.text,
    section: 'desk',
    correspondence: head,
    status,
    data,
  })
}

async function sendDone(
  context: ServerContext,
  request: Request,
  response: Response,
  id: string,
  view: Pick<DeskView, 'list' | 'done'>,
): Promise<void> {
  const head = await headOf(context.workspace, id)
  const { locale } = readerOf(response)
  const { titles } = await context.workspace.store.progress(id)
  sendPage(context, request, response, {
    view: 'desk-empty',
    title: locale.text('nav.desk'),
    section: 'desk',
    correspondence: head,
    data: {
      path: pathOf(id),
      nothingMapped: titles === 0,
      done: await lastDecided(context.workspace, id, view, locale),
    },
  })
}

const longestText = 200

function textOf(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value.trim().slice(0, longestText) : ''
}

const doneOf = (request: Request): Readonly<Record<string, string>> => ({ done: textOf(request, 'done') })
