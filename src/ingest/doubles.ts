import { compactCode, shortened } from './cell-text.js'
import { refusalOf, type DraftItem } from './drafts.js'
import type { RowLedger } from './row-ledger.js'

/** One draft a code: the same row again is a duplicate, other languages are added, another title is refused. */
export function oneItemACode(
  drafts: readonly DraftItem[],
  ledger: RowLedger,
  titleLimit: number,
  lengths?: readonly number[],
): readonly DraftItem[] {
  const kept = new Map<string, DraftItem>()
  for (const draft of drafts.filter(({ isEntry }) => !isEntry)) {
    const reason =
      refusalOf(draft.code, Object.values(draft.labels), titleLimit, draft.row) ?? wrongLength(draft.code, lengths)
    const key = spaceless(draft.code)
    const earlier = kept.get(key)
    if (reason !== null) ledger.refuse(draft.row, reason)
    else if (!earlier) {
      kept.set(key, draft)
      ledger.keep()
    } else if (contradicts(earlier, draft)) ledger.refuse(draft.row, clash(earlier, draft))
    else if (addsNothing(earlier, draft)) ledger.duplicate()
    else {
      kept.set(key, joined(earlier, draft))
      ledger.keep()
    }
  }
  for (const draft of drafts.filter(({ isEntry }) => isEntry)) addEntry(draft, kept, ledger, titleLimit)
  return [...kept.values()]
}

const spaceless = (code: string): string => code.replace(/\s/g, '').toUpperCase()

/** A row with an index title: its title joins the alternative titles of the item with its code. */
function addEntry(draft: DraftItem, kept: Map<string, DraftItem>, ledger: RowLedger, titleLimit: number): void {
  const own = Object.entries(draft.labels).map(([language, title]) => ({ title, language }))
  const titles = [...own, ...draft.alternatives]
  const item = kept.get(spaceless(draft.code))
  const reason =
    refusalOf(
      draft.code,
      titles.map(({ title }) => title),
      titleLimit,
      draft.row,
    ) ?? (item ? null : `Its code ${shortened(draft.code, 20)} is no item of this file.`)
  if (reason !== null || !item) {
    ledger.refuse(draft.row, reason ?? '')
    return
  }
  const fresh = titles.filter(
    ({ title, language }) => !item.alternatives.some((had) => had.title === title && had.language === language),
  )
  if (fresh.length === 0) ledger.duplicate()
  else ledger.keep()
  kept.set(spaceless(draft.code), { ...item, alternatives: [...item.alternatives, ...fresh] })
}

function wrongLength(code: string, lengths?: readonly number[]): string | null {
  if (!lengths || lengths.includes(compactCode(code).length)) return null
  return `Code ${shortened(code, 20)} has ${compactCode(code).length} characters; codes here have ${lengths.join(', ')}.`
}

const contradicts = (one: DraftItem, other: DraftItem): boolean =>
  one.code !== other.code ||
  Object.entries(other.labels).some(([tag, label]) => (one.labels[tag] ?? label).toLowerCase() !== label.toLowerCase())

function clash(earlier: DraftItem, draft: DraftItem): string {
  const title = shortened(Object.values(earlier.labels)[0] ?? '', 60)
  return earlier.code === draft.code
    ? `Code ${draft.code} already stands in row ${earlier.row.number} with the title "${title}".`
    : `Code "${draft.code}" differs only in spaces or capitals from "${earlier.code}" in row ${earlier.row.number}.`
}

const addsNothing = (one: DraftItem, other: DraftItem): boolean =>
  Object.keys(other.labels).every((tag) => tag in one.labels) &&
  other.alternatives.every(({ title, language }) =>
    one.alternatives.some((had) => had.title === title && had.language === language),
  )

const joined = (one: DraftItem, other: DraftItem): DraftItem => ({
  ...one,
  labels: { ...other.labels, ...one.labels },
  notes: { ...other.notes, ...one.notes },
  alternatives: [...one.alternatives, ...other.alternatives],
})
