import type { Config } from '../config.js'
import type { SourceDescription } from '../model/classification.js'
import type { OnlineJobAd } from '../model/job-ad.js'
import { shortened } from './cell-text.js'
import { rowReader, type RowReader } from './columns.js'
import { withoutContacts } from './contact-data.js'
import { dayOrderOf, isoDate, type DayOrder } from './dates.js'
import { tooLong } from './drafts.js'
import { dutiesText } from './ad-duties.js'
import type { DetectLanguages, Ingested } from './ingested.js'
import { chosenLanguages } from './languages.js'
import type { SheetLayout } from './layout.js'
import { rowLedger, rowsRemark, type RowLedger } from './row-ledger.js'
import { adMemory } from './same-ad.js'

export interface AdOptions {
  readonly description: SourceDescription
  readonly config: Pick<Config, 'titleLimit'>
  readonly detectLanguages?: DetectLanguages
}

/** Its language is `''` where its row names none. */
type DraftAd = Omit<OnlineJobAd, 'languageFrom'>

/**
 * Rows of advertisements, without e-mail addresses and phone numbers. The same title of a named employer, at the same
 * place and date, is the same ad.
 */
export function ingestAds(layout: SheetLayout, options: AdOptions): Extract<Ingested, { kind: 'ads' }> {
  const ledger = rowLedger(layout, (text) => withoutContacts(text).text)
  const drafts = readAds(layout, ledger, options.config.titleLimit)
  return { kind: 'ads', ads: inLanguages(drafts, options, ledger), report: ledger.report() }
}

function readAds(layout: SheetLayout, ledger: RowLedger, titleLimit: number): readonly DraftAd[] {
  const reader = rowReader(layout.columns, layout.recipe.nothing)
  const order = dayOrder(ledger, reader)
  const sameness = adMemory()
  const keep = keeper()
  const contacts = { emails: 0, phones: 0 }
  const undated: number[] = []
  let otherBoards = 0
  const ads: DraftAd[] = []
  for (const row of ledger.rows) {
    const clean = (text: string): string => {
      const { text: left, emails, phones } = withoutContacts(text)
      contacts.emails += emails
      contacts.phones += phones
      return left
    }
    const advertised = reader.one(row.cells, 'title')
    const title = clean(advertised)
    const reason = refusal(advertised, title, titleLimit)
    if (reason !== null) {
      ledger.refuse(row, reason)
      continue
    }
    const written = reader.one(row.cells, 'date')
    const date = isoDate(written, order)
    const employer = shortened(clean(reader.one(row.cells, 'employer')), longestName) || null
    const place = shortened(clean(reader.one(row.cells, 'place')), longestName) || null
    const board = reader.one(row.cells, 'board').toLowerCase()
    const seen = sameness({ title, employer, place, date: date ?? written, board })
    if (seen !== 'new') {
      if (seen === 'other-board') otherBoards++
      ledger.duplicate()
      continue
    }
    if (date === null && written !== '') undated.push(row.number)
    const language = reader.one(row.cells, 'language').toLowerCase()
    const duties = dutiesText(reader.one(row.cells, 'duties'), clean)
    ads.push({
      title: byItself(title),
      language: keep(language),
      date: date === null ? null : keep(date),
      employer: employer === null ? null : keep(employer),
      place: place === null ? null : keep(place),
      duties: duties === '' ? null : byItself(duties),
    })
    ledger.keep()
  }
  remarkOnAds(ledger, contacts, undated, otherBoards)
  return ads
}

/** Longest employer or place kept; what is longer is a sentence about it. */
const longestName = 200

function refusal(advertised: string, title: string, titleLimit: number): string | null {
  if (advertised === '') return 'It has no title.'
  return title === '' ? 'Its title is nothing but contact data.' : tooLong([title], titleLimit)
}

/** A text cut out of a row would keep the whole row in memory. */
const byItself = (text: string): string => Buffer.from(text).toString()

/** The same text only once: employers and places come back. */
function keeper(): (text: string) => string {
  const kept = new Map<string, string>()
  return (text) => {
    const earlier = kept.get(text)
    if (earlier !== undefined) return earlier
    const own = byItself(text)
    kept.set(own, own)
    return own
  }
}

function remarkOnAds(
  ledger: RowLedger,
  { emails, phones }: { readonly emails: number; readonly phones: number },
  undated: readonly number[],
  otherBoards: number,
): void {
  if (emails + phones > 0)
    ledger.remark(`${emails} e-mail addresses and ${phones} phone numbers were taken out of what is kept of the ads.`)
  if (otherBoards > 0)
    ledger.remark(`${otherBoards} of the duplicates are ads that stand on another board in the same month.`)
  if (undated.length > 0)
    ledger.remark(rowsRemark(undated, `${undated.length} dates could not be read; the ads were kept without one`))
}

function dayOrder(ledger: RowLedger, reader: RowReader): DayOrder {
  if (!reader.has('date')) return 'dmy'
  const { order, sure, met } = dayOrderOf(datesOf(ledger, reader))
  if (!sure && met)
    ledger.remark('Dates like 03/04/2024 were read with the day first; no date in the file says which is meant.')
  return order
}

function* datesOf(ledger: RowLedger, reader: RowReader): Iterable<string> {
  for (const { cells } of ledger.rows) yield reader.one(cells, 'date')
}

function inLanguages(drafts: readonly DraftAd[], options: AdOptions, ledger: RowLedger): readonly OnlineJobAd[] {
  const open = drafts.filter(({ language }) => language === '')
  const chosen = chosenLanguages(
    open.map(({ title }) => title),
    options.description.languages,
    options.detectLanguages,
  )
  for (const remark of chosen.remarks) ledger.remark(remark)
  let next = 0
  return drafts.map((draft) =>
    draft.language === ''
      ? { ...draft, language: chosen.languages[next++]!, languageFrom: chosen.from }
      : { ...draft, languageFrom: 'declared' },
  )
}
