import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { inSharedMemory, readArrays, writeArrays } from '../../src/files/arrays-file.js'
import { fusionWeights } from '../../src/retrieve/fusion-weights.js'
import { prepareIndex, type PreparedIndex, titleIndexOf } from '../../src/retrieve/prepared-index.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'
import { titleRetriever } from '../../src/retrieve/title-retriever.js'
import { entriesByOccupation, exampleEncoder, exampleEntries, labelsByOccupation } from './example-index.js'

const folder = mkdtempSync(join(tmpdir(), 'concord-index-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const encoders = {
  items: await exampleEncoder(entriesByOccupation),
  occupations: await exampleEncoder(labelsByOccupation),
}
const prepared = prepareIndex(buildTitleIndex(entriesByOccupation), encoders.items.embedder)

function fromFile(): PreparedIndex {
  const file = join(folder, 'index.bin')
  writeArrays(file, prepared)
  return (readArrays(file) as { value: PreparedIndex }).value
}

it.each([
  ['kept in a file and read again', fromFile],
  ['in shared memory', () => inSharedMemory(prepared)],
  ['as a thread gets it', () => structuredClone(inSharedMemory(prepared))],
])('an index %s answers as the one that was built', (_, made) => {
  const built = titleRetriever(buildTitleIndex(entriesByOccupation), encoders, fusionWeights.finer)
  const again = titleRetriever(titleIndexOf(made(), encoders.items.embedder), encoders, fusionWeights.finer)
  for (const { title, language } of exampleEntries) {
    for (const text of [title, `senior ${title}`]) {
      for (const asked of [language, 'sv']) {
        expect(again.retrieve({ text, language: asked }, 10)).toEqual(built.retrieve({ text, language: asked }, 10))
      }
    }
  }
})
