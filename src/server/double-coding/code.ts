import { Router, type Request, type Response } from 'express'
import { KnownError } from '../../errors.js'
import type { CoderSlot, CodingAnswer } from '../../model/double-coding.js'
import { codeTitle } from '../../pipeline/code-title.js'
import type { DecisionRequest } from '../../pipeline/review-title.js'
import type { CodingTaskProgress } from '../../store/port.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { requireTitle } from '../deciding.js'
import { requestFrom, sentDecision } from '../decision-form.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { personOf } from '../signed-in.js'
import { codingData, hidden, type CodingView } from './coding-view.js'
import { requireCoder } from './who-codes.js'
import { coderPath } from './words.js'

/** `/c/:id/coding/:taskId/as/:coder`: one title after the other for one of the two coders of a task. */
export function codePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/coding/:taskId/as/:coder', async (request, response) => {
    const { id, taskId } = request.params
    const { progress, slot } = await requireCoder(workspace, response, request.params)
    const first = await workspace.store.nextToCode(taskId, slot, -1)
    if (first === null) await sendDone(context, request, response, progress, slot)
    else response.redirect(303, `${coderPath(id, taskId, slot)}/${encodeURIComponent(first)}`)
  })

  router.get('/c/:id/coding/:taskId/as/:coder/:titleId', async (request, response) => {
    const { progress, slot } = await requireCoder(workspace, response, request.params)
    const { titleId } = request.params
    const view = {
      titleId,
      group: textOf(request, 'group'),
      search: textOf(request, 'q'),
      done: textOf(request, 'done'),
    }
    await sendCoding(context, request, response, progress, slot, { ...view, refused: null }, 200)
  })

  router.post('/c/:id/coding/:taskId/as/:coder/:titleId', async (request, response) => {
    const { id, taskId, titleId } = request.params
    const { progress, slot } = await requireCoder(workspace, response, request.params)
    const sent = sentDecision(request.body)
    const row = await requireRow(context, taskId, titleId)
    const record = hidden(await requireTitle(workspace, id, titleId), row.blind)
    const by = { task: progress.task, titleId, slot, person: personOf(response).id }
    const outcome = await codeTitle(
      workspace,
      { ...by, comment: sent.comment, seenEvents: sent.seenRevision },
      answerOf(requestFrom(sent, record.finding)),
    )
    if (outcome.kind === 'Conflict') {
      const view = { titleId, group: '', search: '', done: '', refused: sent }
      await sendCoding(context, request, response, progress, slot, view, 409)
      return
    }
    const next = await workspace.store.nextToCode(taskId, slot, row.position)
    const query = `?done=${encodeURIComponent(titleId)}`
    const path = coderPath(id, taskId, slot)
    response.redirect(303, next === null ? path : `${path}/${encodeURIComponent(next)}${query}`)
  })

  return router
}

function answerOf(request: DecisionRequest | 'undo'): CodingAnswer {
  if (request === 'undo')
    throw new KnownError('review/bad-request', { detail: 'choice: an answer is changed, not undone' })
  switch (request.choice) {
    case 'code':
      return { kind: 'Code', code: request.code, relation: request.relation }
    case 'no-group-fits':
      return { kind: 'NoTermFound' }
    case 'defer':
      return { kind: 'Defer' }
  }
}

async function requireRow({ workspace }: ServerContext, taskId: string, titleId: string) {
  const row = await workspace.store.codingRow(taskId, titleId)
  if (row === undefined) throw new KnownError('title/unknown', { id: titleId.slice(0, 100) })
  return row
}

async function sendCoding(
  context: ServerContext,
  request: Request,
  response: Response,
  progress: CodingTaskProgress,
  slot: CoderSlot,
  view: CodingView,
  status: number,
): Promise<void> {
  const { workspace } = context
  const { task } = progress
  const head = await headOf(workspace, task.correspondenceId)
  const row = await requireRow(context, task.id, view.titleId)
  const data = await codingData(workspace, head, readerOf(response).locale, progress, slot, row, view)
  const page = { view: 'coding-title', title: row.text, section: 'coding', correspondence: head } as const
  sendPage(context, request, response, { ...page, status, data })
}

async function sendDone(
  context: ServerContext,
  request: Request,
  response: Response,
  { task, titles, done }: CodingTaskProgress,
  slot: CoderSlot,
): Promise<void> {
  const head = await headOf(context.workspace, task.correspondenceId)
  const { locale } = readerOf(response)
  sendPage(context, request, response, {
    view: 'coding-done',
    title: task.name,
    section: 'coding',
    correspondence: head,
    data: {
      name: task.name,
      titles,
      waiting: titles - done[slot === 0 ? 1 : 0],
      other: locale.text('coding.waiting-for', {
        count: titles - done[slot === 0 ? 1 : 0],
        coder: task.coders[slot === 0 ? 1 : 0],
      }),
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
