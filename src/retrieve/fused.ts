import type { Candidate, CandidateEvidence, EmbeddingMethod, RetrievalMethod } from '../model/finding.js'
import { queryForms } from './partitions.js'
import { evidenceOf, highest, shareOf, type Showing } from './ranking.js'
import type { ListRetriever, MethodRetriever, RetrievalQuery } from './retriever.js'

/** What one method's showing is worth: its score, the score's logarithm, and one over its rank. Learnt by `bench fit`. */
export interface MethodWeight {
  readonly score: number
  readonly logScore: number
  readonly reciprocalRank: number
}
export type FusionWeights = Readonly<Record<Exclude<RetrievalMethod, MethodOfSome>, MethodWeight>> &
  Readonly<Partial<Record<MethodOfSome, MethodWeight>>>
/** Not there for every target. */
type MethodOfSome = 'occupations' | EmbeddingMethod

/** Codes taken from each method before fusing. */
export const fusedFrom = 30

/** The worth of the evidence for one code: a sum over methods, so each contribution can be shown. */
export function worth(evidence: readonly CandidateEvidence[], weights: FusionWeights): number {
  const known: Partial<Record<CandidateEvidence['method'], MethodWeight>> = weights
  return evidence.reduce((sum, { method, score, rank }) => withWorth(sum, known[method] ?? worthless, score, rank), 0)
}

/** Of a method that nothing was learnt for. */
const worthless: MethodWeight = { score: 0, logScore: 0, reciprocalRank: 0 }

const withWorth = (sum: number, weight: MethodWeight, score: number, rank: number): number =>
  sum + weight.score * score + weight.logScore * logOfScore(score) + weight.reciprocalRank / rank

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

/**
 * Several methods over one index as one: candidates are ranked by the worth of all their evidence. The same as `fusedOf`
 * of their lists; but evidence is written out for the candidates that are given back, and for no other.
 */
export function fusedRetriever(retrievers: readonly MethodRetriever[], weights: FusionWeights): ListRetriever {
  const codes = retrievers[0]?.index.codes ?? []
  const worths = new Float64Array(codes.length)
  /** By method and code: the rank, from 1; 0 where the method does not name the code. */
  const ranks = retrievers.map(() => new Uint16Array(codes.length))
  const known: Partial<Record<CandidateEvidence['method'], MethodWeight>> = weights
  const fuse = (lists: readonly (readonly Showing[])[], limit: number): readonly Candidate[] => {
    worths.fill(0)
    lists.forEach((list, method) => {
      const rankOf = ranks[method]!.fill(0)
      const weight = known[retrievers[method]!.name] ?? worthless
      list.forEach((showing, i) => {
        rankOf[showing.code] = i + 1
        worths[showing.code] = withWorth(worths[showing.code]!, weight, shareOf(showing), i + 1)
      })
    })
    const named = (code: number): boolean => ranks.some((rankOf) => rankOf[code]! > 0)
    return highest(worths, limit, named).map((code, place) => ({
      code: codes[code]!,
      rank: place + 1,
      score: worths[code]!,
      evidence: ranks.flatMap((rankOf, method) => {
        const rank = rankOf[code]!
        return rank === 0 ? [] : [evidenceOf(retrievers[method]!, lists[method]![rank - 1]!, rank)]
      }),
    }))
  }
  const retrieveAll = (queries: readonly RetrievalQuery[], limit: number): readonly (readonly Candidate[])[] => {
    const asked = queries.map((query) => ({ ...query, forms: queryForms(query) }))
    // All queries by one method before the next: what a method looks up stays at hand.
    const lists = retrievers.map(
      (retriever) => retriever.rankAll?.(asked, fusedFrom) ?? asked.map((query) => retriever.rank(query, fusedFrom)),
    )
    return asked.map((_, at) =>
      fuse(
        lists.map((ofMethod) => ofMethod[at]!),
        limit,
      ),
    )
  }
  return {
    name: `fused(${retrievers.map((retriever) => retriever.name).join('+')})`,
    retrieve: (query, limit) => retrieveAll([query], limit)[0]!,
    retrieveAll,
  }
}
