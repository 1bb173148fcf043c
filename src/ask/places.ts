/** Lets at most `limit` pieces of work run at one time; the rest wait in the order they came. */
export function places(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let taken = 0
  const enter = async (): Promise<void> => {
    if (taken < limit) {
      taken++
      return
    }
    // Whoever leaves hands over the place, so `taken` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else taken--
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
