import type { CommonFeatures } from './common-features.js'
import type { ScanMemory } from './scan-memory.js'
import type { SparseArrays } from './sparse-arrays.js'
import { addOften, addPairs, type SparseQuery } from './sparse-index.js'

/** Adds up all but common features; returns the length of the query's part that is left. */
export function addRare(
  memory: ScanMemory,
  arrays: SparseArrays,
  { rowOf, often }: CommonFeatures,
  query: SparseQuery,
): number {
  let left = 0
  for (let i = 0; i < query.count; i++) {
    const feature = query.numbers[i]!
    const row = rowOf[feature]!
    const part = query.parts[i]!
    if (row < 0) addAll(memory, arrays, feature, part)
    else {
      left += query.shares[i]!
      addPairs(memory.products, often[row]!, 0, often[row]!.length, part)
    }
  }
  return Math.sqrt(left)
}

/** Adds up what `addRare` left. */
export function addCommon(
  memory: ScanMemory,
  arrays: SparseArrays,
  { rowOf, often }: CommonFeatures,
  query: SparseQuery,
): void {
  for (let i = 0; i < query.count; i++) {
    const feature = query.numbers[i]!
    const row = rowOf[feature]!
    if (row < 0) continue
    addPairs(memory.products, often[row]!, 0, often[row]!.length, -query.parts[i]!)
    addAll(memory, arrays, feature, query.parts[i]!)
  }
}

function addAll(
  { products, addOnce, addTwice }: ScanMemory,
  arrays: SparseArrays,
  feature: number,
  part: number,
): void {
  addOnce(feature, part)
  addTwice(feature, part)
  addOften(products, arrays, feature, part)
}
