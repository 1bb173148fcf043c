import { type Code, count, f32, f32x4, i32, lanes, type Variable } from './code.js'
import { kernel, type Kernel } from './kernels.js'

/** Coefficients of e^x on [-ln 2 / 2, ln 2 / 2], highest power first (Taylor; error below 2e-7). */
const powers = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1]
const number = (value: number): Code => f32x4.splat(f32.of(value))

/** e^x for four numbers of at most 0; below -87 as e^-87, which single precision still holds. */
function exponential(x: Variable, whole: Variable): Code {
  const rest = f32x4.sub(x.value, f32x4.mul(whole.value, number(Math.LN2)))
  const polynomial = powers
    .slice(1)
    .reduce<Code>((sum, coefficient) => f32x4.add(f32x4.mul(sum, x.value), number(coefficient)), number(powers[0]!))
  const exponent = lanes.shiftLeft(lanes.add(lanes.fromNumbers(whole.value), lanes.splat(i32.of(127))), i32.of(23))
  return [
    x.set(f32x4.max(x.value, number(-87))),
    whole.set(f32x4.nearest(f32x4.mul(x.value, number(Math.LOG2E)))),
    x.set(rest),
    x.set(f32x4.mul(polynomial, exponent)),
  ]
}

/**
 * Turns `bytes` / 4 scores at an address into probabilities, in place. `bytes` is a multiple of 16; places that fill up
 * hold a score of -1e30.
 */
export const softmaxKernel = (bytes: number): Kernel =>
  kernel(['i32'], (local, at) => {
    const [place, most, x, whole, sum] = [local('i32'), local('v128'), local('v128'), local('v128'), local('v128')]
    const each = (body: Code): Code => count(place, at.value, i32.add(at.value, i32.of(bytes)), 16, body)
    const laneMax = (lane: number): Code => f32x4.splat(f32x4.lane(most.value, lane))
    const highest = [1, 2, 3].reduce<Code>((max, lane) => f32x4.max(max, laneMax(lane)), laneMax(0))
    const total = [1, 2, 3].reduce<Code>(
      (sums, lane) => f32.add(sums, f32x4.lane(sum.value, lane)),
      f32x4.lane(sum.value, 0),
    )
    return [
      most.set(number(-1e30)),
      each(most.set(f32x4.max(most.value, f32x4.load(place.value)))),
      most.set(highest),
      each([
        x.set(f32x4.sub(f32x4.load(place.value), most.value)),
        exponential(x, whole),
        sum.set(f32x4.add(sum.value, x.value)),
        f32x4.store(place.value, x.value),
      ]),
      x.set(f32x4.splat(f32.div(f32.of(1), total))),
      each(f32x4.store(place.value, f32x4.mul(f32x4.load(place.value), x.value))),
    ]
  })
