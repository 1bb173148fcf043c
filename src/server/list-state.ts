import { mappingRelations, type MappingRelation } from '../model/finding.js'
import type { TitleFilter, TitleOrder } from '../store/port.js'

/** Which titles a list or queue shows, and how. Lives in the URL and nowhere else. */
export interface ListState {
  readonly state: NonNullable<TitleFilter['state']> | 'all'
  readonly language: string
  readonly origin: NonNullable<TitleFilter['originKind']> | ''
  readonly target: string
  readonly source: string
  readonly words: string
  readonly reason: (typeof openReasons)[number] | ''
  readonly relation: MappingRelation | ''
  /** Id of a person who decided. */
  readonly reviewer: string
  /** Probability from and below: `0.4-0.75`; `''` for any. */
  readonly band: string
  /** `disagree`: the methods do not agree on the first candidate. */
  readonly methods: 'disagree' | ''
  readonly flagged: 'yes' | ''
  /** Id of a bulk act: the titles of its sample. */
  readonly sample: string
  /** `yes`: the desk does not show what the machine found. */
  readonly blind: 'yes' | ''
  /** Id of a person from whom titles are withheld; never part of an address. */
  readonly withheld: string
  readonly sort: TitleOrder
  /** From 1. */
  readonly page: number
}

export const states = ['all', 'open', 'unreviewed', 'reviewed', 'associated', 'unmatched'] as const
export const origins = ['Item', 'Entry', 'Ad'] as const
export const openReasons = ['uncertain', 'undecided', 'deferred', 'no-finding'] as const
/** Bands of probability that the filter offers, as `bandOf` colours them. */
export const bands = ['0.75-1', '0.4-0.75', '0-0.4'] as const
export const orders = ['queue', 'title', 'frequency', 'probability', 'source-code'] as const

/** What the list of titles shows when nothing is asked. */
export const wholeList: ListState = {
  state: 'all',
  language: '',
  origin: '',
  target: '',
  source: '',
  words: '',
  reason: '',
  relation: '',
  reviewer: '',
  band: '',
  methods: '',
  flagged: '',
  sample: '',
  blind: '',
  withheld: '',
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
    reason: oneOf<ListState['reason']>(['', ...openReasons], 'reason', ''),
    relation: oneOf<ListState['relation']>(['', ...mappingRelations], 'relation', ''),
    reviewer: text('reviewer'),
    band: probabilityIn(text('band')) === undefined ? '' : text('band'),
    methods: oneOf<ListState['methods']>(['', 'disagree'], 'methods', ''),
    flagged: oneOf<ListState['flagged']>(['', 'yes'], 'flagged', ''),
    sample: text('sample'),
    blind: oneOf<ListState['blind']>(['', 'yes'], 'blind', ''),
    withheld: '',
    sort: oneOf(orders, 'sort', otherwise.sort),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** A page holds a hundred addresses in the same state. */
const written = new WeakMap<ListState, string>()

/** The query of an address that shows a list in this state, and `extra`, none of it part of one: `?state=open&language=pt`. */
export function queryOf(list: ListState, extra: Readonly<Record<string, string>> = {}): string {
  const own = written.get(list) ?? stateQuery(list)
  written.set(list, own)
  return `?${[own, textOf(extra)].filter((part) => part !== '').join('&')}`
}

function stateQuery({ sort, page, ...filters }: ListState): string {
  const shown = { sort: sort === 'queue' ? '' : sort, page: page > 1 ? String(page) : '' }
  // From whom titles are withheld is no part of an address.
  return textOf({ ...filters, withheld: '', ...shown })
}

const textOf = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString()

/** What the store is asked for. */
export function filterOf(list: ListState): TitleFilter {
  const {
    state,
    language,
    origin,
    target,
    source,
    words,
    reason,
    relation,
    reviewer,
    band,
    methods,
    flagged,
    sample,
    withheld,
  } = list
  const probability = probabilityIn(band)
  return {
    ...(state === 'all' ? {} : { state }),
    ...(language === '' ? {} : { language }),
    ...(origin === '' ? {} : { originKind: origin }),
    ...(target === '' ? {} : { targetCode: target }),
    ...(source === '' ? {} : { sourceCode: source }),
    ...(words === '' ? {} : { text: words }),
    ...(reason === '' ? {} : { reason }),
    ...(relation === '' ? {} : { relation }),
    ...(reviewer === '' ? {} : { reviewer }),
    ...(probability === undefined ? {} : { probability }),
    ...(methods === '' ? {} : { disagreement: true }),
    ...(flagged === '' ? {} : { flagged: true }),
    ...(sample === '' ? {} : { sampleOf: sample }),
    ...(withheld === '' ? {} : { withheldFrom: withheld }),
  }
}

/** A band of probability; one that ends at 1 holds 1. */
function probabilityIn(band: string): TitleFilter['probability'] {
  const [, least, below] = /^(0|1|0\.\d{1,4})-(0|1|0\.\d{1,4})$/.exec(band) ?? []
  if (least === undefined || below === undefined || Number(least) >= Number(below)) return undefined
  return { least: Number(least), below: below === '1' ? 2 : Number(below) }
}

/** Whether anything but the state narrows the list. */
export const isNarrowed = (list: ListState): boolean =>
  Object.entries(list).some(
    ([name, value]) => !['state', 'sort', 'page', 'blind', 'withheld'].includes(name) && value !== '',
  )
