import { Router, type Request, type Response } from 'express'
import { KnownError } from '../errors.js'
import { failureTexts } from '../locale/failures.js'
import type { Locale } from '../locale/locale.js'
import { ingestNamed } from '../pipeline/ingest-source.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import { onlyHead } from './classifications.js'
import type { ServerContext } from './context.js'
import { importCheckView, replaced } from './import-check-view.js'
import { sentImport } from './import-form.js'
import { forgetReadings, readChecked, readUnderstood } from './import-readings.js'
import { importView } from './import-view.js'
import { sendPage } from './page.js'
import { readerOf } from './reader.js'
import { draftOf, dropUpload, keepDraft, type Draft } from './uploads.js'

/** `/sources/import/:upload`: how an uploaded file is understood, what would come of it, and its ingest. */
export function importPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/sources/import/:upload', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    const shown = await readable(context, draft)
    await sendImport(context, request, response, draft, shown)
  })

  router.post('/sources/import/:upload', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    const { source } = await readable(context, draft)
    const { action, words, choices, moved } = sentImport(request.body, source, draft)
    if (action === 'discard') {
      dropUpload(workspace, draft.id)
      response.redirect(303, '/sources')
      return
    }
    keepDraft(workspace, { ...draft, words, choices })
    const checks = action === 'check' && !moved
    response.redirect(303, `/sources/import/${draft.id}${checks ? '/check' : ''}`)
  })

  router.get('/sources/import/:upload/check', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    await orCorrected(context, request, response, draft, async () => {
      const { locale } = readerOf(response)
      const source = await readUnderstood(workspace, draft)
      if (source.doubts.some(({ about }) => about === 'target' || about === 'from')) {
        const isLinks = source.recipe.kind === 'correspondence'
        throw new KnownError(isLinks ? 'source/no-classifications' : 'source/no-target', { file: draft.name })
      }
      const checked = await readChecked(workspace, draft)
      const page = numberIn(request.query.page) ?? 1
      const asked = { page: Math.max(1, page), reason: numberIn(request.query.reason) }
      const earlier = replaced(await workspace.store.sources(), source.description.id)
      sendPage(context, request, response, {
        view: 'import-check',
        title: locale.text('import.check-title', { file: draft.name }),
        section: 'sources',
        correspondence: await onlyHead(workspace),
        data: {
          ...importCheckView(source, checked, draft, locale, asked),
          replaces: earlier === undefined ? '' : earlier.description.title,
        },
      })
    })
  })

  router.post('/sources/import/:upload/ingest', async (request, response) => {
    const draft = draftOf(workspace, request.params.upload)
    await orCorrected(context, request, response, draft, async () => {
      const { description, recipe } = await readUnderstood(workspace, draft)
      const { id } = await ingestNamed(workspace, draft.file, description, recipe)
      dropUpload(workspace, draft.id)
      forgetReadings(workspace)
      response.redirect(303, `/sources/${encodeURIComponent(id)}?ingested=1`)
    })
  })

  return router
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
async function readable({ workspace }: ServerContext, draft: Draft): Promise<ShownImport> {
  try {
    return { source: await readUnderstood(workspace, draft) }
  } catch (thrown) {
    if (!(thrown instanceof KnownError)) throw thrown
    const { choices } = draft
    const attempts = thrown.code === 'source/bad-words' ? [{ words: {}, choices }] : []
    for (const attempt of [...attempts, { words: {}, choices: {} }]) {
      try {
        return { source: await readUnderstood(workspace, { ...draft, ...attempt }), failure: thrown }
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
    correspondence: await onlyHead(workspace),
    status: failure?.http ?? 200,
    data: { ...importView(source, draft, locale, targets), failure: failureShown(failure, locale) },
  })
}

/** A failure as an alert on the page that it happened on. */
export const failureShown = (failure: KnownError | undefined, { tag }: Locale) =>
  failure === undefined ? null : { ...failureTexts(failure, tag), code: failure.code }

function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : null
  return number
}
