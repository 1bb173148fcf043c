import { occupationClass } from '../model/occupation-class.js'
import { sha256 } from '../files/hash.js'
import { richnessOf } from '../retrieve/title-index.js'
import type { LabelledTitle } from '../train/training-set.js'
import type { TargetTitles } from './title-engine.js'

/** What an encoder is trained on, and how: what it is found by in the cache. */
export interface EncoderPlan {
  readonly labels: readonly LabelledTitle[]
  /** Of the labels. */
  readonly hash: string
  readonly options: {
    readonly seed: number
    readonly rows: number
    readonly members?: number
    readonly dimension?: number
  }
}

const seed = 1

/** Of the target's items. Few titles need fewer rows, and so a smaller file that is sooner read. */
export const itemPlan = ({ entries, indexHash }: TargetTitles): EncoderPlan => ({
  labels: entries,
  hash: indexHash,
  options: { seed, rows: richnessOf(entries) === 'lean' ? 1 << 17 : 1 << 18 },
})

/**
 * Of the occupations within items; `null` where few titles tell any apart. Thousands of classes need larger members than
 * hundreds do, and two are enough. Titles that name no occupation are learnt under their item.
 */
export function occupationPlan({ entries, indexHash }: TargetTitles): EncoderPlan | null {
  if (richnessOf(entries) !== 'finer') return null
  return {
    labels: entries.map((entry) => ({ ...entry, code: occupationClass(entry) })),
    hash: sha256(`occupations ${indexHash}`),
    options: { seed, rows: 1 << 18, members: 2, dimension: 128 },
  }
}
