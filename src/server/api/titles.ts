import { z } from 'zod'
import { KnownError } from '../../errors.js'
import type { DecisionOutcome } from '../../store/port.js'
import { requireCorrespondence } from '../../pipeline/target.js'
import { decideOn, requireTitle } from '../deciding.js'
import { decisionForm, sentDecision, undoForm, type SentDecision } from '../decision-form.js'
import { pageOf } from '../paging.js'
import { filterFrom, listQuery, ofCorrespondence, ofTitle, pagedQuery } from './list-query.js'

import { body } from './named-schema.js'
import { operation, type Call, type Operation } from './operation.js'
import { problemOf } from './problem.js'
import { problemSchema } from './schemas/problem.js'
import { decisionConflict, storedDecision, titleNeighbours, titlePage, titleRecord } from './schemas/titles.js'

const tag = 'Titles'
const sentAsDecision = body('Decision', 'What a reviewer decides on a title.', decisionForm)
const sentAsUndo = body('Undo', 'Takes back the decision that stands.', undoForm)

/** Somebody's decision, or that there is none of yours to take back. */
const inTheWay = z.union([decisionConflict, problemSchema])

export const titleOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/api/c/{id}/titles',
    tag,
    id: 'listTitles',
    summary: 'Titles, filtered, sorted and paged',
    params: ofCorrespondence,
    query: pagedQuery,
    answers: { 200: titlePage },
    failures: ['correspondence/unknown'],
    run: async ({ http, params, query, context: { workspace } }) => {
      await requireCorrespondence(workspace, params.id)
      const page = pageOf(query.page, query.size)
      return { json: await workspace.store.list(params.id, filterFrom(query, http), query.sort, page) }
    },
  }),
  operation({
    method: 'get',
    path: '/api/c/{id}/titles/{titleId}',
    tag,
    id: 'getTitle',
    summary: 'A title with finding, decisions and what stands',
    params: ofTitle,
    answers: { 200: titleRecord },
    failures: ['title/unknown'],
    run: async ({ params, context: { workspace } }) => ({
      json: await requireTitle(workspace, params.id, params.titleId),
    }),
  }),
  operation({
    method: 'get',
    path: '/api/c/{id}/titles/{titleId}/neighbours',
    tag,
    id: 'getNeighbours',
    summary: 'The titles before and after one in a list',
    params: ofTitle,
    query: listQuery,
    answers: { 200: titleNeighbours },
    failures: ['title/unknown'],
    run: async ({ http, params: { id, titleId }, query, context: { workspace } }) => {
      await requireTitle(workspace, id, titleId)
      return { json: await workspace.store.around(id, filterFrom(query, http), query.sort, titleId) }
    },
  }),
  operation({
    method: 'post',
    path: '/api/c/{id}/titles/{titleId}/decisions',
    tag,
    id: 'decideTitle',
    summary: 'Decide on a title',
    description:
      'Appends a decision if nobody decided since the revision seen. The same decision sent twice is applied once.',
    needs: 'reviewer',
    params: ofTitle,
    body: sentAsDecision,
    answers: { 201: storedDecision, 409: inTheWay },
    failures: ['title/unknown', 'classification/unknown-code', 'review/conflict', 'review/nothing-to-undo'],
    run: (call) => decided(call, sentDecision(call.body)),
  }),
  operation({
    method: 'post',
    path: '/api/c/{id}/titles/{titleId}/undo',
    tag,
    id: 'undoDecision',
    summary: 'Take back your decision on a title',
    description: 'Appends a withdrawal; both stay on file.',
    needs: 'reviewer',
    params: ofTitle,
    body: sentAsUndo,
    answers: { 201: storedDecision, 409: inTheWay },
    failures: ['title/unknown', 'review/conflict', 'review/nothing-to-undo'],
    run: (call) =>
      decided(call, {
        ...{ choice: 'undo', relation: '', reason: '', scope: 'one', others: [] },
        comment: call.body.comment,
        seenRevision: call.body.seen,
      }),
  }),
]

type OnTitle = Call<{ readonly id: string; readonly titleId: string }, unknown, unknown>

async function decided({ params, person, locale, context, http }: OnTitle, sent: SentDecision) {
  const outcome: DecisionOutcome = await decideOn(context.workspace, params.id, params.titleId, person.id, sent)
  if (outcome.kind === 'Stored') return { status: 201, json: outcome }
  const { latest, revision } = outcome
  const failure = new KnownError('review/conflict', { detail: latest === undefined ? '' : latest.kind })
  const problem = problemOf(failure, http.request.path, locale)
  return { status: 409, json: { ...problem, kind: 'Conflict' as const, latest, revision } }
}
