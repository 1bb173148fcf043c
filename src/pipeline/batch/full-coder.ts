import { calibration } from '../../adjudicate/calibration.js'
import { statisticalAdjudicator } from '../../adjudicate/statistical.js'
import type { TitleEncoders } from '../../embed/embedder.js'
import type { Candidate } from '../../model/finding.js'
import type { Title } from '../../model/title.js'
import { fusionWeights } from '../../retrieve/fusion-weights.js'
import type { Richness, TitleIndex } from '../../retrieve/title-index.js'
import { titleRetriever } from '../../retrieve/title-retriever.js'
import type { CodedTitle, CodeTitles, TitleToCode } from './coded-title.js'

/** Candidates that the adjudicator weighs, as on the interactive path. */
const fewestCandidates = 10

/** Titles whose candidates are looked for together. */
const together = 16

/** The interactive path over a list: every method, fused, with the adjudicator's own words. */
export function fullCoder(index: TitleIndex, richness: Richness, encoders: TitleEncoders): CodeTitles {
  const retriever = titleRetriever(index, encoders, fusionWeights[richness])
  const adjudicator = statisticalAdjudicator(calibration[richness], null)
  const coded = async (title: TitleToCode, candidates: readonly Candidate[], limit: number): Promise<CodedTitle> => {
    const finding = await adjudicator.adjudicate({
      ...{ title: loneTitle(title), candidates },
      ...{ context: [], items: new Map() },
    })
    return {
      ranked: candidates.slice(0, limit).map(({ code }, i) => ({ code, probability: finding.probabilities[i] ?? 0 })),
      none: finding.noneProbability,
      method: 'all',
      explanation: finding.rationale,
    }
  }
  return async (titles, limit) => {
    const answers: CodedTitle[] = Array.from({ length: titles.length })
    // Those of one language are looked up in one index.
    const order = titles.map((_, place) => place).sort((a, b) => compared(titles[a]!.language, titles[b]!.language))
    for (let from = 0; from < order.length; from += together) {
      const places = order.slice(from, from + together)
      const asked = places.map((place) => titles[place]!)
      const candidates = retriever.retrieveAll(asked, Math.max(limit, fewestCandidates))
      for (const [at, place] of places.entries()) answers[place] = await coded(asked[at]!, candidates[at]!, limit)
    }
    return answers
  }
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A title that belongs to no list. */
const loneTitle = ({ text, language }: TitleToCode): Title => ({
  ...{ id: '', text, language },
  languageFrom: 'declared',
  origin: { kind: 'Ad', source: '' },
  frequency: 1,
})
