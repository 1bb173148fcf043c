import { join } from 'node:path'
import { asData } from '../adjudicate/untrusted.js'
import { openAiEmbed, serverAddress } from '../ask/openai.js'
import type { Config } from '../config.js'
import type { KnownVectors } from '../embed/embedder.js'
import { embeddedTexts, type KeptVectors, keptVectors, type VectorSource } from '../embed/known-vectors.js'
import { describeLocalModel, localSource } from '../embed/local.js'
import { remoteName, remoteSource } from '../embed/remote.js'
import { KnownError } from '../errors.js'
import type { IndexEntry } from '../model/classification.js'
import type { Title } from '../model/title.js'
import { isYes } from './ask-policy.js'
import type { OnProgress } from './progress.js'
import type { Workspace } from './workspace.js'

export interface TitleVectors {
  /** `null` where no embedding model is set up, or it could not serve. */
  readonly vectors: KnownVectors | null
  /** Why it could not serve, in words for the run's notes; `null` where it did or was not asked for. */
  readonly fallback: string | null
}

export interface VectorRequest {
  readonly entries: readonly IndexEntry[]
  readonly titles: readonly Pick<Title, 'text' | 'language' | 'origin'>[]
  /** Without, only vectors kept earlier are used: all of them or none, so that a run stays what it was. */
  readonly send: boolean
  readonly onProgress: OnProgress
}

/** As long as the questions' titles; what is longer says nothing more about the work. */
const longestText = 300
const wordsOf = (text: string): string => asData(text, longestText)

/** As much of a workspace as is needed. */
export type VectorPlace = Pick<Workspace, 'config' | 'folder' | 'note' | 'now'>

interface EmbeddingModel {
  readonly name: string
  /** Titles leave this machine. */
  readonly remote: boolean
  readonly source: () => Promise<VectorSource>
}

/**
 * Vectors of the titles and of the index titles that they are compared with, by the embedding model of the settings.
 * What is sent is cleared of e-mail addresses and telephone numbers, and titles of ads stay here where a setting says so.
 * A server that does not answer leaves the other methods, with a note. Throws `embedding/no-package`,
 * `embedding/no-model`, `embedding/mixed`, `vector/invalid`, `setting/invalid`.
 */
export async function titleVectors(workspace: VectorPlace, request: VectorRequest): Promise<TitleVectors> {
  const model = embeddingModel(workspace)
  if (model === null) return { vectors: null, fallback: null }
  const texts = textsFor(request, !model.remote || isYes('askAds', workspace.config))
  const kept: KeptVectors = {
    folder: vectorsFolder(workspace),
    note: workspace.note,
    onProgress: (done, total) => request.onProgress('vectors', done, total),
  }
  if (!request.send) {
    const vectors = keptVectors(model.name, kept)
    const whole = vectors.dimension > 0 && texts.every((text) => vectors.find(text) !== null)
    return whole ? served(vectors) : { vectors: null, fallback: 'no-embedding: not all vectors are kept; map again' }
  }
  try {
    const vectors = await embeddedTexts(await model.source(), kept, texts)
    return vectors.dimension > 0 ? served(vectors) : { vectors: null, fallback: null }
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.code !== 'model/failed') throw thrown
    return {
      vectors: null,
      fallback: `no-embedding: ${String(thrown.context.detail).replaceAll(';', ',').slice(0, 200)}`,
    }
  }
}

/** Looked up by the words that were embedded. */
const served = (vectors: KnownVectors): TitleVectors => ({
  vectors: { ...vectors, find: (text) => vectors.find(wordsOf(text)) },
  fallback: null,
})

export const vectorsFolder = ({ folder }: Pick<Workspace, 'folder'>): string => join(folder, '.cache', 'vectors')

/** The titles, and the index titles of their languages; of all languages where one of theirs has none. */
function textsFor({ entries, titles }: VectorRequest, ads: boolean): readonly string[] {
  const sent = titles.filter(({ origin }) => ads || origin.kind !== 'Ad')
  const indexed = new Set(entries.map(({ language }) => language))
  const wanted = new Set(sent.map(({ language }) => language))
  const all = [...wanted].some((language) => !indexed.has(language))
  const compared = entries.filter(({ language }) => all || wanted.has(language))
  const texts = [...compared.map(({ title }) => title), ...sent.map(({ text }) => text)].map(wordsOf)
  return [...new Set(texts)].filter((text) => text !== '')
}

/** The embedding model of the settings; `null` where there is none. A folder comes before a server. */
export function embeddingModel({ config, folder, note, now }: VectorPlace): EmbeddingModel | null {
  const { embeddingFolder, embeddingModel: model, embeddingPrefix: prefix } = config
  if (embeddingFolder !== '') {
    const local = { folder: embeddingFolder, prefix }
    return { name: describeLocalModel(local).name, remote: false, source: () => localSource(local) }
  }
  if (model === '') return null
  const { baseUrl, key, server } = embeddingServer(config)
  const settings = {
    send: openAiEmbed({ baseUrl, key, timeoutSeconds: config.modelTimeout }),
    ...{ server, model, prefix, dimensions: Math.floor(config.embeddingDimensions) },
    width: config.modelConcurrency,
    folder: vectorsFolder({ folder }),
    random: Math.random,
    sleep: (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds)),
    ...{ now, note },
  }
  return { name: remoteName(settings), remote: true, source: () => Promise.resolve(remoteSource(settings)) }
}

/** The language model's key goes to the language model's server alone. */
function embeddingServer({ embeddingBaseUrl, embeddingKey, modelBaseUrl, modelKey }: Config) {
  const own = embeddingBaseUrl !== ''
  const baseUrl = own ? embeddingBaseUrl : modelBaseUrl
  const server = serverAddress(baseUrl, own ? 'CONCORD_EMBEDDING_BASE_URL' : 'CONCORD_MODEL_BASE_URL')
  return { baseUrl, server, key: (own ? embeddingKey : embeddingKey || modelKey) || 'none' }
}
