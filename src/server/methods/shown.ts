import type { Locale } from '../../locale/locale.js'
import { bandOf } from '../vocabulary.js'

/** A probability as the view `chance` shows it: in words, and as a picture 40 units wide. */
export const shownChance = (probability: number | null, locale: Locale) => ({
  band: bandOf(probability),
  chance: probability === null ? null : locale.probability(probability),
  chanceWidth: probability === null ? 0 : Math.round(probability * 400) / 10,
})

/** A page asked for, from 1; the first where the address says none. */
export function pageNumber(asked: unknown): number {
  const number = typeof asked === 'string' ? Number.parseInt(asked, 10) : 1
  return Number.isSafeInteger(number) && number > 0 && number < 1e9 ? number : 1
}
