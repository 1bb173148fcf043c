/** Answers kept of each half. */
const halfSize = 100_000

/**
 * Remembers answers by key within bounds: a half that is full becomes the old one, and the older is forgotten. What is
 * asked for again moves to the new half.
 */
export class AnswerCache<T> {
  private fresh = new Map<string, T>()
  private old = new Map<string, T>()

  constructor(private readonly half = halfSize) {}

  get(key: string): T | undefined {
    const known = this.fresh.get(key)
    if (known !== undefined) return known
    const older = this.old.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: string, value: T): void {
    if (this.fresh.size >= this.half) {
      this.old = this.fresh
      this.fresh = new Map()
    }
    this.fresh.set(key, value)
  }
}
