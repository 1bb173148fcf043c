import type { Session } from '../model/account.js'

export interface SessionLimits {
  /** Minutes without a request after which a session ends. */
  readonly idle: number
  /** Hours after which a session ends in any case. */
  readonly longest: number
}

const minute = 60_000
/** A session's last use is written down so often at most, in ms. */
const seenEvery = minute

/** Whether a session still stands at a moment. */
export function stands({ openedAt, seenAt }: Session, now: Date, { idle, longest }: SessionLimits): boolean {
  const time = now.getTime()
  return time - Date.parse(seenAt) < idle * minute && time - Date.parse(openedAt) < longest * 60 * minute
}

/** Whether its use is to be written down again. */
export const isStale = (seenAt: string | null, now: Date): boolean =>
  seenAt === null || now.getTime() - Date.parse(seenAt) >= seenEvery
