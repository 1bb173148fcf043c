import type { EncoderModel } from '../embed/encoder-model.js'
import { KnownError } from '../errors.js'
import type { Member } from './train-member.js'

type Joined = Pick<EncoderModel, 'dimension' | 'weights' | 'scales' | 'head'>

/** Largest size of a byte that a weight is rounded to. */
const steps = 127

/**
 * Members side by side as one encoder: its score of a code is the mean of theirs. Rows are rounded to bytes, each with
 * a scale of its own. Throws `encoder/untrainable` where training ended in numbers that are not finite.
 */
export function joinMembers(members: readonly Member[], rows: number, classes: number): Joined {
  const each = members[0]!.rows.length / rows
  const dimension = each * members.length
  const weights = new Int8Array(rows * dimension)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    let largest = 0
    for (const member of members) {
      for (let at = row * each; at < (row + 1) * each; at++) largest = Math.max(largest, Math.abs(member.rows[at]!))
    }
    if (!Number.isFinite(largest)) {
      throw new KnownError('encoder/untrainable', { detail: 'training left the range of numbers' })
    }
    scales[row] = largest / steps
    const factor = largest === 0 ? 0 : steps / largest
    members.forEach((member, place) => {
      const to = row * dimension + place * each
      for (let at = 0; at < each; at++) weights[to + at] = Math.round(member.rows[row * each + at]! * factor)
    })
  }
  const head = Float32Array.from({ length: classes * dimension }, (_, place) => {
    const [code, at] = [Math.floor(place / dimension), place % dimension]
    return members[Math.floor(at / each)]!.head[code * each + (at % each)]! / members.length
  })
  return { dimension, weights, scales, head }
}
