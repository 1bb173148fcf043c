import { z } from 'zod'
import { applyReviewImport } from '../../pipeline/apply-review-import.js'
import { exportReviewWorkbook } from '../../pipeline/export-review-workbook.js'
import { planReviewImport, type ImportPlan } from '../../pipeline/plan-review-import.js'
import type { Locale } from '../../locale/locale.js'
import { workbookType } from '../downloads.js'
import { reasonText } from '../review-workbook/plan-view.js'
import { filterFrom, listQuery, ofCorrespondence } from './list-query.js'
import { operation, type Operation } from './operation.js'
import { importPlan } from './schemas/review-workbook.js'

const tag = 'Review workbook'
const sentWorkbook = { type: workbookType, what: 'A review workbook that somebody filled in.' } as const
const file = 'review-workbook.xlsx'

export const reviewWorkbookOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/api/c/{id}/review-workbook.xlsx',
    tag,
    id: 'exportReviewWorkbook',
    summary: 'Titles as a workbook to fill in',
    description: 'At most 20,000 titles; headers and drop-downs in the language that the request prefers.',
    params: ofCorrespondence,
    query: listQuery,
    answersFile: { type: workbookType, what: 'A review workbook.' },
    failures: ['correspondence/unknown'],
    run: async ({ http, params: { id }, query, locale, context: { workspace } }) => {
      const request = { correspondenceId: id, filter: filterFrom(query, http), order: query.sort, locale }
      const { workbook } = await exportReviewWorkbook(workspace, request)
      return { file: workbook, type: workbookType, name: `${id}-review.xlsx` }
    },
  }),
  operation({
    method: 'post',
    path: '/api/c/{id}/review-workbook/check',
    tag,
    id: 'checkReviewWorkbook',
    summary: 'What a filled-in workbook would change',
    description: 'A dry run: writes nothing.',
    needs: 'reviewer',
    params: ofCorrespondence,
    file: sentWorkbook,
    answers: { 200: importPlan },
    failures: ['correspondence/unknown', 'workbook/not-ours', 'workbook/other-correspondence', 'source/damaged'],
    run: async ({ params: { id }, body, person, locale, context: { workspace } }) => {
      const plan = await planReviewImport(workspace, id, { bytes: bytesIn(body), file }, person.id)
      return { json: inWords(plan, locale) }
    },
  }),
  operation({
    method: 'post',
    path: '/api/c/{id}/review-workbook/apply',
    tag,
    id: 'applyReviewWorkbook',
    summary: 'Decide what a filled-in workbook says',
    description: 'May be repeated: what was applied before is left as it is.',
    needs: 'reviewer',
    params: ofCorrespondence,
    query: z.object({
      conflicts: z
        .enum(['report', 'theirs', 'mine'])
        .default('report')
        .describe('Whose decision holds where somebody decided meanwhile; report: both are answered, nothing changes'),
    }),
    file: sentWorkbook,
    answers: { 200: importPlan },
    failures: ['correspondence/unknown', 'workbook/not-ours', 'workbook/other-correspondence', 'source/damaged'],
    run: async ({ params: { id }, query, body, person, locale, context: { workspace } }) => {
      const conflicts = query.conflicts === 'report' ? new Map<number, never>() : query.conflicts
      const sent = { bytes: bytesIn(body), file }
      const done = await applyReviewImport(workspace, id, sent, { reviewer: person.id, conflicts })
      return { json: inWords(done, locale) }
    },
  }),
]

const bytesIn = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array())

const inWords = (plan: ImportPlan, locale: Locale) => ({
  ...plan,
  rows: plan.rows.map((row) => (row.kind === 'Refused' ? { ...row, sentence: reasonText(row, locale) } : row)),
})
