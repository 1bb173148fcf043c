import type { RankedCode, TitleEncoder } from '../embed/embedder.js'
import type { LanguageTag } from '../model/language.js'
import { formsOf } from '../text/forms.js'
import { type ExactShares, type ExactTable, exactShares, notInIndex } from './exact-table.js'
import { logOfScore } from './fused.js'

/** What each sign of a code is worth to the batch path. Learnt by `bench batch --fit`. */
export interface QuickWeights {
  /** The encoder's probability, and its logarithm. Not below 0: what the encoder puts first stays before the rest. */
  readonly probability: number
  readonly logProbability: number
  /** The share of identical index titles in the title's language, and in others. */
  readonly native: number
  readonly foreign: number
  /** Worth of "none of these": as such, and for each unit of the encoder's best probability. */
  readonly none: number
  readonly noneProbability: number
}

/** A title as the batch path asks for it: its folded forms, which `formsOf` gives, and its language. */
export interface QuickQuery {
  readonly forms: readonly string[]
  readonly language: LanguageTag
}

/** Where the first code comes from: an identical index title in its language, in another, or the encoder alone. */
export type QuickMethod = 'exact' | 'exact-other-language' | 'encoder'

export interface QuickAnswer {
  /** Best first; probabilities of all codes considered and of none of them sum to 1. None for a title that says nothing. */
  readonly ranked: readonly RankedCode[]
  readonly none: number
  readonly method: QuickMethod
}

/** Signs of one code. */
export interface QuickSigns {
  readonly code: string
  readonly probability: number
  readonly native: number
  readonly foreign: number
}

/** Codes of the encoder that are weighed for each title. */
export const considered = 10

export const quickQuery = (title: string, language: LanguageTag): QuickQuery => ({ forms: formsOf(title), language })

/** All codes worth weighing for each title with their signs: the encoder's first ones and those of identical titles. */
export function quickSigns(
  encoder: Pick<TitleEncoder, 'rankForms'>,
  table: ExactTable,
): (queries: readonly QuickQuery[]) => readonly (readonly QuickSigns[])[] {
  const lookUp = exactShares(table)
  return (queries) => {
    const ranked = encoder.rankForms(
      queries.map(({ forms }) => forms),
      considered,
    )
    return queries.map(({ forms, language }, i) => joined(ranked[i]!, lookUp(forms, language)))
  }
}

function joined(ranked: readonly RankedCode[], { native, foreign }: ExactShares): readonly QuickSigns[] {
  const signs = ranked.map(({ code, probability }) => ({
    ...{ code, probability },
    native: native.get(code) ?? 0,
    foreign: foreign.get(code) ?? 0,
  }))
  for (const code of new Set([...native.keys(), ...foreign.keys()])) {
    if (signs.some((known) => known.code === code)) continue
    signs.push({ code, probability: 0, native: native.get(code) ?? 0, foreign: foreign.get(code) ?? 0 })
  }
  return signs
}

/** Weighs the signs of one title's codes. */
export function weighQuickly(signs: readonly QuickSigns[], weights: QuickWeights, limit: number): QuickAnswer {
  const best = signs[0]
  if (!best) return { ranked: [], none: 1, method: 'encoder' }
  const weighed = signs
    .map((sign) => ({ sign, share: Math.exp(worthOf(sign, weights)) }))
    .sort((a, b) => b.share - a.share || (a.sign.code < b.sign.code ? -1 : 1))
  const none = Math.exp(weights.none + weights.noneProbability * best.probability)
  const all = weighed.reduce((sum, { share }) => sum + share, none)
  const first = weighed[0]!.sign
  return {
    ranked: weighed.slice(0, limit).map(({ sign: { code }, share }) => ({ code, probability: share / all })),
    none: none / all,
    method: first.native > 0 ? 'exact' : first.foreign > 0 ? 'exact-other-language' : 'encoder',
  }
}

const worthOf = ({ probability, native, foreign }: QuickSigns, weights: QuickWeights): number =>
  weights.probability * probability +
  weights.logProbability * logOfScore(probability) +
  weights.native * native +
  weights.foreign * foreign

/** As `weighQuickly` of a title that the index does not hold: the encoder's order stays. */
function weighRanked(ranked: readonly RankedCode[], weights: QuickWeights, limit: number): QuickAnswer {
  const best = ranked[0]
  if (!best) return { ranked: [], none: 1, method: 'encoder' }
  const none = Math.exp(weights.none + weights.noneProbability * best.probability)
  const shares = ranked.map(({ probability }) =>
    Math.exp(weights.probability * probability + weights.logProbability * logOfScore(probability)),
  )
  const all = shares.reduce((sum, share) => sum + share, none)
  return {
    ranked: ranked.slice(0, limit).map(({ code }, i) => ({ code, probability: shares[i]! / all })),
    none: none / all,
    method: 'encoder',
  }
}

/**
 * Codes titles by the encoder's head and identical index titles alone: thousands in the time that the interactive path
 * takes for some dozens, at some cost in accuracy (docs/accuracy.md). The same titles give the same answers.
 */
export function quickCoder(
  encoder: Pick<TitleEncoder, 'rankForms'>,
  table: ExactTable,
  weights: QuickWeights,
): (queries: readonly QuickQuery[], limit: number) => readonly QuickAnswer[] {
  const lookUp = exactShares(table)
  return (queries, limit) =>
    encoder
      .rankForms(
        queries.map(({ forms }) => forms),
        considered,
      )
      .map((ranked, i) => {
        const shares = lookUp(queries[i]!.forms, queries[i]!.language)
        return shares === notInIndex
          ? weighRanked(ranked, weights, limit)
          : weighQuickly(joined(ranked, shares), weights, limit)
      })
}
