import type { TitleFilter, TitleOrder } from '../store/port.js'

/** Which titles a list or queue shows, and how. Lives in the URL and nowhere else. */
export interface ListState {
  readonly state: NonNullable<TitleFilter['state']> | 'all'
  readonly language: string
  readonly origin: NonNullable<TitleFilter['originKind']> | ''
  readonly target: string
  readonly source: string
  readonly words: string
  readonly sort: TitleOrder
  /** From 1. */
  readonly page: number
}

export const states = ['all', 'open', 'unreviewed', 'reviewed', 'associated', 'unmatched'] as const
export const origins = ['Item', 'Entry', 'Ad'] as const
export const orders = ['queue', 'title', 'frequency', 'probability', 'source-code'] as const

/** What the list of titles shows when nothing is asked. */
export const wholeList: ListState = {
  state: 'all',
  language: '',
  origin: '',
  target: '',
  source: '',
  words: '',
  sort: 'queue',
  page: 1,
}

/** What the desk shows when nothing is asked: what needs a person, least certain and most frequent first. */
export const openQueue: ListState = { ...wholeList, state: 'open' }

type Query = Readonly<Record<string, unknown>>
const longestWord = 200

/** Reads the URL's query. What it does not know, it takes as not asked: an address never fails. */
export function listStateFrom(query: Query, otherwise: ListState): ListState {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value.trim().slice(0, longestWord) : ''
  }
  const oneOf = <T extends string>(known: readonly T[], name: string, fallback: T): T =>
    known.find((value) => value === text(name)) ?? fallback
  const page = Number.parseInt(text('page'), 10)
  return {
    state: oneOf(states, 'state', otherwise.state),
    language: text('language').toLowerCase(),
    origin: oneOf<ListState['origin']>(['', ...origins], 'origin', ''),
    target: text('target'),
    source: text('source'),
    words: text('words'),
    sort: oneOf(orders, 'sort', otherwise.sort),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The query of an address that shows a list in this state: `?state=open&language=pt`. */
export function queryOf(list: ListState, extra: Readonly<Record<string, string>> = {}): string {
  const { state, language, origin, target, source, words, sort, page } = list
  const shownPage = page > 1 ? String(page) : ''
  const shownSort = sort === 'queue' ? '' : sort
  const all = { state, language, origin, target, source, words, sort: shownSort, page: shownPage, ...extra }
  return `?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()}`
}

/** What the store is asked for. */
export function filterOf({ state, language, origin, target, source, words }: ListState): TitleFilter {
  return {
    ...(state === 'all' ? {} : { state }),
    ...(language === '' ? {} : { language }),
    ...(origin === '' ? {} : { originKind: origin }),
    ...(target === '' ? {} : { targetCode: target }),
    ...(source === '' ? {} : { sourceCode: source }),
    ...(words === '' ? {} : { text: words }),
  }
}

/** Whether anything but the state narrows the list. */
export const isNarrowed = (list: ListState): boolean =>
  [list.language, list.origin, list.target, list.source, list.words].some((value) => value !== '')
