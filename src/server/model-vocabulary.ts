import type { MessageKey } from '../locale/catalogues.js'
import type { Locale } from '../locale/locale.js'

/** The fixed words of questions and answers as readers see them. What is not in a table is shown as it stands. */
type Words = Readonly<Record<string, MessageKey>>

/** Why no group was chosen. */
const abstainKeys: Words = {
  vague: 'abstain.vague',
  'several-jobs': 'abstain.several-jobs',
  'not-an-occupation': 'abstain.not-an-occupation',
  'no-fitting-group': 'abstain.no-fitting-group',
  'conflicting-evidence': 'abstain.conflicting-evidence',
  'votes-differ': 'abstain.votes-differ',
  'nothing-similar': 'abstain.nothing-similar',
}

const facetKeys: Words = {
  'skill level': 'facet.skill-level',
  'field of work': 'facet.field-of-work',
  managing: 'facet.managing',
  supervising: 'facet.supervising',
  owning: 'facet.owning',
  'product or material': 'facet.product-or-material',
  'tools or vehicle': 'facet.tools-or-vehicle',
  'whom it serves': 'facet.whom-it-serves',
  'military rank': 'facet.military-rank',
}

/** Why there is no answer of a model, or none yet. */
const reasonKeys: Words = {
  'over-budget': 'waiting.over-budget',
  'handed-over': 'waiting.handed-over',
  ads: 'not-asked.ads',
  language: 'not-asked.language',
  'rate-limited': 'unusable.rate-limited',
  'server-error': 'unusable.server-error',
  timeout: 'unusable.timeout',
  'cut-off': 'unusable.cut-off',
  refused: 'unusable.refused',
  empty: 'unusable.empty',
  unreachable: 'unusable.unreachable',
  rejected: 'unusable.rejected',
  'not-recorded': 'unusable.not-recorded',
  'no-json': 'unusable.no-json',
  'several-answers': 'unusable.several-answers',
  'not-as-asked': 'unusable.not-as-asked',
  'code-not-on-list': 'unusable.code-not-on-list',
  'evidence-not-shown': 'unusable.evidence-not-shown',
  inconsistent: 'unusable.inconsistent',
}

const worded = (words: Words, value: string, locale: Locale): string => {
  const key = words[value]
  return key === undefined ? value : locale.text(key)
}

export const facetText = (facet: string, locale: Locale): string => worded(facetKeys, facet, locale)

/** `code-not-on-list, then timeout` in words, part by part. */
export const reasonText = (reason: string, locale: Locale): string =>
  reason
    .split(', then ')
    .map((part) => worded(reasonKeys, part.trim(), locale))
    .join('; ')

/** Why nothing was decided. Marks of an answer that is missing are told apart, with the method, and give `null`. */
export const undecidedText = (reason: string, locale: Locale): string | null =>
  /^model-(failed|waiting|not-asked): /.test(reason) ? null : worded(abstainKeys, reason, locale)

/** A vote: the code that it chose as it stands, else why it chose none. */
export const voteText = (vote: string, locale: Locale): string => worded(abstainKeys, vote, locale)
