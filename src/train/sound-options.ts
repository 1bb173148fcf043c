import { KnownError } from '../errors.js'

interface Bounds {
  readonly epochs: number
  readonly dimension: number
  readonly members: number
  readonly rows: number
  readonly heldOut: number
  readonly seed: number
}

/** Memory that one member's rows may take, in numbers. */
const mostNumbers = 1 << 28

/** Returns the options, or throws `encoder/untrainable` with the first that is out of bounds. */
export function requireSound<T extends Bounds>(options: T): T {
  const { epochs, dimension, members, rows, heldOut, seed } = options
  const whole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const faults: readonly (readonly [boolean, string])[] = [
    [whole(seed, 0, 2 ** 32 - 1), `seed ${seed} is not a whole number of 32 bits`],
    [whole(epochs, 1, 1000), `${epochs} epochs`],
    [whole(members, 1, 64), `${members} members`],
    [
      whole(dimension / members / 8, 1, 512),
      `dimension ${dimension} is not a multiple of 8 for each of ${members} members`,
    ],
    [whole(Math.log2(rows), 4, 26), `${rows} rows are not a power of two from 16 to 2^26`],
    [(rows * dimension) / members <= mostNumbers, `${rows} rows of ${dimension} numbers are too large`],
    [heldOut >= 0 && heldOut <= 0.5, `a share of ${heldOut} held out`],
  ]
  const fault = faults.find(([sound]) => !sound)
  if (fault) throw new KnownError('encoder/untrainable', { detail: fault[1] })
  return options
}

/** Throws `encoder/untrainable` unless there is something to tell apart. */
export function requireTwoCodes(learnt: number, codes: readonly string[]): void {
  if (learnt === 0) throw new KnownError('encoder/untrainable', { detail: 'no title is left to learn from' })
  if (codes.length < 2)
    throw new KnownError('encoder/untrainable', { detail: `all titles lie under ${codes[0] ?? ''}` })
}
