import { Router } from 'express'
import { writeWorkbook } from '../files/workbook-writer.js'
import { loadTarget } from '../pipeline/target.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { filterOf, isNarrowed, queryOf, wholeList, type ListState } from './list-state.js'
import { listShown } from './double-coding/withheld.js'
import { pathOf, sendPage } from './page.js'
import { pagerOf, pageOf } from './paging.js'
import { progressOf } from './progress.js'
import { queuePage } from './queue-page.js'
import { readerOf } from './reader.js'
import { reviewSurroundings, viewsShown } from './review-surroundings.js'
import { personOf } from './signed-in.js'
import { filterChoices, sortLinks } from './title-filters.js'
import { shownRow } from './title-rows.js'
import { titleSheet } from './title-sheet.js'

const pageSize = 50
/** More rows than a workbook's reader wants; the export says when it was cut. */
export const exportLimit = 100_000

/** `/c/:id/titles`: every title of a correspondence, filtered, sorted and paged by the store; and the same as a workbook. */
export function titlePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/titles', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const list = listShown(request, response, wholeList)
    const [{ rows, total }, target, progress] = await Promise.all([
      queuePage(workspace, head.id, list, pageOf(list.page, pageSize)),
      loadTarget(workspace, head.id),
      progressOf(workspace, head.id),
    ])
    const surroundings = await reviewSurroundings(workspace, head.id, progress.titles, personOf(response).id, target)
    const path = `${pathOf(head.id)}/titles`
    const deskHref = (id: string) => `${pathOf(head.id)}/desk/${encodeURIComponent(id)}${queryOf({ ...list, page: 1 })}`
    sendPage(context, request, response, {
      view: 'titles',
      title: locale.text('titles.title'),
      section: 'titles',
      correspondence: head,
      data: {
        path,
        list,
        rows: rows.map((row) => shownRow(row, target.items, locale, deskHref(row.id))),
        pager: pagerOf(total, list.page, pageSize, (page) => `${path}${queryOf({ ...list, page })}`),
        choices: filterChoices(list, progress, surroundings.reviewers, locale),
        views: viewsShown(surroundings.views, pathOf(head.id), 'titles', locale),
        viewsAction: `${pathOf(head.id)}/views`,
        viewQuery: queryOf({ ...list, page: 1 }),
        treeHref: `${pathOf(head.id)}/tree`,
        bulkHref: `${pathOf(head.id)}/bulk${queryOf({ ...list, page: 1 })}`,
        sorts: sortLinks(list, (changed) => `${path}${queryOf(changed)}`),
        narrowed: isNarrowed(list) || list.state !== 'all',
        nothingMapped: progress.titles === 0,
        exportHref: `${pathOf(head.id)}/titles.xlsx${queryOf({ ...list, page: 1 })}`,
        workbookHref: `${pathOf(head.id)}/workbook${queryOf({ ...list, page: 1 })}`,
        deskHref: `${pathOf(head.id)}/desk${queryOf({ ...list, page: 1 })}`,
        codingHref: `${pathOf(head.id)}/coding/new${queryOf({ ...list, page: 1 })}`,
      },
    })
  })

  router.get('/c/:id/titles.xlsx', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const list: ListState = listShown(request, response, wholeList)
    const found = await workspace.store.list(head.id, filterOf(list), list.sort, { offset: 0, limit: exportLimit })
    const { items } = await loadTarget(workspace, head.id)
    const workbook = await writeWorkbook([titleSheet(head, found, items, locale)])
    response
      .attachment(`${head.id}-titles.xlsx`)
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(workbook))
  })

  return router
}
