import { describe, expect, it } from 'vitest'
import type { Attempts } from '../../src/model/account.js'
import { seededRandom } from '../../src/numbers/random.js'
import { isStale, stands } from '../../src/people/session-limits.js'
import { attemptKey, counted, lockedFor, uncounted } from '../../src/people/sign-in-limit.js'

const minute = 60_000
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * minute)

describe('attempts to sign in', () => {
  /** Minutes of lock after each failure, each made as soon as the lock before has ended. */
  const locks = (kind: 'email' | 'place', times: number): readonly number[] => {
    let now = at(0)
    let attempts: Attempts | undefined
    return Array.from({ length: times }, () => {
      attempts = counted(kind, now)(attempts)
      const lock = lockedFor(attempts, now)
      now = new Date(now.getTime() + lock + 1)
      return lock / minute
    })
  }

  it('lock from the fifth failure on, twice as long each time, an hour at most', () => {
    expect(locks('email', 13)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
    expect(locks('place', 31).slice(28)).toEqual([0, 1, 2])
  })

  it('are not counted while locked, so that a lock ends however often somebody knocks', () => {
    const locked: Attempts = { failures: 5, lastAt: at(0).toISOString(), lockedUntil: at(1).toISOString() }
    expect(counted('email', at(0.5))(locked)).toBe(locked)
    expect(counted('email', at(1))(locked).failures).toBe(6)
  })

  it('are forgotten after a day, and a right one is not counted', () => {
    const once = counted('email', at(0))(undefined)
    expect(counted('email', at(24 * 60 - 1))(once).failures).toBe(2)
    expect(counted('email', at(24 * 60))(once).failures).toBe(1)
    expect(uncounted(once).failures).toBe(0)
    expect(uncounted(undefined).failures).toBe(0)
  })

  it('are counted by address in any case, and the address is not kept', () => {
    expect(attemptKey('email', ' Ana@NSO.example ')).toBe(attemptKey('email', 'ana@nso.example'))
    expect(attemptKey('email', 'ana@nso.example')).not.toBe(attemptKey('place', 'ana@nso.example'))
    expect(attemptKey('email', 'ana@nso.example')).not.toContain('ana')
  })

  it('never let more than 5 + hours guesses through, whoever tries when', () => {
    const random = seededRandom(7)
    for (let round = 0; round < 50; round++) {
      let attempts: Attempts | undefined
      let tried = 0
      let now = 0
      while (now < 12 * 60) {
        if (lockedFor(attempts, at(now)) === 0) tried += 1
        attempts = counted('email', at(now))(attempts)
        now += random() * 2
      }
      // Five at once, six while the lock doubles, then one an hour.
      expect(tried).toBeLessThanOrEqual(5 + 6 + 12)
    }
  })
})

describe('a session', () => {
  const limits = { idle: 60, longest: 24 }
  const session = (opened: number, seen: number) => ({
    id: 's',
    hash: 'h',
    personId: 'p',
    browser: '',
    openedAt: at(opened).toISOString(),
    seenAt: at(seen).toISOString(),
  })

  it.each([
    [0, 0, 59, true],
    [0, 0, 60, false],
    [0, 1_380, 1_439, true],
    [0, 1_439, 1_440, false],
    [0, 1_380, 1_441, false],
  ])('opened at %d and seen at %d stands at %d: %s', (opened, seen, now, expected) => {
    expect(stands(session(opened, seen), at(now), limits)).toBe(expected)
  })

  it('is written down again after a minute', () => {
    expect(isStale(at(0).toISOString(), at(0.9))).toBe(false)
    expect(isStale(at(0).toISOString(), at(1))).toBe(true)
    expect(isStale(null, at(0))).toBe(true)
  })
})
