import type { MappingRelation } from '../model/finding.js'
import type { LanguageTag } from '../model/language.js'
import type { TitleOrigin } from '../model/title.js'

/** A relation as people read it, from the source item to the target group. */
export const relationSentence: Readonly<Record<MappingRelation, string>> = {
  exactMatch: 'They are the same.',
  closeMatch: 'They overlap.',
  broadMatch: 'The target group is broader than the source item.',
  narrowMatch: 'The target group is narrower than the source item.',
  relatedMatch: 'They are related, but neither holds the other.',
}

/** The same relation, read from the target group to the source item. */
export const relationFromTarget: Readonly<Record<MappingRelation, string>> = {
  exactMatch: 'They are the same.',
  closeMatch: 'They overlap.',
  broadMatch: 'The source item is narrower than the target group.',
  narrowMatch: 'The source item is broader than the target group.',
  relatedMatch: 'They are related, but neither holds the other.',
}

export const basisWords = { reviewer: 'reviewer', finding: 'machine, not reviewed' } as const

export const originWords: Readonly<Record<TitleOrigin['kind'], string>> = {
  Item: 'Labels of source items',
  Entry: 'Index entries',
  Ad: 'Titles from job advertisements',
}

const reasons: Readonly<Record<string, string>> = {
  'no-group-fits/reviewer': 'A reviewer found that no group fits.',
  'no-group-fits/finding': 'The machine found that no group fits; not reviewed.',
  'no-finding': 'Not mapped yet.',
  uncertain: 'The machine is not sure enough; not reviewed.',
  undecided: 'The machine could not decide.',
  deferred: 'A reviewer left it for later.',
}

/** The reason of an open case as a sentence; an adjudicator's own words follow where there are any. */
export function reasonSentence(reason: string): string {
  const [kind = '', ...words] = reason.split(': ')
  return [reasons[kind] ?? kind, ...(words.length > 0 ? [`(${words.join(': ')})`] : [])].join(' ')
}

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

export const numberText = (value: number): string => numbers.format(value)

/** A share in [0, 1] as a percentage; one decimal where it is small. */
export function percentText(share: number): string {
  const percent = share * 100
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)}%`
}

/** `1 title`, `2 titles`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

/** A language's English name; the tag itself where it has none. */
export function languageName(tag: LanguageTag): string {
  if (tag === 'und') return 'language unknown'
  try {
    return languageNames.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Probabilities and similarities need no more than three decimals, and files compare better without the rest. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000
