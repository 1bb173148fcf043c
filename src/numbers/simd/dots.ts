import { type Code, count, f32, f32x4, i32, lanes, type Variable, when } from './code.js'
import { kernel, type Kernel } from './kernels.js'

/** Vectors of 16-bit numbers in memory, their first numbers apart from the rest; addresses in bytes. */
export interface DotsLayout {
  /** First and other numbers of a vector; multiples of 8. */
  readonly leading: number
  readonly following: number
  /** How many vectors; a multiple of `blockVectors`. */
  readonly vectors: number
  /** Vectors that all are compared with at a time, one after another; for each, what its scale and the length of its following numbers are. */
  readonly queriesAt: number
  readonly queryScalesAt: number
  readonly queryTailsAt: number
  readonly leadingAt: number
  readonly followingAt: number
  /**
   * One number of single precision for each vector: what it is multiplied by, what is added, and the length of its
   * following numbers (times the scale).
   */
  readonly scalesAt: number
  readonly basesAt: number
  readonly tailsAt: number
  /** For each query, one number for each vector: the most that may come out. */
  readonly mostAt: number
  /**
   * For each query, for each block four numbers: the highest `most` of the vectors 0, 4, 8 ... of the block, of 1, 5, 9 ...
   * and so on.
   */
  readonly highestAt: number
  /** Places of vectors (32-bit), and what comes out for each. */
  readonly listAt: number
  readonly outAt: number
}

export const blockVectors = 64
/** Queries at most. What is read from memory for one is read for all: that, and not reckoning, takes the time. */
export const mostQueries = 8

export const queryBytes = ({ leading, following }: Pick<DotsLayout, 'leading' | 'following'>): number =>
  2 * (leading + following)
export const highestBytes = (vectors: number): number => (16 * vectors) / blockVectors

const twoByTwo = (one: Code, other: Code): Code =>
  lanes.add(lanes.pick(one, other, [0, 4, 1, 5]), lanes.pick(one, other, [2, 6, 3, 7]))

const zero = (sums: readonly Variable[]): Code => sums.map((sum) => sum.set(lanes.splat(i32.of(0))))

/**
 * (first, end): for each query from the first up to the end, which are a multiple of `together` apart, and for each vector:
 * most = base + query's scale x scale x (the first numbers' products) + query's tail x tail. Sums of products must stay
 * below 2^31. A block of vectors is compared with all queries before the next is read.
 */
export function mostKernel(layout: DotsLayout, together: 1 | 2): Kernel {
  const { leading, vectors, ...at } = layout
  const vectorBytes = 2 * leading
  return kernel(['i32', 'i32'], (local, first, end) => {
    const [block, query, place, vector, asked, out] = Array.from({ length: 6 }, () => local('i32')) as Six
    const four = local('v128')
    const queries = Array.from({ length: together }, (_, which) => ({
      which,
      numbers: local('v128'),
      factor: local('v128'),
      tail: local('v128'),
      most: local('v128'),
      sums: [0, 1, 2, 3].map(() => local('v128')),
    }))
    const eight = (offset: number): Code => [
      queries.map(({ which, numbers }) =>
        numbers.set(lanes.load(asked.value, at.queriesAt + which * queryBytes(layout) + offset)),
      ),
      [0, 1, 2, 3].map((which) => [
        four.set(lanes.load(vector.value, at.leadingAt + which * vectorBytes + offset)),
        queries.map(({ sums, numbers }) => {
          const sum = sums[which]!
          return sum.set(lanes.add(sum.value, lanes.dot(four.value, numbers.value)))
        }),
      ]),
    ]
    const finish = ({ which, sums, factor, tail, most }: (typeof queries)[number]): Code => {
      const [a, b, c, d] = sums.map(({ value }) => value) as [Code, Code, Code, Code]
      const [low, high] = [sums[0]!, sums[2]!]
      return [
        low.set(twoByTwo(a, b)),
        high.set(twoByTwo(c, d)),
        low.set(
          lanes.add(lanes.pick(low.value, high.value, [0, 1, 4, 5]), lanes.pick(low.value, high.value, [2, 3, 6, 7])),
        ),
        low.set(f32x4.mul(f32x4.fromIntegers(low.value), f32x4.load(place.value, at.scalesAt))),
        low.set(f32x4.add(f32x4.mul(low.value, factor.value), f32x4.load(place.value, at.basesAt))),
        low.set(f32x4.add(low.value, f32x4.mul(f32x4.load(place.value, at.tailsAt), tail.value))),
        most.set(f32x4.max(most.value, low.value)),
        f32x4.store(i32.add(place.value, out.value), low.value, at.mostAt + which * 4 * vectors),
      ]
    }
    const perQuery = (bytes: number): Code => i32.mul(query.value, i32.of(bytes))
    return count(block, i32.of(0), i32.of(4 * vectors), 4 * blockVectors, [
      count(query, first.value, end.value, together, [
        asked.set(perQuery(queryBytes(layout))),
        out.set(perQuery(4 * vectors)),
        vector.set(i32.mul(block.value, i32.of(vectorBytes / 4))),
        queries.map(({ which, factor, tail, most }) => [
          factor.set(f32x4.loadSplat(perQuery(4), at.queryScalesAt + 4 * which)),
          tail.set(f32x4.loadSplat(perQuery(4), at.queryTailsAt + 4 * which)),
          most.set(f32x4.splat(f32.of(-Infinity))),
        ]),
        count(place, block.value, i32.add(block.value, i32.of(4 * blockVectors)), 16, [
          queries.map(({ sums }) => zero(sums)),
          Array.from({ length: leading / 8 }, (_, turn) => eight(16 * turn)),
          queries.map(finish),
          vector.set(i32.add(vector.value, i32.of(4 * vectorBytes))),
        ]),
        queries.map(({ which, most }) =>
          f32x4.store(
            i32.add(i32.shiftRight(block.value, i32.of(Math.log2(blockVectors / 4))), perQuery(highestBytes(vectors))),
            most.value,
            at.highestAt + which * highestBytes(vectors),
          ),
        ),
      ]),
    ])
  })
}
type Six = [Variable, Variable, Variable, Variable, Variable, Variable]

