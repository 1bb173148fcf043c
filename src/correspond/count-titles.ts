import type { TitleCounts } from '../model/correspondence.js'
import type { Settlement } from '../model/review.js'
import type { TitleOrigin } from '../model/title.js'
import type { SettledTitle } from './settled-title.js'

const origins: readonly TitleOrigin['kind'][] = ['Item', 'Entry', 'Ad']

/** Where titles stand, by origin; origins without titles are left out. Titles = associated + unmatched + open. */
export function countTitles(records: readonly SettledTitle[]): readonly TitleCounts[] {
  return origins.flatMap((origin) => {
    const own = records.filter(({ title }) => title.origin.kind === origin)
    return own.length === 0 ? [] : [countsOf(origin, own)]
  })
}

function countsOf(origin: TitleOrigin['kind'], records: readonly SettledTitle[]): TitleCounts {
  const standing = (holds: (settlement: Settlement) => boolean): number =>
    records.filter(({ settlement }) => holds(settlement)).length
  return {
    origin,
    titles: records.length,
    frequency: records.reduce((sum, { title }) => sum + title.frequency, 0),
    associatedByReviewer: standing((settlement) => settlement.kind === 'Associated' && settlement.by === 'reviewer'),
    associatedByFinding: standing((settlement) => settlement.kind === 'Associated' && settlement.by === 'finding'),
    unmatched: standing(({ kind }) => kind === 'Unmatched'),
    open: standing(({ kind }) => kind === 'Open'),
  }
}
