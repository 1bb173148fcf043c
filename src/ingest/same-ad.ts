import { fold } from '../text/fold.js'

/** What tells advertisements apart, as written. */
export interface AdMarks {
  readonly title: string
  readonly employer: string | null
  readonly place: string | null
  /** `YYYY-MM-DD`, less, or as written where it could not be read. */
  readonly date: string
  /** `''` where the file does not say. */
  readonly board: string
}

/** `again`: the same ad seen before; `other-board`: the same post, advertised on another board in the same month. */
export type Sameness = 'new' | 'again' | 'other-board'

/**
 * Remembers the ads that it is asked about. An ad is the same as an earlier one with its title, employer, place and
 * date; on another board the month is enough, for boards copy from each other with some delay. Without an employer
 * nothing tells two ads with one title apart from one ad seen twice, and both are new.
 */
export function adMemory(): (ad: AdMarks) => Sameness {
  const days = new Set<string>()
  const boards = new Map<string, string>()
  const names = numbered()
  return ({ title, employer, place, date, board }) => {
    if (employer === null) return 'new'
    const post = `${fold(title)}\u0001${names(employer)}.${names(place ?? '')}.`
    const day = post + date
    const before = days.has(day)
    if (board === '') {
      days.add(day)
      return before ? 'again' : 'new'
    }
    const month = post + date.slice(0, 7)
    const first = boards.get(month)
    if (first !== undefined && first !== board) return 'other-board'
    if (before) return 'again'
    days.add(day)
    boards.set(month, board)
    return 'new'
  }
}

/** A number for each name, the same for names that fold alike: names come back, and a number is shorter. */
function numbered(): (name: string) => number {
  const asWritten = new Map<string, number>()
  const folded = new Map<string, number>()
  return (name) => {
    const known = asWritten.get(name)
    if (known !== undefined) return known
    const key = fold(name)
    const number = folded.get(key) ?? folded.size
    folded.set(key, number)
    asWritten.set(name, number)
    return number
  }
}
