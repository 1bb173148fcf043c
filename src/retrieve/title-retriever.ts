import type { Embedder } from '../embed/embedder.js'
import { denseRetriever } from './dense.js'
import { exactRetriever } from './exact.js'
import type { FusionWeights } from './fused.js'
import { fusedRetriever } from './fused.js'
import { lexicalRetrievers } from './lexical.js'
import type { Retriever } from './retriever.js'
import type { TitleIndex } from './title-index.js'

/** Every method over one index, in a fixed order. */
export const allRetrievers = (index: TitleIndex, embedder: Embedder): readonly Retriever[] => [
  exactRetriever(index),
  ...lexicalRetrievers(index),
  denseRetriever(index, embedder),
]

/** The retriever that the pipeline uses: all methods, fused. */
export const titleRetriever = (index: TitleIndex, embedder: Embedder, weights: FusionWeights): Retriever =>
  fusedRetriever(allRetrievers(index, embedder), weights)
