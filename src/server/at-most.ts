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
  return <S extends ReadingStep>(begin: () => RunningReading<S>): RunningReading<S> => {
    const reading: { cancelled: boolean; begun?: RunningReading<S> } = { cancelled: false }
    const inTurn = async () => {
      await enter()
      try {
        reading.begun = begin()
        // Cancelled while it waited: ended as soon as it began, so that it fails as any cancelled one does.
        if (reading.cancelled) reading.begun.cancel()
        return await reading.begun.result
      } finally {
        leave()
      }
    }
    return {
      result: inTurn(),
      cancel: () => {
        reading.cancelled = true
        reading.begun?.cancel()
      },
    }
  }
}
