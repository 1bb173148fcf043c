import { encoderOf } from '../../src/embed/encoder.js'
import type { TitleEncoder } from '../../src/embed/embedder.js'
import { occupationClass } from '../../src/model/occupation-class.js'
import type { IndexEntry } from '../../src/model/classification.js'
import { trainEncoder } from '../../src/train/train-encoder.js'
import type { LabelledTitle } from '../../src/train/training-set.js'

const lines = `
en 2221 registered nurse|nursing sister|charge nurse
en 3221 assistant nurse|enrolled nurse
en 5321 nursing aide|hospital orderly
en 2512 software developer|software engineer
en 2411 accountant|tax accountant|auditor
en 3313 accounting associate|bookkeeper
en 4311 accounts clerk|bookkeeping clerk
en 2643 translator|interpreter
en 2433 technical sales representative|interpreter
pt 2221 enfermeiro|enfermeira
pt 3221 técnico de enfermagem|auxiliar de enfermagem
pt 2411 contador|auditor contábil
pt 7115 carpinteiro|carpinteiro de obras
fr 6210 abatteur d'arbres/abatteuse d'arbres|bûcheron
fr 2411 comptable expert
hi 2341 शिक्षक
`

/** A small index in several languages: "interpreter" stands under two codes. */
export const exampleEntries: readonly IndexEntry[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [language = '', code = '', ...rest] = line.split(' ')
    return rest
      .join(' ')
      .split('|')
      .map((title) => ({ title, language, code, source: 'example' }))
  })

/** The same, where titles in English and Portuguese name one of two occupations within their item. */
export const entriesByOccupation: readonly IndexEntry[] = exampleEntries.map((entry, i) =>
  ['en', 'pt'].includes(entry.language) ? { ...entry, occupation: `urn:${entry.code}-${i % 2}` } : entry,
)
export const labelsByOccupation: readonly LabelledTitle[] = entriesByOccupation.map((entry) => ({
  ...entry,
  code: occupationClass(entry),
}))

/** Small, and the same each time. */
export const exampleEncoder = async (labels: readonly LabelledTitle[]): Promise<TitleEncoder> =>
  encoderOf(await trainEncoder(labels, { seed: 1, members: 1, dimension: 32, rows: 1 << 12 }))
