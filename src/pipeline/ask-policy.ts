import type { AdjudicationCase } from '../adjudicate/adjudicator.js'
import { type Config, settings, type SettingName } from '../config.js'
import { KnownError } from '../errors.js'
import type { Budget, Prices } from '../ask/budget.js'
import type { Finding } from '../model/finding.js'

/** Which titles a model is asked about. */
export interface AskingPolicy {
  /** Offline probability from which on, and below which, a title is asked. */
  readonly above: number
  readonly below: number
  /** Empty: all. */
  readonly languages: readonly string[]
  readonly ads: boolean
}

export const notAskedReasons = ['ads', 'language'] as const

/** Places of the titles in the list, by what becomes of them. */
export interface Selection {
  /** In the order of asking: those that many ads or workers stand behind, and of which least is known, first. */
  readonly asked: readonly number[]
  /** In the band, but a setting forbids it. */
  readonly passedOver: readonly { readonly place: number; readonly reason: (typeof notAskedReasons)[number] }[]
  /** In the band, but a person has decided: kept answers are shown, nothing new is asked. */
  readonly decided: readonly number[]
}

/** Throws `setting/invalid` for a yes-or-no that is neither. */
export function policyOf(config: Config): AskingPolicy {
  return {
    above: config.askAbove,
    below: config.askBelow,
    languages: config.askLanguages.split(/[\s,;]+/).filter((language) => language !== ''),
    ads: isYes('askAds', config),
  }
}

/** Throws `model/no-prices` where money is limited and nothing has a price. */
export function budgetOf(config: Config): { readonly budget: Budget; readonly prices: Prices } {
  const prices: Prices = { input: config.priceInput, output: config.priceOutput }
  if (config.askMoney > 0 && prices.input === 0 && prices.output === 0) throw new KnownError('model/no-prices')
  return { budget: { requests: config.askRequests, tokens: config.askTokens, money: config.askMoney }, prices }
}

export function isYes(name: SettingName & ('askAds' | 'askSecondLook'), config: Config): boolean {
  const value = config[name].trim().toLowerCase()
  if (value === 'yes' || value === 'no') return value === 'yes'
  throw new KnownError('setting/invalid', { name: settings[name].variable, value: config[name], expected: 'yes or no' })
}

export function selectForAsking(
  cases: readonly AdjudicationCase[],
  findings: readonly Finding[],
  { above, below, languages, ads }: AskingPolicy,
  decidedTitles: ReadonlySet<string>,
): Selection {
  const asked: number[] = []
  const decided: number[] = []
  const passedOver: { readonly place: number; readonly reason: (typeof notAskedReasons)[number] }[] = []
  cases.forEach(({ title }, place) => {
    const { probability } = findings[place]!
    if (probability < above || probability >= below) return
    if (title.origin.kind === 'Ad' && !ads) passedOver.push({ place, reason: 'ads' })
    else if (languages.length > 0 && !languages.includes(title.language)) passedOver.push({ place, reason: 'language' })
    else if (decidedTitles.has(title.id)) decided.push(place)
    else asked.push(place)
  })
  const worth = (place: number): number => cases[place]!.title.frequency * (1 - findings[place]!.probability)
  return { asked: asked.sort((a, b) => worth(b) - worth(a) || a - b), passedOver, decided }
}
