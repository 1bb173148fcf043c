import { Router, type Request, type Response } from 'express'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { cookie, keepCookie } from './cookies.js'
import { decideOn, nextInQueue } from './deciding.js'
import { sentDecision } from './decision-form.js'
import { lastDecided } from './desk-actions.js'
import { tellAddress, wantsDesk } from './desk-answer.js'
import { deskData, type DeskView } from './desk-page.js'
import { filterOf, openQueue, queryOf } from './list-state.js'
import { listShown } from './double-coding/withheld.js'
import { pathOf, sendPage } from './page.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

/** `/c/:id/desk`: one title after the other, with all that helps to decide. */
export function deskPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/desk', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const list = listShown(request, response, openQueue)
    const [first] = await workspace.store.rows(head.id, filterOf(list), list.sort, { offset: 0, limit: 1 })
    if (first === undefined) {
      await sendDone(context, request, response, head.id, { list, done: textOf(request, 'done') })
      return
    }
    response.redirect(303, `${pathOf(head.id)}/desk/${encodeURIComponent(first.id)}${queryOf(list, doneOf(request))}`)
  })

  router.get('/c/:id/desk/:titleId', async (request, response) => {
    await sendDesk(context, request, response, {
      correspondenceId: request.params.id,
      titleId: request.params.titleId,
      list: listShown(request, response, openQueue),
      group: textOf(request, 'group'),
      search: textOf(request, 'q'),
      done: textOf(request, 'done'),
    })
  })

  router.post('/c/:id/desk/:titleId', async (request, response) => {
    const { id, titleId } = request.params
    requireRole(response, 'reviewer', id)
    const list = listShown(request, response, openQueue)
    const sent = sentDecision(request.body)
    const scope = keptScope(response, request.body) ?? scopeOf(request)
    const alike = new Set(sent.others.map((other) => other.titleId))
    const next = await nextInQueue(workspace, id, list, titleId, alike)
    const outcome = await decideOn(workspace, id, titleId, personOf(response).id, sent)
    if (outcome.kind === 'Conflict') {
      const conflict = { sent, latest: outcome.latest }
      await sendDesk(context, request, response, { correspondenceId: id, titleId, list, conflict })
      return
    }
    const shown = sent.choice === 'undo' ? titleId : next
    const done = sent.choice === 'undo' ? '' : titleId
    if (shown !== null && wantsDesk(request)) {
      const view = { correspondenceId: id, titleId: shown, list, done, scope }
      await sendDesk(context, request, response, view)
    } else {
      const query = queryOf(list, { done })
      const path = `${pathOf(id)}/desk`
      response.redirect(303, shown === null ? `${path}${query}` : `${path}/${encodeURIComponent(shown)}${query}`)
    }
  })

  return router
}

/** The desk with one title, as an answer to reading or to a change. What is not given is not asked. */
export async function sendDesk(
  context: ServerContext,
  request: Request,
  response: Response,
  asked: Pick<DeskView, 'correspondenceId' | 'titleId' | 'list'> & Partial<DeskView>,
): Promise<void> {
  const view: DeskView = { group: '', search: '', done: '', conflict: null, scope: scopeOf(request), ...asked }
  const head = await headOf(context.workspace, view.correspondenceId)
  const data = await deskData(context.workspace, head, readerOf(response).locale, personOf(response), view)
  if (wantsDesk(request)) tellAddress(response, `${data.here}${queryOf(view.list, { done: view.done })}`)
  sendPage(context, request, response, {
    view: 'desk',
    title: data.title.text,
    section: 'desk',
    correspondence: head,
    status: view.conflict === null ? 200 : 409,
    data,
  })
}

/** Whether a decision goes to one title or to all identical ones: what was chosen last stays chosen. */
const scopeCookie = 'concord_scope'
const scopeOf = (request: Request): DeskView['scope'] =>
  cookie(request, scopeCookie) === 'identical' ? 'identical' : 'one'

/** Keeps what a form says of it; an undo says nothing, and leaves it as it was. */
function keptScope(response: Response, body: unknown): DeskView['scope'] | null {
  const { scope } = body as Readonly<Record<string, unknown>>
  if (scope !== 'one' && scope !== 'identical') return null
  keepCookie(response, scopeCookie, scope, 365)
  return scope
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
