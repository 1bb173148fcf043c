import type { KnownVectors, TitleEncoders } from '../embed/embedder.js'
import { denseRetriever } from './dense.js'
import { encoderHead } from './encoder-head.js'
import { exactRetriever } from './exact.js'
import { embeddedRetriever } from './embedded.js'
import { withEmbedded } from './embedded-weight.js'
import { type RetrievalMethod, retrievalMethods } from '../model/finding.js'
import type { FusionWeights } from './fused.js'
import { fusedRetriever } from './fused.js'
import { lexicalRetrievers } from './lexical.js'
import { occupationHead } from './occupation-head.js'
import type { ListRetriever, MethodRetriever } from './retriever.js'
import type { TitleIndex } from './title-index.js'

/** Every method over one index, in a fixed order; without encoders, those that need none. */
export const allRetrievers = (index: TitleIndex, encoders: TitleEncoders | null): readonly MethodRetriever[] => [
  exactRetriever(index),
  ...lexicalRetrievers(index),
  ...(encoders === null ? [] : [denseRetriever(index, encoders.items.embedder), encoderHead(index, encoders.items)]),
  ...(encoders?.occupations ? [occupationHead(index, encoders.occupations)] : []),
]

/** The retriever that the pipeline uses: all methods, or those named, fused; with an embedding model's where there are its vectors. */
export function titleRetriever(
  index: TitleIndex,
  encoders: TitleEncoders | null,
  weights: FusionWeights,
  {
    methods = retrievalMethods,
    embedded = null,
  }: { readonly methods?: readonly RetrievalMethod[]; readonly embedded?: KnownVectors | null } = {},
): ListRetriever {
  const named: ReadonlySet<string> = new Set(methods)
  const own = allRetrievers(index, encoders).filter(({ name }) => named.has(name))
  return embedded === null
    ? fusedRetriever(own, weights)
    : fusedRetriever([...own, embeddedRetriever(index, embedded)], withEmbedded(weights))
}
