/**
 * The first alone, as it may teach how the rest are to be asked; then at most `width` at one time. The first failure
 * ends it, after what is under way has ended too.
 */
export async function inOrder<T>(
  values: readonly T[],
  width: number,
  work: (value: T) => Promise<void>,
): Promise<void> {
  const [first, ...rest] = values
  if (first === undefined) return
  await work(first)
  let next = 0
  let failed = false
  const worker = async (): Promise<void> => {
    while (next < rest.length && !failed) {
      try {
        await work(rest[next++]!)
      } catch (thrown) {
        failed = true
        throw thrown
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.max(1, width) }, worker))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}
