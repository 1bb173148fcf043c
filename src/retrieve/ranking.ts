import type { Candidate, EmbeddingMethod, RetrievalMethod } from '../model/finding.js'
import type { IndexedTitle } from './title-index.js'

/** A code's best showing by one method. */
export interface CodeScore {
  readonly code: string
  readonly score: number
  readonly matched: IndexedTitle
}

/** Keeps the best showing of each code over several searches. */
export class BestByCode {
  private readonly best = new Map<string, CodeScore>()

  offer(code: string, score: number, matched: IndexedTitle): void {
    const known = this.best.get(code)
    if (known === undefined || score > known.score) this.best.set(code, { code, score, matched })
  }

  /** Best first; equal scores by code, so that the same question has the same answer on every machine. */
  ranked(limit: number): readonly CodeScore[] {
    return [...this.best.values()].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, limit)
  }
}

/** The ranking of one method as candidates, each with its one piece of evidence. */
export function toCandidates(
  method: RetrievalMethod | EmbeddingMethod,
  ranked: readonly CodeScore[],
): readonly Candidate[] {
  return ranked.map(({ code, score, matched: { entry } }, i) => ({
    code,
    rank: i + 1,
    score,
    evidence: [
      {
        method,
        score: Math.min(1, Math.max(0, score)),
        rank: i + 1,
        matchedTitle: entry.title,
        matchedLanguage: entry.language,
        matchedSource: entry.source,
      },
    ],
  }))
}
