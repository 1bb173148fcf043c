import { writeWorkbook } from '../../files/workbook-writer.js'
import { correspondenceWorkbook, revisionReport } from '../../pipeline/publish.js'
import { loadTarget, requireCorrespondence } from '../../pipeline/target.js'
import { headOf } from '../classifications.js'
import { requireWholeFiles } from '../double-coding/withheld-files.js'
import { reportPolicy, workbookType } from '../downloads.js'
import { titleSheet } from '../title-sheet.js'
import { exportLimit } from '../titles.js'
import { z } from 'zod'
import { filterFrom, listQuery, ofCorrespondence } from './list-query.js'
import { answer, list } from './named-schema.js'
import { operation, type Operation } from './operation.js'

const shared = { method: 'get', tag: 'Downloads', params: ofCorrespondence } as const
const workbook = (what: string) => ({ type: workbookType, what })

const downloads = answer(
  'Downloads',
  'What can be downloaded of a correspondence.',
  z.object({ downloads: list(z.object({ name: z.string(), type: z.string(), href: z.string() })) }),
)
const files = [
  ['correspondence.xlsx', workbookType],
  ['revision-report.xlsx', workbookType],
  ['revision-report.html', 'text/html'],
  ['titles.xlsx', workbookType],
] as const

export const downloadOperations: readonly Operation[] = [
  operation({
    ...shared,
    path: '/api/c/{id}/downloads',
    id: 'listDownloads',
    summary: 'What can be downloaded',
    answers: { 200: downloads },
    failures: ['correspondence/unknown'],
    run: async ({ params, context: { workspace } }) => {
      const { id } = await requireCorrespondence(workspace, params.id)
      const path = `/api/c/${encodeURIComponent(id)}/downloads`
      return { json: { downloads: files.map(([name, type]) => ({ name, type, href: `${path}/${name}` })) } }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/downloads/correspondence.xlsx',
    id: 'getCorrespondenceWorkbook',
    summary: 'The correspondence table as it stands',
    answersFile: workbook('Associations in both directions, open cases and how it was made.'),
    failures: ['correspondence/unknown', 'coding/blind-files'],
    run: async ({ params: { id }, context, http }) => {
      await requireWholeFiles(context, http.response, id)
      return { file: await correspondenceWorkbook(context.workspace, id), type: workbookType, name: `${id}.xlsx` }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/downloads/revision-report.xlsx',
    id: 'getRevisionReportWorkbook',
    summary: 'The revision report to work on',
    answersFile: workbook('Proposed new occupations with their evidence.'),
    failures: ['correspondence/unknown', 'template/failed', 'coding/blind-files'],
    run: async ({ params: { id }, context, http }) => {
      await requireWholeFiles(context, http.response, id)
      const { workbook: file } = await revisionReport(context.workspace, id)
      return { file, type: workbookType, name: `${id}-revision-report.xlsx` }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/downloads/revision-report.html',
    id: 'getRevisionReport',
    summary: 'The revision report to print',
    answersFile: { type: 'text/html', what: 'One page with everything it needs inside.' },
    failures: ['correspondence/unknown', 'template/failed', 'coding/blind-files'],
    run: async ({ params: { id }, context, http }) => {
      await requireWholeFiles(context, http.response, id)
      const { html } = await revisionReport(context.workspace, id)
      http.response.set('Content-Security-Policy', reportPolicy)
      return { file: html, type: 'text/html', name: `${id}-revision-report.html` }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/downloads/titles.xlsx',
    id: 'getTitlesWorkbook',
    summary: 'A filtered list of titles',
    query: listQuery,
    answersFile: workbook('Each title with what stands for it.'),
    failures: ['correspondence/unknown'],
    run: async ({ http, params, query, locale, context: { workspace } }) => {
      const head = await headOf(workspace, params.id)
      const page = { offset: 0, limit: exportLimit }
      const found = await workspace.store.list(head.id, filterFrom(query, http), query.sort, page)
      const { items } = await loadTarget(workspace, head.id)
      const file = await writeWorkbook([titleSheet(head, found, items, locale)])
      return { file, type: workbookType, name: `${head.id}-titles.xlsx` }
    },
  }),
]
