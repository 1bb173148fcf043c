import { Router, type Request, type Response } from 'express'
import { KnownError } from '../../errors.js'
import { record } from '../../pipeline/history.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { TitleFilter } from '../../store/port.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { listStateFrom, type ListState } from '../list-state.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { hasRole, personOf, requireRole } from '../signed-in.js'

/**
 * Keeps what stands for a title from somebody who still has to code it without sight of the machine, and remembers that
 * lists leave such titles out. True where the request was answered. Throws `coding/blind-first` for programs and changes.
 */
export async function mayWithhold(
  context: ServerContext,
  request: Request,
  response: Response,
  id: string,
  titleId: string | null,
): Promise<boolean> {
  const { store } = context.workspace
  const person = personOf(response).id
  if ((await store.codesBlind(id, person)) === null) return false
  response.locals.withheldFrom = person
  const taskId = titleId === null ? null : await store.codesBlind(id, person, titleId)
  if (taskId === null || titleId === null) return false
  if (hasRole(response, 'administrator', id) && (await hasLookedUp(context.workspace, id, person, titleId)))
    return false
  if (request.method !== 'GET' || request.path.startsWith('/api/')) throw new KnownError('coding/blind-first')
  await sendWithheld(context, request, response, { id, titleId, taskId })
  return true
}

/** Id of the person asking, where titles are withheld from them; else `''`. */
export const withheldFrom = (response: Response): string =>
  typeof response.locals.withheldFrom === 'string' ? response.locals.withheldFrom : ''

/** What every list of titles is narrowed by. */
export const filterShown = (response: Response): TitleFilter =>
  withheldFrom(response) === '' ? {} : { withheldFrom: withheldFrom(response) }

/** The list that an address asks for, as far as the person asking may see it. */
export const listShown = (request: Request, response: Response, otherwise: ListState): ListState => ({
  ...listStateFrom(request.query, otherwise),
  withheld: withheldFrom(response),
})

/** The rows without those that are withheld from a person; `''`: from nobody. */
export async function shownTo<T extends { readonly id: string }>(
  { store }: Workspace,
  correspondenceId: string,
  person: string,
  rows: readonly T[],
): Promise<readonly T[]> {
  if (person === '') return rows
  const ids = rows.map(({ id }) => id)
  const blind = await store.codedBlindAmong(correspondenceId, person, ids)
  return rows.filter(({ id }) => !blind.has(id))
}

/** `POST /c/:id/coding/see/:titleId`: an administrator looks all the same, and the history says so for good. */
export function withheldPages({ workspace }: ServerContext): Router {
  const router = Router()
  router.post('/c/:id/coding/see/:titleId', async (request, response) => {
    const { id, titleId } = request.params
    requireRole(response, 'administrator', id)
    const person = personOf(response).id
    const task = await workspace.store.codesBlind(id, person, titleId)
    if (task !== null && !(await hasLookedUp(workspace, id, person, titleId))) {
      await record(workspace, { person, act: 'see-blind', correspondenceId: id, detail: { title: titleId, task } })
    }
    response.redirect(303, `${pathOf(id)}/desk/${encodeURIComponent(titleId)}?state=all`)
  })
  return router
}

async function hasLookedUp({ store }: Workspace, correspondenceId: string, person: string, titleId: string) {
  const filter = { person, act: 'see-blind', correspondenceId } as const
  for await (const { detail } of store.historyInOrder(filter)) {
    if ((JSON.parse(detail) as { readonly title?: unknown }).title === titleId) return true
  }
  return false
}

async function sendWithheld(
  context: ServerContext,
  request: Request,
  response: Response,
  { id, titleId, taskId }: { readonly id: string; readonly titleId: string; readonly taskId: string },
): Promise<void> {
  const head = await headOf(context.workspace, id)
  const all = await context.workspace.store.codingTasks(id)
  const task = all.find((one) => one.task.id === taskId)?.task
  const coder = task?.coders[0] === personOf(response).id ? 1 : 2
  const path = pathOf(id)
  sendPage(context, request, response, {
    view: 'coding-withheld',
    title: readerOf(response).locale.text('coding.withheld'),
    section: 'coding',
    correspondence: head,
    status: 403,
    data: {
      task: task?.name ?? '',
      codeHref: `${path}/coding/${encodeURIComponent(taskId)}/as/${coder}/${encodeURIComponent(titleId)}`,
      deskHref: `${path}/desk`,
      seeAction: hasRole(response, 'administrator', id) ? `${path}/coding/see/${encodeURIComponent(titleId)}` : null,
    },
  })
}
