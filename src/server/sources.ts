import { Router, type Request, type Response } from 'express'
import type { KnownError } from '../errors.js'
import type { Locale } from '../locale/locale.js'
import { readingText } from '../locale/reading-text.js'
import { checkStored } from '../pipeline/check-source.js'
import { onlyHead } from './classifications.js'
import type { ServerContext } from './context.js'
import { checksView } from './import-check-view.js'
import { failureShown } from './failure-shown.js'
import { listedSources, type ListedSource } from './listed-sources.js'
import { sendPage } from './page.js'
import { pagerOf, pageOf } from './paging.js'
import { readerOf } from './reader.js'
import { hasRole } from './signed-in.js'
import { drafts } from './uploads.js'

const refusedShown = 50

/** `/sources`: what was given to this workspace, and what became of each row. */
export function sourcePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/sources', (request, response) => sendSources(context, request, response))

  router.get('/sources/:id', async (request, response, next) => {
    const { locale } = readerOf(response)
    const sources = listedSources(await workspace.store.sources())
    const source = sources.find(({ description }) => description.id === request.params.id)
    if (source === undefined) {
      next()
      return
    }
    const { refused } = source.report
    const asked = Number.parseInt(typeof request.query.page === 'string' ? request.query.page : '1', 10)
    const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
    const { offset, limit } = pageOf(page, refusedShown)
    const path = `/sources/${encodeURIComponent(source.description.id)}`
    sendPage(context, request, response, {
      view: 'source',
      title: source.description.title,
      section: 'sources',
      correspondence: await onlyHead(workspace, response),
      data: {
        source: shownSource(source, locale),
        ingested: request.query.ingested === '1',
        isClassification: source.kind === 'classification',
        checks:
          source.kind === 'classification'
            ? checksView(await checkStored(workspace, source.description.id), locale)
            : [],
        refused: refused
          .slice(offset, offset + limit)
          .map((row) => ({ ...row, sheet: row.sheet ?? '', reason: readingText(row.reason, locale.tag) })),
        pager: pagerOf(refused.length, page, refusedShown, (to) => `${path}?page=${to}`),
      },
    })
  })

  return router
}

/** The list of sources with the place to drop a file; after an upload that failed, with the reason. */
export async function sendSources(
  context: ServerContext,
  request: Request,
  response: Response,
  failure?: KnownError,
): Promise<void> {
  const { workspace } = context
  const { locale } = readerOf(response)
  const sources = listedSources(await workspace.store.sources())
  sendPage(context, request, response, {
    view: 'sources',
    title: locale.text('nav.sources'),
    section: 'sources',
    correspondence: await onlyHead(workspace, response),
    status: failure?.http ?? 200,
    data: {
      sources: sources.map((source) => shownSource(source, locale)),
      mayIngest: hasRole(response, 'adjudicator', null),
      begun: drafts(workspace).map(({ id, name }) => ({ name, href: `/sources/import/${id}` })),
      uploadLimit: workspace.config.uploadLimit,
      failure: failureShown(failure, locale),
    },
  })
}

function shownSource({ description, kinds, ingestedAt, report }: ListedSource, locale: Locale) {
  return {
    ...description,
    href: `/sources/${encodeURIComponent(description.id)}`,
    kind: kinds.map((kind) => locale.text(`source.kind-${kind}`)).join(' + '),
    languageNames: description.languages.map((tag) => locale.languageName(tag)).join(', '),
    at: ingestedAt,
    when: locale.time(ingestedAt),
    file: report.file,
    rowsIn: report.rowsIn,
    kept: report.kept,
    duplicates: report.duplicates,
    refusedCount: report.refused.length,
    remarks: report.remarks.map((remark) => readingText(remark, locale.tag)),
  }
}
