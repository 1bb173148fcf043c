import type { ReadingStep, RunningReading } from '../pipeline/reading-process.js'

/** Begins readings, so many at a time; a further one waits for its turn, in which it can be cancelled, too. */
export function atMost(number: number): <S extends ReadingStep>(begin: () => RunningReading<S>) => RunningReading<S> {
  const waiting: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < number) running++
    else await new Promise<void>((go) => waiting.push(go))
  }
  /** Hands the place on to whoever waits longest. */
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return (begin) => {
    let cancelled = false
    let begun: ReturnType<typeof begin> | undefined
    const result = (async () => {
      await enter()
      try {
        begun = begin()
        // Cancelled while it waited: ended as soon as it began, so that it fails as any cancelled one does.
        if (cancelled) begun.cancel()
        return await begun.result
      } finally {
        leave()
      }
    })()
    return {
      result: result as ReturnType<typeof begin>['result'],
      cancel: () => {
        cancelled = true
        begun?.cancel()
      },
    }
  }
}
