/** Called as a step goes on. `total` is `null` where it is not known beforehand. */
export type OnProgress = (step: string, done: number, total: number | null) => void

export const silent: OnProgress = () => undefined

/** Calls a function for each value with at most `width` at work at one time; results keep the order of the values. */
export async function inParallel<T, R>(
  values: readonly T[],
  width: number,
  work: (value: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array<R>(values.length)
  let next = 0
  const worker = async () => {
    while (next < values.length) {
      const index = next++
      results[index] = await work(values[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, values.length)) }, worker))
  return results
}
