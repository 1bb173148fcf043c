import { Router } from 'express'
import { writeDelimited } from '../../files/delimited.js'
import type { Locale } from '../../locale/locale.js'
import type { ClassificationItem } from '../../model/classification.js'
import type { DepartureEvidence, ExplainedDeparture } from '../../model/departure.js'
import { departureTable } from '../../pipeline/departure-table.js'
import { explainDepartures, listDepartures } from '../../pipeline/list-departures.js'
import { loadTarget } from '../../pipeline/target.js'
import { headOf, labelFor } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { filterShown } from '../double-coding/withheld.js'
import { pathOf, sendPage } from '../page.js'
import { pagerOf, pageOf } from '../paging.js'
import { readerOf } from '../reader.js'
import { originKeys } from '../vocabulary.js'
import { pageNumber, shownChance } from './shown.js'

const pageSize = 50

const standings = {
  reviewer: { key: 'standing.reviewer', mark: 'person' },
  finding: { key: 'standing.finding', mark: 'machine' },
  open: { key: 'standing.open', mark: 'open' },
} as const

/** `/c/:id/departures`: titles that lie elsewhere than their own code says, where the codes derive from the target's. */
export function departurePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/departures', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const [{ codes, titles, rows }, { items }] = await Promise.all([
      listDepartures(workspace, head.id, filterShown(response)),
      loadTarget(workspace, head.id),
    ])
    const number = pageNumber(request.query.page)
    const { offset, limit } = pageOf(number, pageSize)
    const shown = await explainDepartures(workspace, head.id, rows.slice(offset, offset + limit))
    const path = `${pathOf(head.id)}/departures`
    sendPage(context, request, response, {
      view: 'departures',
      title: locale.text('departures.title'),
      section: 'overview',
      correspondence: head,
      data: {
        overviewHref: pathOf(head.id),
        state: codes === null ? 'unknown' : codes.derived ? 'derived' : 'own',
        titles,
        total: rows.length,
        target: head.targetTitle,
        digits: (codes?.byDigits ?? []).map((share, at) => ({ digits: at + 1, share })),
        valid: codes?.validShare ?? 0,
        rows: shown.map((row) => shownDeparture(row, items, locale, pathOf(head.id))),
        pager: pagerOf(rows.length, number, pageSize, (page) => `${path}?page=${page}`),
        exportHref: `${path}.csv`,
      },
    })
  })

  router.get('/c/:id/departures.csv', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const { rows } = await listDepartures(workspace, head.id, filterShown(response))
    const explained = await explainDepartures(workspace, head.id, rows)
    const table = await departureTable(workspace, head.id, explained, locale.tag)
    response.attachment(`${head.id}-departures.csv`).set('Cache-Control', 'no-store').type('text/csv')
    response.send(writeDelimited(table))
  })

  return router
}

function shownDeparture(
  row: ExplainedDeparture,
  items: ReadonlyMap<string, ClassificationItem>,
  locale: Locale,
  path: string,
) {
  const group = (code: string, { probability, nearest }: DepartureEvidence) => ({
    code,
    label: labelFor(items.get(code)?.labels ?? {}, locale.tag),
    nearest,
    chance: shownChance(probability, locale),
  })
  const { key, mark } = standings[row.standing]
  return {
    ...{ code: row.code, text: row.text, language: row.language, mark },
    origin: locale.text(originKeys[row.originKind]),
    standing: locale.text(key),
    named: group(row.namedCode, row.named),
    mapped: group(row.mappedCode, row.mapped),
    href: `${path}/desk/${encodeURIComponent(row.titleId)}?state=all`,
  }
}
