import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { TitleRow } from '../store/port.js'
import { labelFor } from './classifications.js'
import { bandOf, originKeys, standingOf } from './vocabulary.js'

type Items = ReadonlyMap<string, ClassificationItem>

/** The group that stands or is put forward; `null` where none fits, decided or proposed. */
export function codeOf(row: TitleRow): string | null {
  if (row.settledCode !== null) return row.settledCode
  return row.settlementKind === 'Unmatched' || row.findingKind === 'NoTermFound' ? null : row.proposedCode
}

/** A line of a list or queue as views show it. */
export function shownRow(row: TitleRow, items: Items, locale: Locale, href: string) {
  const code = codeOf(row)
  const item = code === null ? undefined : items.get(code)
  const standing = standingOf(row)
  return {
    ...row,
    href,
    code,
    label: item === undefined ? null : labelFor(item.labels, locale.tag),
    origin: locale.text(originKeys[row.originKind]),
    standing: locale.text(standing.key),
    mark: standing.mark,
    band: bandOf(row.probability),
    chance: row.probability === null ? null : locale.probability(row.probability),
    // A picture of the probability, 40 units wide.
    chanceWidth: row.probability === null ? 0 : Math.round(row.probability * 400) / 10,
  }
}

export type ShownRow = ReturnType<typeof shownRow>
