import { existsSync } from 'node:fs'
import type { TitleEncoder } from '../../src/embed/embedder.js'
import { encoderOf } from '../../src/embed/encoder.js'
import { readEncoder, writeEncoder } from '../../src/embed/encoder-file.js'
import type { IndexEntry } from '../../src/model/classification.js'
import { allRetrievers } from '../../src/retrieve/title-retriever.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'
import type { Candidate } from '../../src/model/finding.js'
import { trainEncoder } from '../../src/train/train-encoder.js'
import type { Concepts } from './concepts.js'
import type { ElementsOfConcept } from './elements.js'
import { conceptMethods, type Evidence, type Found } from './features.js'
import type { MeloSet } from './sets.js'

/** Thousands of concepts need larger members than hundreds of groups do; two of them are enough. */
const conceptOptions = { seed: 1, members: 2, dimension: 128, epochs: 5, rows: 1 << 18 }
/** Found by each method; more than are taken as candidates, so that most of those are known to every method. */
const foundByEach = 60
const groupsFound = 40

/** The encoder of concepts, read from a file or trained and kept there. */
export async function conceptEncoder(
  labels: readonly IndexEntry[],
  file: string | undefined,
  note: (line: string) => void,
): Promise<TitleEncoder> {
  if (file !== undefined && existsSync(file)) return encoderOf(readEncoder(file))
  const model = await trainEncoder(labels, {
    ...conceptOptions,
    onProgress: ({ member, epoch, loss }) => note(`member ${member}, pass ${epoch}: loss ${loss.toFixed(4)}`),
  })
  if (file !== undefined) writeEncoder(file, model)
  return encoderOf(model)
}

export interface Encoders {
  readonly concepts: TitleEncoder
  readonly groups: TitleEncoder
}

/**
 * What the product's methods find for texts in a set's language, one after another. Indexed are the target's labels in
 * that language and those texts of it that the set wants ranked, under the concepts that they are.
 */
export function* evidenceOf(
  texts: readonly string[],
  { titles, elements, language, elementLanguage }: MeloSet,
  target: Concepts,
  elementsOf: ElementsOfConcept,
  { concepts, groups }: Encoders,
): Generator<{ readonly text: string; readonly evidence: Evidence }> {
  const elementTexts = new Map(elements.map(({ id, text }) => [id, text]))
  const own = [...elementsOf].flatMap(([code, ids]) =>
    ids.map((id): IndexEntry => ({ title: elementTexts.get(id)!, language: elementLanguage, code, source: 'melo' })),
  )
  const labels = target.labels.filter((label) => label.language === language)
  const index = buildTitleIndex([...labels, ...own.filter((label) => label.language === language)])
  const retrievers = allRetrievers(index, { items: concepts, occupations: null })
  const longList = titles.length > target.concepts.filter(({ depth }) => depth === 5).length
  for (const text of texts) {
    const found = retrievers.map((retriever): readonly [string, Found] => [
      retriever.name,
      foundOf(retriever.retrieve({ text, language }, foundByEach)),
    ])
    const ranked = groups.rank(text, language, groupsFound)
    const methods = { ...noneFound, ...Object.fromEntries(found) }
    yield {
      text,
      evidence: { methods, groups: ranked.map(({ code, probability }) => [code, probability]), longList },
    }
  }
}

const noneFound = Object.fromEntries(conceptMethods.map((method) => [method, []])) as unknown as Evidence['methods']

const foundOf = (candidates: readonly Candidate[]): Found =>
  candidates.map(({ code, evidence }) => [code, evidence[0]!.score])
