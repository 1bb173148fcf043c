/**
 * The places of the highest values, highest first, of equal ones the lower place. The places kept so far lie in a heap
 * whose first is the least of them.
 */
export function highestPlaces(values: Float32Array, count: number): readonly number[] {
  const heap = new Int32Array(Math.min(count, values.length))
  if (heap.length === 0) return []
  for (let place = 0; place < heap.length; place++) heap[place] = place
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, values, at)
  let least = values[heap[0]!]!
  for (let place = heap.length; place < values.length; place++) {
    if (!(values[place]! > least)) continue
    heap[0] = place
    sink(heap, values, 0)
    least = values[heap[0]]!
  }
  return Array.from(heap).sort((a, b) => values[b]! - values[a]! || a - b)
}

/** Lets a place sink below those that are less. */
function sink(heap: Int32Array, values: Float32Array, from: number): void {
  const place = heap[from]!
  let at = from
  for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isLess(values, heap[child + 1]!, heap[child]!)) child++
    if (!isLess(values, heap[child]!, place)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = place
}

/** Of equal values that of the higher place is less. */
const isLess = (values: Float32Array, one: number, other: number): boolean =>
  values[one]! < values[other]! || (values[one] === values[other] && one > other)
