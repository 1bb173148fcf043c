import type { KnownVectors, TitleEncoders } from '../embed/embedder.js'
import { occupationClass } from '../model/occupation-class.js'
import { sha256 } from '../files/hash.js'
import type { Classification, IndexEntry } from '../model/classification.js'
import { whyNoHnsw } from '../numbers/hnsw.js'
import { methodsOfPreset, type Preset } from '../retrieve/presets.js'
import { buildTitleIndex, richnessOf, type Richness } from '../retrieve/title-index.js'
import { titleRetriever } from '../retrieve/title-retriever.js'
import type { Retriever } from '../retrieve/retriever.js'
import { withoutOverruled } from './overruled-titles.js'
import { type PresetConstants, presetConstants } from './preset-constants.js'
import { targetOf } from './target.js'

/** Every title that points to an item of a target classification: the items' own labels and all index entries. */
export interface TargetTitles {
  readonly entries: readonly IndexEntry[]
  readonly indexHash: string
}

/** The same, as they were gathered. */
export interface GatheredTitles extends TargetTitles {
  /** Titles of the shipped lexicon that are left out, because another source puts them elsewhere. */
  readonly overruled: number
}

/** All that is needed to find candidates in one target classification. */
export interface TitleEngine extends TargetTitles {
  readonly retriever: Retriever
  readonly encoders: TitleEncoders | null
  readonly richness: Richness
  readonly preset: Preset
  readonly constants: PresetConstants
  /** What serves otherwise than asked, in words for the run's notes; `null` when nothing does. */
  readonly fallback: string | null
}

/** The labels of the items that titles may lie in are index titles too. */
export function labelsAsEntries(classification: Classification): readonly IndexEntry[] {
  return [...targetOf(classification).mappable.values()].flatMap(({ code, labels }) =>
    Object.entries(labels).map(([language, title]) => ({ title, language, code, source: classification.source.id })),
  )
}

export function targetTitles(classification: Classification, index: readonly IndexEntry[]): GatheredTitles {
  const { mappable } = targetOf(classification)
  const all = [...labelsAsEntries(classification), ...index.filter(({ code }) => mappable.has(code))]
  const { entries, overruled } = withoutOverruled(all)
  const lines = entries.map(({ language, title, ...entry }) => `${occupationClass(entry)}\t${language}\t${title}`)
  const indexHash = sha256(lines.join('\n'))
  return { entries, indexHash, overruled }
}

/**
 * Builds retrieval over a target's titles, with an embedding model's vectors where there are some. Indexes of a language
 * are made when a title first needs them.
 */
export function buildTitleEngine(
  titles: TargetTitles,
  encoders: TitleEncoders | null,
  preset: Preset = 'full',
  embedded: KnownVectors | null = null,
): TitleEngine {
  const richness = richnessOf(titles.entries)
  const constants = presetConstants(preset, richness)
  return {
    ...titles,
    retriever: titleRetriever(buildTitleIndex(titles.entries), encoders, constants.weights, {
      methods: methodsOfPreset[preset],
      embedded,
    }),
    richness,
    preset,
    constants,
    encoders,
    // HNSW serves an embedding model's vectors alone.
    fallback: embedded === null ? null : hnswFallback(),
  }
}

/** Said wherever the exact scan stands in for HNSW; `null` where it need not. */
export function hnswFallback(): string | null {
  const noHnsw = whyNoHnsw()
  return noHnsw === null ? null : `exact-scan: hnswlib-node could not be loaded (${noHnsw.slice(0, 120)})`
}
