import { sha256 } from '../files/hash.js'
import type { Attempts } from '../model/account.js'

/** From how many failures on signing in is locked: for one e-mail address, and for one place on the network. */
export const failuresBefore = { email: 5, place: 30 } as const
export type AttemptKind = keyof typeof failuresBefore

const minute = 60_000
/** The first lock; each further failure doubles it. */
const firstLock = minute
const longestLock = 60 * minute
/** Failures are forgotten after a day without one. */
const forgottenAfter = 24 * 60 * minute

/** Takes back the last attempt: it succeeded. */
export const uncounted = (before: Attempts | undefined): Attempts => ({
  failures: Math.max(0, (before?.failures ?? 0) - 1),
  lastAt: before?.lastAt ?? '',
  lockedUntil: null,
})

/** Under which key attempts are counted; the address itself is not kept. */
export const attemptKey = (kind: AttemptKind, text: string): string => `${kind}:${sha256(text.trim().toLowerCase())}`

/** Milliseconds for which signing in is locked still; 0 when it is not. */
export function lockedFor(attempts: Attempts | undefined, now: Date): number {
  const until = attempts?.lockedUntil ?? null
  return until === null ? 0 : Math.max(0, Date.parse(until) - now.getTime())
}

/**
 * One more attempt, counted as failed before the password is looked at, so that attempts made at once are all counted.
 * While locked nothing is counted: a lock ends, however often somebody knocks.
 */
export const counted =
  (kind: AttemptKind, now: Date) =>
  (before: Attempts | undefined): Attempts => {
    if (before !== undefined && lockedFor(before, now) > 0) return before
    const recent = before !== undefined && now.getTime() - Date.parse(before.lastAt) < forgottenAfter
    const failures = (recent ? before.failures : 0) + 1
    const over = failures - failuresBefore[kind]
    const lock = over < 0 ? null : Math.min(longestLock, firstLock * 2 ** Math.min(over, 10))
    return {
      failures,
      lastAt: now.toISOString(),
      lockedUntil: lock === null ? null : new Date(now.getTime() + lock).toISOString(),
    }
  }
