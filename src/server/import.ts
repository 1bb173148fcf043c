import { Router, type Request, type Response } from 'express'
import { KnownError, reasonOf } from '../errors.js'
import { record } from '../pipeline/history.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import { onlyHead } from './classifications.js'
import type { ServerContext } from './context.js'
import { importCheckView, replaced } from './import-check-view.js'
import { checkedWithSource } from './import-checked.js'
import { failureShown } from './failure-shown.js'
import { isDiscard, sentImport } from './import-form.js'
import { sendReading } from './import-reading-page.js'
import { importView } from './import-view.js'
import { sendPage } from './page.js'
import { readerOf } from './reader.js'
import { sendSources } from './sources.js'
import { personOf, requireRole } from './signed-in.js'
import { draftOf, dropUpload, keepDraft, type Draft } from './uploads.js'

/** `/sources/import/:upload`: how an uploaded file is understood, what would come of it, and its ingest. */
export function importPages(context: ServerContext): Router {
  const { workspace, readings } = context
  const router = Router()
  router.use('/sources/import', (_request, response, next) => {
    requireRole(response, 'adjudicator', null)
    next()
  })

  router.get('/sources/import/:upload', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    await orOnSources(context, request, response, async () => {
      const shown = await readings.soon(draft.id, readable(context, draft))
      if ('still' in shown) await sendReading(context, request, response, draft.name, shown.still)
      else await sendImport(context, request, response, draft, shown.done)
    })
  })

  router.post('/sources/import/:upload', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    if (isDiscard(request.body)) {
      readings.cancel(draft.id)
      dropUpload(workspace, draft.id)
      response.redirect(303, '/sources')
      return
    }
    readings.forgetFailed(draft.id)
    const { source } = await readable(context, draft)
    const { action, words, choices, moved } = sentImport(request.body, source, draft)
    keepDraft(workspace, { ...draft, words, choices })
    const checks = action === 'check' && !moved
    response.redirect(303, `/sources/import/${draft.id}${checks ? '/check' : ''}`)
  })

  router.post('/sources/import/:upload/cancel', (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    readings.cancel(draft.id)
    response.redirect(303, '/sources')
  })

  router.get('/sources/import/:upload/check', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    await orCorrected(context, request, response, draft, async () => {
      const { locale } = readerOf(response)
      const read = await readings.soon(draft.id, checkedWithSource(readings, draft))
      if ('still' in read) {
        await sendReading(context, request, response, draft.name, read.still)
        return
      }
      const { source, checked } = read.done
      const page = numberIn(request.query.page) ?? 1
      const asked = { page: Math.max(1, page), reason: numberIn(request.query.reason) }
      const earlier = replaced(await workspace.store.sources(), source.description.id)
      sendPage(context, request, response, {
        view: 'import-check',
        title: locale.text('import.check-title', { file: draft.name }),
        section: 'sources',
        correspondence: await onlyHead(workspace, response),
        data: {
          ...importCheckView(source, checked, draft, locale, asked),
          replaces: earlier === undefined ? '' : earlier.description.title,
        },
      })
    })
  })

  router.post('/sources/import/:upload/ingest', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    readings.forgetFailed(draft.id)
    await orCorrected(context, request, response, draft, async () => {
      await record(workspace, { person: personOf(response).id, act: 'ingest', detail: { upload: draft.id } })
      const ingest = await readings.soon(draft.id, readings.ingested(draft))
      response.redirect(303, 'still' in ingest ? `/sources/import/${draft.id}/ingest` : ingestedPath(ingest.done.id))
    })
  })

  router.get('/sources/import/:upload/ingest', async (request, response) => {
    const id = request.params.upload
    const begun = readings.ingestOf(id)
    if (begun === undefined) {
      // Cancelled, or begun in an earlier run of the server: whoever comes back finds the file as it was.
      response.redirect(303, `/sources/import/${draftOf(workspace, id).id}/check`)
      return
    }
    const ingest = await readings.soon(id, begun.catch(settled))
    if ('still' in ingest) {
      await sendReading(context, request, response, draftOf(workspace, id).name, ingest.still)
      return
    }
    const { done } = ingest
    if ('id' in done) response.redirect(303, ingestedPath(done.id))
    else await orCorrected(context, request, response, draftOf(workspace, id), () => Promise.reject(done.failure))
  })

  return router
}

const ingestedPath = (id: string): string => `/sources/${encodeURIComponent(id)}?ingested=1`

const settled = (thrown: unknown): { readonly failure: Error } => ({
  failure: thrown instanceof Error ? thrown : new Error(reasonOf(thrown)),
})

/** Does the work; where the file cannot be read at all, shows the list of sources with the reason. */
async function orOnSources(
  context: ServerContext,
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.http >= 500) throw thrown
    await sendSources(context, request, response, thrown)
  }
}

/** Does the work; where a known failure stands in its way, shows the file again with all that was filled in, and why. */
async function orCorrected(
  context: ServerContext,
  request: Request,
  response: Response,
  draft: Draft,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.http >= 500) throw thrown
    const { source } = await readable(context, draft)
    await sendImport(context, request, response, draft, { source, failure: thrown })
  }
}

interface ShownImport {
  readonly source: UnderstoodSource
  /** What was filled in and does not go; `source` is then without it. */
  readonly failure?: KnownError
}

/** How a file is understood as its owner says, else, with the reason, as far as it goes without. */
async function readable({ readings }: ServerContext, draft: Draft): Promise<ShownImport> {
  try {
    return { source: await readings.understood(draft) }
  } catch (thrown) {
    if (!(thrown instanceof KnownError)) throw thrown
    const { choices } = draft
    const attempts = thrown.code === 'source/bad-words' ? [{ words: {}, choices }] : []
    for (const attempt of [...attempts, { words: {}, choices: {} }]) {
      try {
        return { source: await readings.understood({ ...draft, ...attempt }), failure: thrown }
      } catch (again) {
        if (!(again instanceof KnownError)) throw again
      }
    }
    throw thrown
  }
}

async function sendImport(
  context: ServerContext,
  request: Request,
  response: Response,
  draft: Draft,
  { source, failure }: ShownImport,
): Promise<void> {
  const { workspace } = context
  const { locale } = readerOf(response)
  const stored = await workspace.store.sources()
  const targets = stored.filter(({ kind }) => kind === 'classification').map(({ description }) => description.id)
  sendPage(context, request, response, {
    view: 'import',
    title: draft.name,
    section: 'sources',
    correspondence: await onlyHead(workspace, response),
    status: failure?.http ?? 200,
    data: { ...importView(source, draft, locale, targets), failure: failureShown(failure, locale) },
  })
}

function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : null
  return number
}
