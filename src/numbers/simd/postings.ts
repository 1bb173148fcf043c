import { type Code, count, f32, f32x4, i32, lanes, when } from './code.js'
import { kernel, type Kernel } from './kernels.js'

/** An inverted index in memory; addresses in bytes. One number of single precision for each document at each address. */
export interface PostingsLayout {
  /** A multiple of `blockDocuments`. */
  readonly documents: number
  readonly productsAt: number
  readonly inversesAt: number
  readonly lengthsAt: number
  /** One number for each block of documents. */
  readonly highestAt: number
  /** Room for the numbers of all documents and one more. */
  readonly listAt: number
}

export const blockDocuments = 16

/** Documents added to in one turn of the loop. */
const unrolled = 4

/**
 * (from, end, part): adds to the product of each document whose number stands between two addresses; numbers of two or
 * four bytes.
 */
export function addKernel({ productsAt }: PostingsLayout, numberBytes: 2 | 4): Kernel {
  return kernel(['i32', 'i32', 'f32'], (local, from, end, part) => {
    const [place, product, rest] = [local('i32'), local('i32'), local('i32')]
    const add = (offset: number): Code => [
      product.set(
        i32.shiftLeft(
          numberBytes === 2 ? i32.loadShort(place.value, offset) : i32.load(place.value, offset),
          i32.of(2),
        ),
      ),
      f32.store(product.value, f32.add(f32.load(product.value, productsAt), part.value), productsAt),
    ]
    const turn = unrolled * numberBytes
    const whole = i32.and(i32.sub(end.value, from.value), i32.of(-turn))
    return [
      rest.set(i32.add(from.value, whole)),
      count(
        place,
        from.value,
        rest.value,
        turn,
        Array.from({ length: unrolled }, (_, i) => add(i * numberBytes)),
      ),
      count(place, rest.value, end.value, numberBytes, add(0)),
    ]
  })
}

/** (left): the highest of product x inverse + left x length in each block of documents. */
export function highestKernel({ documents, ...at }: PostingsLayout): Kernel {
  return kernel(['f32'], (local, left) => {
    const [place, most, block] = [local('i32'), local('v128'), local('i32')]
    const swapped = (from: readonly [number, number, number, number]): Code =>
      most.set(f32x4.max(most.value, lanes.pick(most.value, most.value, from)))
    const four = (offset: number): Code =>
      f32x4.add(
        f32x4.mul(f32x4.load(place.value, at.productsAt + offset), f32x4.load(place.value, at.inversesAt + offset)),
        f32x4.mul(f32x4.load(place.value, at.lengthsAt + offset), f32x4.splat(left.value)),
      )
    return [
      block.set(i32.of(at.highestAt)),
      count(place, i32.of(0), i32.of(4 * documents), 4 * blockDocuments, [
        most.set(four(0)),
        [16, 32, 48].map((offset) => most.set(f32x4.max(most.value, four(offset)))),
        swapped([2, 3, 0, 1]),
        swapped([1, 0, 3, 2]),
        f32.store(block.value, f32x4.lane(most.value, 0)),
        block.set(i32.add(block.value, i32.of(4))),
      ]),
    ]
  })
}

/**
 * (left, least, below): lists the documents of which product x inverse + left x length is at least `least` (more than 0)
 * and below `below`, in their order, and gives how many. Reads what `highestKernel` wrote for this `left`.
 */
export function betweenKernel({ documents, ...at }: PostingsLayout): Kernel {
  return kernel(
    ['f32', 'f32', 'f32'],
    (local, left, least, below) => {
      const [block, place, list] = [local('i32'), local('i32'), local('i32')]
      const [four, lefts, leasts] = [local('v128'), local('v128'), local('v128')]
      const values = f32x4.add(
        f32x4.mul(f32x4.load(place.value, at.productsAt), f32x4.load(place.value, at.inversesAt)),
        f32x4.mul(f32x4.load(place.value, at.lengthsAt), lefts.value),
      )
      const blockBytes = 4 * blockDocuments
      const listLane = (lane: number): Code => {
        const value = f32x4.lane(four.value, lane)
        const taken = i32.and(f32.greaterOrEqual(value, least.value), f32.less(value, below.value))
        return [
          i32.store(list.value, i32.add(i32.shiftRight(place.value, i32.of(2)), i32.of(lane)), at.listAt),
          list.set(i32.add(list.value, i32.shiftLeft(taken, i32.of(2)))),
        ]
      }
      return [
        lefts.set(f32x4.splat(left.value)),
        leasts.set(f32x4.splat(least.value)),
        list.set(i32.of(0)),
        count(block, i32.of(0), i32.of((4 * documents) / blockDocuments), 4, [
          when(
            f32.greaterOrEqual(f32.load(block.value, at.highestAt), least.value),
            count(
              place,
              i32.mul(block.value, i32.of(blockDocuments)),
              i32.add(i32.mul(block.value, i32.of(blockDocuments)), i32.of(blockBytes)),
              16,
              [
                four.set(values),
                when(lanes.anyTrue(f32x4.greaterOrEqual(four.value, leasts.value)), [0, 1, 2, 3].map(listLane)),
              ],
            ),
          ),
        ]),
        i32.shiftRight(list.value, i32.of(2)),
      ]
    },
    'i32',
  )
}
