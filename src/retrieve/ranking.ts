import type { CandidateEvidence } from '../model/finding.js'
import type { MethodRetriever } from './retriever.js'
import { entryOf, type LanguageIndex, type TitleIndex } from './title-index.js'

/** A code's best showing by one method: the code by its place in the index's `codes`, and the index title that gave it. */
export interface Showing {
  readonly code: number
  readonly score: number
  readonly language: LanguageIndex
  readonly title: number
}

/** Keeps the best showing of each code over several searches; of equal ones the first. Made once and used again. */
export class BestByCode {
  private readonly scores: Float64Array
  /** -1 for a code without any showing. */
  private readonly titles: Int32Array
  private readonly languages: Uint16Array
  private readonly known: readonly LanguageIndex[]

  constructor({ codes, languages }: TitleIndex) {
    this.scores = new Float64Array(codes.length)
    this.titles = new Int32Array(codes.length).fill(-1)
    this.languages = new Uint16Array(codes.length)
    this.known = [...languages.values()]
  }

  clear(): void {
    this.titles.fill(-1)
  }

  offer(code: number, score: number, language: LanguageIndex, title: number): void {
    if (this.titles[code]! >= 0 && !(score > this.scores[code]!)) return
    this.scores[code] = score
    this.titles[code] = title
    this.languages[code] = language.number
  }

  /** Best first; of equal scores the lower code, so that the same question has the same answer on every machine. */
  ranked(limit: number): readonly Showing[] {
    const { scores, titles } = this
    return highest(scores, limit, (code) => titles[code]! >= 0).map((code) => ({
      code,
      score: scores[code]!,
      language: this.known[this.languages[code]!]!,
      title: titles[code]!,
    }))
  }
}

/** The places of the highest scores among those that count, highest first, of equal ones the lower place. */
export function highest(scores: Float64Array, limit: number, counts: (place: number) => boolean): readonly number[] {
  const best: number[] = []
  if (limit <= 0) return best
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!
    if (best.length === limit && !(score > scores[best[limit - 1]!]!)) continue
    if (!counts(place)) continue
    let at = best.length < limit ? best.length : limit - 1
    for (; at > 0 && scores[best[at - 1]!]! < score; at--) best[at] = best[at - 1]!
    best[at] = place
  }
  return best
}

/** One piece of evidence; `rank` counts from 1. */
export function evidenceOf({ index, name }: MethodRetriever, showing: Showing, rank: number): CandidateEvidence {
  const { title, language, source } = entryOf(index, showing.language, showing.title)
  return {
    method: name,
    score: shareOf(showing),
    rank,
    matchedTitle: title,
    matchedLanguage: language,
    matchedSource: source,
  }
}

/** A score as evidence gives it: rounding may have put it out of [0, 1]. */
export const shareOf = ({ score }: Showing): number => Math.min(1, Math.max(0, score))

/** A retriever from a method's ranking; each candidate has one piece of evidence. */
export function methodRetriever(
  index: TitleIndex,
  name: MethodRetriever['name'],
  rank: MethodRetriever['rank'],
): MethodRetriever {
  const retriever: MethodRetriever = {
    ...{ name, index, rank },
    retrieve: (query, limit) =>
      rank(query, limit).map((showing, i) => ({
        code: index.codes[showing.code]!,
        rank: i + 1,
        score: showing.score,
        evidence: [evidenceOf(retriever, showing, i + 1)],
      })),
  }
  return retriever
}
