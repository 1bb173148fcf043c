import { encoderOf } from '../../embed/encoder.js'
import type { EncoderModel } from '../../embed/encoder-model.js'
import type { ExactTable } from '../../retrieve/exact-table.js'
import { type PreparedIndex, titleIndexOf } from '../../retrieve/prepared-index.js'
import type { Richness } from '../../retrieve/title-index.js'
import { quickCoder } from '../../retrieve/quick-coder.js'
import { quickWeights } from '../../retrieve/quick-weights.js'
import { type EncoderModels, encodersOf } from '../title-encoder.js'
import { fullCoder } from './full-coder.js'
import type { CodeTitles } from './coded-title.js'

/** What a coder is made of; its arrays may lie in shared memory. */
export type CoderSetup =
  | { readonly kind: 'quick'; readonly encoder: EncoderModel; readonly table: ExactTable }
  | {
      readonly kind: 'full'
      readonly encoders: EncoderModels
      readonly index: PreparedIndex
      readonly richness: Richness
    }

/** Makes the coder; once for each thread. */
export function coderOf(setup: CoderSetup): CodeTitles {
  if (setup.kind === 'full') {
    const encoders = encodersOf(setup.encoders)
    return fullCoder(titleIndexOf(setup.index, encoders.items.embedder), setup.richness, encoders)
  }
  const code = quickCoder(encoderOf(setup.encoder), setup.table, quickWeights)
  return (titles, limit) => Promise.resolve(code(titles, limit).map((answer) => ({ ...answer, explanation: '' })))
}
