import type { Embedder } from '../embed/embedder.js'
import { subwordEmbedder } from '../embed/subword.js'
import { sha256 } from '../files/hash.js'
import type { Classification, IndexEntry } from '../model/classification.js'
import { whyNoHnsw } from '../numbers/hnsw.js'
import { fusionWeights } from '../retrieve/fusion-weights.js'
import { buildTitleIndex } from '../retrieve/title-index.js'
import { titleRetriever } from '../retrieve/title-retriever.js'
import type { Retriever } from '../retrieve/retriever.js'
import { targetOf } from './target.js'

/** All that is needed to find candidates in one target classification. */
export interface TitleEngine {
  readonly retriever: Retriever
  readonly embedder: Embedder
  /** Every title that points to an item: the items' own labels and all index entries. */
  readonly entries: readonly IndexEntry[]
  readonly indexHash: string
  /** What serves otherwise than asked, in words for the run's notes; `null` when nothing does. */
  readonly fallback: string | null
}

/** The labels of the items that titles may lie in are index titles too. */
export function labelsAsEntries(classification: Classification): readonly IndexEntry[] {
  return [...targetOf(classification).mappable.values()].flatMap(({ code, labels }) =>
    Object.entries(labels).map(([language, title]) => ({ title, language, code, source: classification.source.id })),
  )
}

/** Builds retrieval over a classification and its index. Indexes of a language are made when a title first needs them. */
export function buildTitleEngine(classification: Classification, index: readonly IndexEntry[]): TitleEngine {
  const { mappable } = targetOf(classification)
  const entries = [...labelsAsEntries(classification), ...index.filter(({ code }) => mappable.has(code))]
  const embedder = subwordEmbedder(entries.map(({ title }) => title))
  const noHnsw = whyNoHnsw()
  return {
    retriever: titleRetriever(buildTitleIndex(entries), embedder, fusionWeights),
    embedder,
    entries,
    indexHash: sha256(entries.map(({ code, language, title }) => `${code}\t${language}\t${title}`).join('\n')),
    fallback: noHnsw === null ? null : `exact-scan: hnswlib-node could not be loaded (${noHnsw.slice(0, 120)})`,
  }
}
