import { catalogues, type MessageKey } from './catalogues.js'
import { fillMessage, type MessageValues, type PluralMessage } from './message.js'

/** The languages of the interface. */
export const localeTags = ['en', 'fr', 'es'] as const
export type LocaleTag = (typeof localeTags)[number]

/** Texts, numbers and dates in one language. Made once and kept: the formatters are slow to make. */
export interface Locale {
  readonly tag: LocaleTag
  readonly direction: 'ltr' | 'rtl'
  /** The text of a key; numbers among the values are written in the reader's way, and `count` chooses the plural form. */
  readonly text: (key: MessageKey, values?: MessageValues) => string
  readonly number: (value: number) => string
  /** A share in [0, 1] as a percentage: `91.4 %`. */
  readonly percent: (share: number) => string
  /** A probability in [0, 1] with two digits: `0.47`. */
  readonly probability: (value: number) => string
  /** An ISO 8601 time as a date with minutes, in UTC. */
  readonly time: (iso: string) => string
  /** An ISO 8601 date, without the time: `23 Nov 2026`. */
  readonly date: (iso: string) => string
  /** The name of a language in this language: `pt` is `Portuguese`. */
  readonly languageName: (tag: string) => string
}

const made = new Map<LocaleTag, Locale>()

/** The locale of a language of the interface. */
export function localeOf(tag: LocaleTag): Locale {
  const known = made.get(tag)
  if (known) return known
  const locale = makeLocale(tag)
  made.set(tag, locale)
  return locale
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

function makeLocale(tag: LocaleTag): Locale {
  const messages = catalogues[tag]
  const plural = new Intl.PluralRules(tag)
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  const probabilities = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const times = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })
  const languages = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' })
  const names = new Map<string, string>()
  const form = (message: PluralMessage, count: number): string => {
    if (count === 0 && message.zero !== undefined) return message.zero
    return plural.select(count) === 'one' ? message.one : message.other
  }
  return {
    tag,
    direction: rightToLeft.has(tag) ? 'rtl' : 'ltr',
    text(key, values) {
      const message = messages[key]
      if (values === undefined) return typeof message === 'string' ? message : form(message, 0)
      const text = typeof message === 'string' ? message : form(message, Number(values.count ?? 0))
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? numbers.format(value) : value,
      ])
      return fillMessage(text, Object.fromEntries(shown) as Record<string, string>)
    },
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    probability: (value) => probabilities.format(value),
    date: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : dates.format(new Date(iso))),
    time: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : times.format(new Date(iso))),
    languageName(language) {
      const name = names.get(language) ?? nameOf(languages, language)
      // Tags come from sources: what is kept has a bound.
      if (names.size < 1_000) names.set(language, name)
      return name
    },
  }
}

function nameOf(names: Intl.DisplayNames, language: string): string {
  try {
    return names.of(language) ?? language
  } catch {
    // Not a language tag at all: shown as it came.
    return language
  }
}

export const isLocaleTag = (value: unknown): value is LocaleTag => localeTags.includes(value as LocaleTag)

/** The language of the interface that an Accept-Language header asks for most; English when it asks for none of ours. */
export function preferredLocale(acceptLanguage: string): LocaleTag {
  const wishes = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined)
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((wish) => isLocaleTag(wish.tag) && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return (wishes[0]?.tag as LocaleTag | undefined) ?? 'en'
}
