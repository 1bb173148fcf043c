import { calibration } from '../../adjudicate/calibration.js'
import { statisticalAdjudicator } from '../../adjudicate/statistical.js'
import type { TitleEncoders } from '../../embed/embedder.js'
import type { Title } from '../../model/title.js'
import { fusionWeights } from '../../retrieve/fusion-weights.js'
import type { Richness, TitleIndex } from '../../retrieve/title-index.js'
import { titleRetriever } from '../../retrieve/title-retriever.js'
import type { CodedTitle, CodeTitles, TitleToCode } from './coded-title.js'

/** Candidates that the adjudicator weighs, as on the interactive path. */
const fewestCandidates = 10

/** The interactive path over a list: every method, fused, with the adjudicator's own words. */
export function fullCoder(index: TitleIndex, richness: Richness, encoders: TitleEncoders): CodeTitles {
  const retriever = titleRetriever(index, encoders, fusionWeights[richness])
  const adjudicator = statisticalAdjudicator(calibration[richness], null)
  return (titles, limit) =>
    Promise.all(
      titles.map(async (title): Promise<CodedTitle> => {
        const candidates = retriever.retrieve(title, Math.max(limit, fewestCandidates))
        const finding = await adjudicator.adjudicate({
          title: loneTitle(title),
          candidates,
          context: [],
          items: new Map(),
        })
        return {
          ranked: candidates
            .slice(0, limit)
            .map(({ code }, i) => ({ code, probability: finding.probabilities[i] ?? 0 })),
          none: finding.noneProbability,
          method: 'all',
          explanation: finding.rationale,
        }
      }),
    )
}

/** A title that belongs to no list. */
const loneTitle = ({ text, language }: TitleToCode): Title => ({
  ...{ id: '', text, language },
  languageFrom: 'declared',
  origin: { kind: 'Ad', source: '' },
  frequency: 1,
})
