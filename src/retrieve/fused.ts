import type { Candidate, CandidateEvidence, EmbeddingMethod, RetrievalMethod } from '../model/finding.js'
import type { Retriever } from './retriever.js'

/** What one method's showing is worth: its score, the score's logarithm, and one over its rank. Learnt by `bench fit`. */
export interface MethodWeight {
  readonly score: number
  readonly logScore: number
  readonly reciprocalRank: number
}
export type FusionWeights = Readonly<Record<RetrievalMethod, MethodWeight>> &
  Readonly<Partial<Record<EmbeddingMethod, MethodWeight>>>

/** Codes taken from each method before fusing. */
export const fusedFrom = 30

/** The worth of the evidence for one code: a sum over methods, so each contribution can be shown. */
export function worth(evidence: readonly CandidateEvidence[], weights: FusionWeights): number {
  const known: Partial<Record<CandidateEvidence['method'], MethodWeight>> = weights
  return evidence.reduce((sum, { method, score, rank }) => {
    const weight = known[method]
    if (!weight) return sum
    return sum + weight.score * score + weight.logScore * logOfScore(score) + weight.reciprocalRank / rank
  }, 0)
}

/** Scores below this are as good as none. */
const leastScore = 1e-4

/** 0 for a score that is as good as none, so that a method which does not know a code adds nothing. */
export const logOfScore = (score: number): number => Math.log(Math.max(score, leastScore) / leastScore)

/** All evidence for each code, methods in the order of the retrievers. */
export function gatherEvidence(lists: readonly (readonly Candidate[])[]): ReadonlyMap<string, CandidateEvidence[]> {
  const gathered = new Map<string, CandidateEvidence[]>()
  for (const candidates of lists) {
    for (const { code, evidence } of candidates) {
      const known = gathered.get(code)
      if (known) known.push(...evidence)
      else gathered.set(code, [...evidence])
    }
  }
  return gathered
}

/** The lists of several methods as one, ranked by the worth of all evidence for each code. */
export const fusedOf = (lists: readonly (readonly Candidate[])[], weights: FusionWeights): readonly Candidate[] =>
  [...gatherEvidence(lists)]
    .map(([code, evidence]) => ({ code, evidence, score: worth(evidence, weights) }))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .map((candidate, i) => ({ ...candidate, rank: i + 1 }))

/** Several methods as one: candidates are ranked by the worth of all their evidence. */
export function fusedRetriever(retrievers: readonly Retriever[], weights: FusionWeights): Retriever {
  return {
    name: `fused(${retrievers.map((retriever) => retriever.name).join('+')})`,
    retrieve: (query, limit) => {
      const lists = retrievers.map((retriever) => retriever.retrieve(query, fusedFrom))
      return fusedOf(lists, weights).slice(0, limit)
    },
  }
}
