import { Router } from 'express'
import { writeDelimited } from '../../files/delimited.js'
import type { Locale } from '../../locale/locale.js'
import type { ClassificationItem } from '../../model/classification.js'
import {
  type Compared,
  comparePage,
  comparisonTable,
  type Differing,
  differings,
  type Preset,
  presets,
  type RetrievalMethod,
} from '../../pipeline/compare-list.js'
import { comparedMethods } from '../../pipeline/compare-methods.js'
import { loadTarget } from '../../pipeline/target.js'
import type { TitleRow } from '../../store/port.js'
import { headOf, labelFor } from '../classifications.js'
import type { ServerContext } from '../context.js'
import type { TitleFilter } from '../../store/port.js'
import { filterShown } from '../double-coding/withheld.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { methodKeys } from '../vocabulary.js'
import { keptComparer } from './kept-comparer.js'
import { pageNumber, shownChance } from './shown.js'

const pageSize = 25
/** Where methods agree on most titles, a page of those that differ would otherwise take long to fill. */
const mostLookedAt = 250
const exportSize = 1000

const presetKeys = {
  deterministic: 'preset.deterministic',
  lexical: 'preset.lexical',
  full: 'preset.full',
} as const satisfies Record<Preset, string>

const differingKeys = {
  all: 'filter.any',
  methods: 'compare.differing-methods',
  presets: 'compare.differing-presets',
} as const satisfies Record<Differing, string>

/** `/c/:id/compare`: what each method alone, and each preset, says of the titles; worked out for the page asked for. */
export function comparePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  /** Titles from a place on, in the order of their codes; `from` counts from 1. */
  const read = async (id: string, query: Readonly<Record<string, unknown>>, most: number, shown: TitleFilter) => {
    const from = pageNumber(query.from)
    const differing = differings.find((one) => one === query.differing) ?? 'all'
    const words = typeof query.words === 'string' ? query.words.trim().slice(0, 200) : ''
    const filter = words === '' ? shown : { ...shown, text: words }
    const { rows, total } = await workspace.store.list(id, filter, 'source-code', { offset: from - 1, limit: most })
    return { from, differing, words, rows, total }
  }

  router.get('/c/:id/compare', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const { from, differing, words, rows, total } = await read(
      head.id,
      request.query,
      mostLookedAt,
      filterShown(response),
    )
    const [comparer, { items }] = await Promise.all([
      keptComparer(workspace, head.targetId),
      loadTarget(workspace, head.id),
    ])
    const page = await comparePage(comparer, rows, { size: pageSize, differing })
    const methods = comparedMethods(comparer)
    const path = `${pathOf(head.id)}/compare`
    const asked = (place: number) => `?${new URLSearchParams(askedFor(place, differing, words)).toString()}`
    const end = from - 1 + page.lookedAt
    sendPage(context, request, response, {
      view: 'compare',
      title: locale.text('compare.title'),
      section: 'overview',
      correspondence: head,
      data: {
        path,
        overviewHref: pathOf(head.id),
        words,
        choices: differings.map((value) => ({
          value,
          chosen: value === differing,
          label: locale.text(differingKeys[value]),
        })),
        empty: total === 0 && words === '',
        total,
        from: page.lookedAt === 0 ? 0 : from,
        to: end,
        noEncoder: !comparer.encoder,
        methods: methods.map((method) => locale.text(methodKeys[method])),
        presets: presets.map((preset) => locale.text(presetKeys[preset])),
        rows: page.rows.map((row) => shownComparison(row, methods, items, locale, pathOf(head.id))),
        firstHref: from > 1 ? `${path}${asked(1)}` : null,
        nextHref: end < total ? `${path}${asked(end + 1)}` : null,
        exportHref: `${path}.csv${asked(from)}`,
        exportSize,
      },
    })
  })

  router.get('/c/:id/compare.csv', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { rows, differing } = await read(head.id, request.query, exportSize, filterShown(response))
    const comparer = await keptComparer(workspace, head.targetId)
    const { rows: compared } = await comparePage(comparer, rows, { size: exportSize, differing })
    response.attachment(`${head.id}-methods.csv`).set('Cache-Control', 'no-store').type('text/csv')
    response.send(writeDelimited(comparisonTable(compared)))
  })

  return router
}

const askedFor = (from: number, differing: Differing, words: string): Record<string, string> => ({
  ...(from > 1 ? { from: String(from) } : {}),
  ...(differing === 'all' ? {} : { differing }),
  ...(words === '' ? {} : { words }),
})

function shownComparison(
  row: Compared<TitleRow>,
  methods: readonly RetrievalMethod[],
  items: ReadonlyMap<string, ClassificationItem>,
  locale: Locale,
  path: string,
) {
  const full = row.presets.find(({ preset }) => preset === 'full')?.code ?? null
  const label = (code: string | null) => (code === null ? null : labelFor(items.get(code)?.labels ?? {}, locale.tag))
  return {
    ...{ text: row.text, language: row.language, sourceCode: row.sourceCode },
    href: `${path}/desk/${encodeURIComponent(row.id)}?state=all`,
    label: label(full),
    methods: row.methods
      .filter(({ method }) => methods.includes(method))
      .map(({ code, score }) => ({
        code,
        title: label(code)?.text ?? '',
        score: locale.probability(score),
        other: code !== null && code !== full,
      })),
    presets: row.presets.map(({ code, probability }) => ({
      code,
      title: label(code)?.text ?? '',
      other: code !== null && code !== full,
      chance: shownChance(code === null ? null : probability, locale),
    })),
  }
}
