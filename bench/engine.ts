import { existsSync } from 'node:fs'
import type { KnownVectors, TitleEncoder, TitleEncoders } from '../src/embed/embedder.js'
import { encoderOf } from '../src/embed/encoder.js'
import { readEncoder, writeEncoder } from '../src/embed/encoder-file.js'
import type { IndexEntry } from '../src/model/classification.js'
import { labelsAsEntries } from '../src/pipeline/title-engine.js'
import { withoutOverruled } from '../src/pipeline/overruled-titles.js'
import { type EncoderPlan, itemPlan, occupationPlan } from '../src/pipeline/encoder-plan.js'
import { allRetrievers } from '../src/retrieve/title-retriever.js'
import { buildTitleIndex, richnessOf, type Richness, type TitleIndex } from '../src/retrieve/title-index.js'
import { readConfig } from '../src/config.js'
import { titleVectors } from '../src/pipeline/title-vectors.js'
import { embeddedRetriever } from '../src/retrieve/embedded.js'
import type { MethodRetriever, RetrievalQuery } from '../src/retrieve/retriever.js'
import { trainEncoder } from '../src/train/train-encoder.js'
import { referenceTitles, shippedTarget, shippedTitles } from './labels.js'

export interface BenchLabels {
  /** Folder of reference labels; without it, what ships. */
  readonly labels?: string | undefined
  /** File that the encoder is read from, or written to where there is none, so that it is trained once for several runs. */
  readonly encoder?: string | undefined
  /** The same for the encoder of occupations. */
  readonly 'occupation-encoder'?: string | undefined
}

export interface BenchMethods {
  readonly index: TitleIndex
  readonly encoders: TitleEncoders
  readonly retrievers: readonly MethodRetriever[]
  readonly richness: Richness
}

/**
 * The methods over what ships and, where a folder is named, the reference labels in it. Where the environment names an
 * embedding model, as for the product, its vectors of `queries` make one more method.
 */
export async function benchMethods(
  { labels, ...files }: BenchLabels,
  note: (line: string) => void,
  queries: readonly RetrievalQuery[] = [],
): Promise<BenchMethods> {
  const entries = await benchEntries(labels, note)
  const encoders = await benchEncoders(entries, files, note)
  const index = buildTitleIndex(entries)
  const vectors = await benchVectors(entries, queries, note)
  const retrievers = [
    ...allRetrievers(index, encoders),
    ...(vectors === null ? [] : [embeddedRetriever(index, vectors)]),
  ]
  return { index, encoders, retrievers, richness: richnessOf(entries) }
}

/** What ships and, where a folder is named, the reference labels in it. */
export async function benchEntries(
  labels: string | undefined,
  note: (line: string) => void,
): Promise<readonly IndexEntry[]> {
  const shipped = [...labelsAsEntries(await shippedTarget()), ...(await shippedTitles())]
  if (labels === undefined) {
    note(`${shipped.length} index titles`)
    return shipped
  }
  const { entries, overruled } = withoutOverruled([...shipped, ...(await referenceTitles(labels, note))])
  note(`${overruled} titles of the lexicon left out: another source puts them elsewhere`)
  note(`${entries.length} index titles`)
  return entries
}

async function benchVectors(
  entries: readonly IndexEntry[],
  queries: readonly RetrievalQuery[],
  note: (line: string) => void,
): Promise<KnownVectors | null> {
  const { vectors, fallback } = await titleVectors(
    { config: readConfig(process.env), folder: '.cache/bench-vectors', note, now: () => new Date() },
    {
      entries,
      titles: queries.map((query) => ({ ...query, origin: { kind: 'Entry', source: 'bench', code: '' } })),
      send: true,
      onProgress: () => undefined,
    },
  )
  if (fallback !== null) throw new Error(fallback)
  if (vectors !== null) note(`embedding model ${vectors.id}`)
  return vectors
}

/** The encoders of these titles, each read from a file or trained and kept there. */
export async function benchEncoders(
  entries: readonly IndexEntry[],
  { encoder, 'occupation-encoder': occupations }: Omit<BenchLabels, 'labels'>,
  note: (line: string) => void,
): Promise<TitleEncoders> {
  const titles = { entries, indexHash: '' }
  const plan = occupationPlan(titles)
  return {
    items: await planned(itemPlan(titles), encoder, note),
    occupations: plan && (await planned(plan, occupations, note)),
  }
}

/** That of the items alone. */
export const benchEncoder = (
  entries: readonly IndexEntry[],
  file: string | undefined,
  note: (line: string) => void,
): Promise<TitleEncoder> => planned(itemPlan({ entries, indexHash: '' }), file, note)

async function planned(
  { labels, options }: EncoderPlan,
  file: string | undefined,
  note: (line: string) => void,
): Promise<TitleEncoder> {
  if (file !== undefined && existsSync(file)) return encoderOf(readEncoder(file))
  const model = await trainEncoder(labels, {
    ...options,
    onProgress: ({ member, epoch, loss }) => note(`member ${member}, epoch ${epoch}: loss ${loss.toFixed(4)}`),
  })
  if (file !== undefined) writeEncoder(file, model)
  return encoderOf(model)
}
