import { z } from 'zod'
import { KnownError } from '../../errors.js'
import { record } from '../../pipeline/history.js'
import type { ReadingChoices } from '../../pipeline/reading-choices.js'
import type { SourceWords } from '../../pipeline/source-words.js'
import type { ServerContext } from '../context.js'
import { checkedWithSource } from '../import-checked.js'
import { beginUpload, draftOf, drafts, dropUpload, keepDraft, type Draft } from '../uploads.js'
import { operation, type Operation } from './operation.js'
import { source } from './schemas/sources.js'
import { checkedUpload, sentChoices, upload, uploads } from './schemas/uploads.js'

const shared = { tag: 'Sources', needs: 'adjudicator' } as const
const ofUpload = z.object({ uploadId: z.string() })
/** What can be wrong with a file as it is read. */
const unreadable = ['source/damaged', 'source/no-header', 'source/bad-words', 'source/missing-column'] as const

/** What the Sources page does with a file, step by step: upload, understand, correct, check, ingest. */
export const uploadOperations: readonly Operation[] = [
  operation({
    ...shared,
    method: 'get',
    path: '/api/uploads',
    id: 'listUploads',
    summary: 'Files that were uploaded and not ingested yet',
    answers: { 200: uploads },
    failures: [],
    run: ({ context }) => ({
      json: { uploads: drafts(context.workspace).map(({ id, name }) => ({ id, name })) },
    }),
  }),
  operation({
    ...shared,
    method: 'post',
    path: '/api/uploads',
    id: 'uploadSource',
    summary: 'Upload a file, and see how it is understood',
    description:
      'The body is the file. It waits a day for its ingest. A file that cannot be read at all is refused and not kept.',
    query: z.object({ name: z.string().trim().min(1).max(300).describe('Name of the file, with its ending') }),
    file: {
      type: 'application/octet-stream',
      what: 'A workbook, a table or a text; of at most CONCORD_UPLOAD_LIMIT megabytes (200 unless it is set).',
    },
    answers: { 201: upload },
    failures: [...unreadable, 'upload/too-large'],
    run: async ({ query, body, person, context }) => {
      const begun = await beginUpload(context.workspace, query.name)
      const { draft } = begun
      try {
        await begun.sink.write(body as unknown as Uint8Array)
        await begun.end()
        keepDraft(context.workspace, draft)
        await record(context.workspace, { person: person.id, act: 'upload', detail: { upload: draft.id } })
        return { status: 201, json: await understood(context, draft) }
      } catch (thrown) {
        await begun.end()
        dropUpload(context.workspace, draft.id)
        throw thrown
      }
    },
  }),
  operation({
    ...shared,
    method: 'get',
    path: '/api/uploads/{uploadId}',
    id: 'getUpload',
    summary: 'How an uploaded file is understood',
    params: ofUpload,
    answers: { 200: upload },
    failures: [...unreadable, 'upload/gone', 'upload/cancelled'],
    run: async ({ params, context }) => ({
      json: await understood(context, draftOf(context.workspace, params.uploadId)),
    }),
  }),
  operation({
    ...shared,
    method: 'post',
    path: '/api/uploads/{uploadId}/choices',
    id: 'correctUpload',
    summary: 'Say how an uploaded file is to be read',
    params: ofUpload,
    body: sentChoices,
    answers: { 200: upload },
    failures: [...unreadable, 'upload/gone', 'upload/cancelled'],
    run: async ({ params, body: { words, choices }, context }) => {
      const before = draftOf(context.workspace, params.uploadId)
      const draft: Draft = { ...before, words: said<SourceWords>(words), choices: said<ReadingChoices>(choices) }
      // Only what can be read so is kept: a wrong column leaves everything as it was.
      const json = await understood(context, draft)
      keepDraft(context.workspace, draft)
      return { json }
    },
  }),
  operation({
    ...shared,
    method: 'post',
    path: '/api/uploads/{uploadId}/check',
    id: 'checkUpload',
    summary: 'What ingesting an uploaded file would give',
    description: 'A dry run: stores nothing.',
    params: ofUpload,
    answers: { 200: checkedUpload },
    failures: [...unreadable, 'source/no-target', 'source/no-classifications', 'upload/gone', 'upload/cancelled'],
    run: async ({ params, context: { workspace, readings } }) => {
      const draft = draftOf(workspace, params.uploadId)
      readings.forgetFailed(draft.id)
      return { json: (await checkedWithSource(readings, draft)).checked }
    },
  }),
  operation({
    ...shared,
    method: 'post',
    path: '/api/uploads/{uploadId}/ingest',
    id: 'ingestUpload',
    summary: 'Ingest an uploaded file',
    description: 'Takes the place of a source of the same id. Answers when all is stored, however long that takes.',
    params: ofUpload,
    answers: { 201: source },
    failures: [...unreadable, 'source/no-target', 'source/no-classifications', 'upload/gone', 'upload/cancelled'],
    run: async ({ params, person, context: { workspace, readings } }) => {
      const draft = draftOf(workspace, params.uploadId)
      readings.forgetFailed(draft.id)
      await record(workspace, { person: person.id, act: 'ingest', detail: { upload: draft.id } })
      const { id } = await readings.ingested(draft)
      const stored = (await workspace.store.sources()).find(({ description }) => description.id === id)
      if (stored === undefined) throw new KnownError('source/unknown', { id })
      return { status: 201, json: stored }
    },
  }),
  operation({
    ...shared,
    method: 'post',
    path: '/api/uploads/{uploadId}/discard',
    id: 'discardUpload',
    summary: 'Give an uploaded file up',
    params: ofUpload,
    answers: { 200: uploads },
    failures: ['upload/gone'],
    run: ({ params, context: { workspace, readings } }) => {
      const { id } = draftOf(workspace, params.uploadId)
      readings.cancel(id)
      dropUpload(workspace, id)
      return { json: { uploads: drafts(workspace).map(({ id: other, name }) => ({ id: other, name })) } }
    },
  }),
]

const rowsAnswered = 20

async function understood({ readings }: ServerContext, draft: Draft) {
  const { file: name, recipe, rows, ...found } = await readings.understood(draft)
  return { ...found, id: draft.id, name, kind: recipe.kind, recipe: { ...recipe }, rows: rows.slice(0, rowsAnswered) }
}

/** What was said, without what was left out. */
const said = <T extends object>(given: { readonly [K in keyof T]?: unknown }): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