/**
 * (query, least): lists the places of all vectors that may come to so much (more than -Infinity) with a query, in their
 * order, and gives how many.
 */
export function reachingKernel({ vectors, ...at }: DotsLayout): Kernel {
  return kernel(
    ['i32', 'f32'],
    (local, query, least) => {
      const [block, place, end, most, list] = [local('i32'), local('i32'), local('i32'), local('i32'), local('i32')]
      const [four, leasts] = [local('v128'), local('v128')]
      const reaches = (value: Code): Code => lanes.anyTrue(f32x4.greaterOrEqual(value, leasts.value))
      const perQuery = (bytes: number): Code => i32.mul(query.value, i32.of(bytes))
      return [
        leasts.set(f32x4.splat(least.value)),
        list.set(i32.of(0)),
        most.set(perQuery(4 * vectors)),
        block.set(perQuery(highestBytes(vectors))),
        count(end, i32.of(4 * blockVectors), i32.of(4 * (vectors + 1)), 4 * blockVectors, [
          when(
            reaches(f32x4.load(block.value, at.highestAt)),
            count(place, i32.sub(end.value, i32.of(4 * blockVectors)), end.value, 16, [
              four.set(f32x4.load(i32.add(place.value, most.value), at.mostAt)),
              when(
                reaches(four.value),
                [0, 1, 2, 3].map((lane) => [
                  i32.store(list.value, i32.add(i32.shiftRight(place.value, i32.of(2)), i32.of(lane)), at.listAt),
                  list.set(
                    i32.add(
                      list.value,
                      i32.shiftLeft(f32.greaterOrEqual(f32x4.lane(four.value, lane), least.value), i32.of(2)),
                    ),
                  ),
                ]),
              ),
            ]),
          ),
          block.set(i32.add(block.value, i32.of(16))),
        ]),
        i32.shiftRight(list.value, i32.of(2)),
      ]
    },
    'i32',
  )
}

/** (query, listed): out = base + query's scale x scale x (vector . query), for so many vectors listed. */
export function listedKernel(layout: DotsLayout): Kernel {
  const { leading, following, ...at } = layout
  return kernel(['i32', 'i32'], (local, query, listed) => {
    const [item, place, vector, asked] = [local('i32'), local('i32'), local('i32'), local('i32')]
    const [factor, sum, out] = [local('v128'), local('v128'), local('v128')]
    const part = (vectorsAt: number, length: number, queryAt: number): Code => [
      vector.set(i32.mul(place.value, i32.of(2 * length))),
      Array.from({ length: length / 8 }, (_, eight) => {
        const products = lanes.dot(
          lanes.load(vector.value, vectorsAt + 16 * eight),
          lanes.load(asked.value, queryAt + 16 * eight),
        )
        return sum.set(lanes.add(sum.value, products))
      }),
    ]
    const addedUp = twoByTwo(sum.value, sum.value)
    return [
      asked.set(i32.mul(query.value, i32.of(queryBytes(layout)))),
      factor.set(f32x4.loadSplat(i32.shiftLeft(query.value, i32.of(2)), at.queryScalesAt)),
      count(item, i32.of(0), i32.shiftLeft(listed.value, i32.of(2)), 4, [
        place.set(i32.load(item.value, at.listAt)),
        zero([sum]),
        part(at.leadingAt, leading, at.queriesAt),
        following === 0 ? [] : part(at.followingAt, following, at.queriesAt + 2 * leading),
        sum.set(addedUp),
        sum.set(lanes.add(sum.value, lanes.pick(sum.value, sum.value, [2, 3, 0, 1]))),
        place.set(i32.shiftLeft(place.value, i32.of(2))),
        out.set(f32x4.mul(f32x4.fromIntegers(sum.value), f32x4.loadSplat(place.value, at.scalesAt))),
        out.set(f32x4.mul(out.value, factor.value)),
        out.set(f32x4.add(out.value, f32x4.loadSplat(place.value, at.basesAt))),
        f32.store(item.value, f32x4.lane(out.value, 0), at.outAt),
      ]),
    ]
  })
}
