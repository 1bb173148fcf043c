import type { Random } from '../numbers/random.js'
import type { Reply } from './reply.js'

const firstWait = 500
const longestWait = 30_000
/** A server that asks for more than this is not waited for: the question fails and a later run asks it. */
export const longestRequestedWait = 120_000

/** Milliseconds that a reply asks us to wait: `retry-after-ms`, else `retry-after` in seconds or as a date; `null` if neither. */
export function requestedWait(reply: Reply, now: Date): number | null {
  if (reply.kind !== 'Status') return null
  const milliseconds = numberIn(reply.retryAfterMs)
  if (milliseconds !== null) return milliseconds
  const seconds = numberIn(reply.retryAfter)
  if (seconds !== null) return seconds * 1000
  const date = Date.parse(reply.retryAfter ?? '')
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime())
}

/**
 * Milliseconds before the next try, `failures` (from 1) having failed: what the server asked for plus up to a tenth, so
 * that not all come back at once; else doubling from half a second to half a minute, less up to a half.
 */
export function waitBefore(failures: number, requested: number | null, random: Random): number {
  if (requested !== null) return Math.round(requested * (1 + random() / 10))
  const doubled = Math.min(longestWait, firstWait * 2 ** (failures - 1))
  return Math.round(doubled * (1 - random() / 2))
}

function numberIn(header: string | null): number | null {
  if (header === null || !/^\s*\d+(\.\d+)?\s*$/.test(header)) return null
  return Number(header)
}
