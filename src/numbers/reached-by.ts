const bins = 512
const counts = new Uint32Array(bins)

/**
 * A value that at least `count` of these reach, and not many more: the edge of one of 512 steps between the lowest and the
 * highest. -Infinity where there are not so many; values of -Infinity do not count.
 */
export function reachedBy(values: Float32Array, count: number): number {
  let lowest = Infinity
  let highest = -Infinity
  let finite = 0
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if (value === -Infinity) continue
    if (value > highest) highest = value
    if (value < lowest) lowest = value
    finite++
  }
  if (finite < count) return -Infinity
  if (highest === lowest) return lowest
  const perStep = (bins - 1) / (highest - lowest)
  counts.fill(0)
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if (value >= lowest) counts[((value - lowest) * perStep) | 0]!++
  }
  let reached = 0
  for (let bin = bins - 1; bin > 0; bin--) {
    reached += counts[bin]!
    // Less by a hair, so that rounding cannot leave out a value of this step.
    if (reached >= count) return lowest + (bin - 1e-3) / perStep
  }
  return lowest
}
