import type { Config } from '../config.js'
import type { SourceDescription } from '../model/classification.js'
import type { OnlineJobAd } from '../model/job-ad.js'
import { rowReader } from './columns.js'
import { dayOrderOf, hasDayOrder, isoDate } from './dates.js'
import { tooLong } from './drafts.js'
import type { DetectLanguages, Ingested } from './ingested.js'
import { chosenLanguages } from './languages.js'
import type { SheetLayout } from './layout.js'
import { rowLedger, rowsRemark, type RowLedger } from './row-ledger.js'

export interface AdOptions {
  readonly description: SourceDescription
  readonly config: Pick<Config, 'titleLimit'>
  readonly detectLanguages?: DetectLanguages
}

interface DraftAd {
  readonly title: string
  readonly language: string
  readonly date: string | null
  readonly employer: string | null
  readonly place: string | null
}

/** Rows of advertisements. The same title of a named employer, at the same place and date, is the same ad. */
export function ingestAds(layout: SheetLayout, options: AdOptions): Extract<Ingested, { kind: 'ads' }> {
  const ledger = rowLedger(layout)
  const drafts = readAds(layout, ledger, options.config.titleLimit)
  return { kind: 'ads', ads: inLanguages(drafts, options, ledger), report: ledger.report() }
}

function readAds(layout: SheetLayout, ledger: RowLedger, titleLimit: number): readonly DraftAd[] {
  const reader = rowReader(layout.columns, layout.recipe.nothing)
  const order = dayOrder(
    ledger.rows.map(({ cells }) => reader.one(cells, 'date')),
    ledger,
  )
  const seen = new Set<string>()
  const undated: number[] = []
  const ads: DraftAd[] = []
  for (const row of ledger.rows) {
    const title = reader.one(row.cells, 'title')
    const reason = title === '' ? 'It has no title.' : tooLong([title], titleLimit)
    if (reason !== null) {
      ledger.refuse(row, reason)
      continue
    }
    const written = reader.one(row.cells, 'date')
    const date = isoDate(written, order)
    const ad: DraftAd = {
      title,
      language: reader.one(row.cells, 'language').toLowerCase(),
      date,
      employer: reader.one(row.cells, 'employer') || null,
      place: reader.one(row.cells, 'place') || null,
    }
    const key = [ad.title.toLowerCase(), ad.employer?.toLowerCase() ?? '', ad.place?.toLowerCase() ?? '', written].join(
      '\u0001',
    )
    // Without an employer nothing tells two ads with the same title apart from one ad seen twice.
    if (ad.employer !== null && seen.has(key)) {
      ledger.duplicate()
      continue
    }
    seen.add(key)
    if (date === null && written !== '') undated.push(row.number)
    ads.push(ad)
    ledger.keep()
  }
  if (undated.length > 0)
    ledger.remark(rowsRemark(undated, `${undated.length} dates could not be read; the ads were kept without one`))
  return ads
}

function dayOrder(dates: readonly string[], ledger: RowLedger): 'dmy' | 'mdy' {
  const { order, sure } = dayOrderOf(dates)
  if (!sure && dates.some(hasDayOrder))
    ledger.remark('Dates like 03/04/2024 were read with the day first; no date in the file says which is meant.')
  return order
}

function inLanguages(drafts: readonly DraftAd[], options: AdOptions, ledger: RowLedger): readonly OnlineJobAd[] {
  const open = drafts.filter(({ language }) => language === '')
  const chosen = chosenLanguages(
    open.map(({ title }) => title),
    options.description.languages,
    options.detectLanguages,
  )
  if (chosen.remark !== null) ledger.remark(chosen.remark)
  let next = 0
  return drafts.map((draft) =>
    draft.language === ''
      ? { ...draft, language: chosen.languages[next++]!, languageFrom: chosen.from }
      : { ...draft, languageFrom: 'declared' },
  )
}
