import { describe, expect, it } from 'vitest'
import type { Account, Session } from '../../src/model/account.js'
import type { Act, HistoryNote } from '../../src/model/history.js'
import type { Store } from '../../src/store/port.js'
import { all, opened, type Place } from './place.js'

export const person = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  name: `Name of ${id}`,
  email: `${id}@office.example`,
  password: null,
  openId: null,
  role: 'reviewer',
  roleIn: { 'cbo-2002--isco-08': 'viewer' },
  addedAt: '2026-01-01T00:00:00.000Z',
  closedAt: null,
  forgottenAt: null,
  ...more,
})

export const note = (act: Act, at = '2026-01-02T00:00:00.000Z'): HistoryNote => ({
  at,
  person: 'admin',
  act,
  correspondenceId: null,
  detail: { subject: 'ana' },
})

const session = (id: string, personId: string): Session => ({
  id,
  hash: `hash of ${id}`,
  personId,
  openedAt: '2026-01-02T00:00:00.000Z',
  seenAt: '2026-01-02T00:00:00.000Z',
  browser: 'Firefox',
})

const actsIn = async (store: Store) => (await all(store.historyInOrder({}))).map(({ act }) => act)

export function peopleClauses(place: Place): void {
  const withPeople = async () => {
    const store = await opened(await place.empty())
    await store.addPerson(person('admin', { role: 'administrator' }), note('add-person'))
    await store.addPerson(person('ana'), note('add-person'))
    return store
  }

  it('finds people by id, e-mail address and provider, and lists the first added first', async () => {
    const store = await withPeople()
    await store.changePerson('ana', { openId: 'https://id.example 17' }, note('accept-invitation'))
    const ana = person('ana', { openId: 'https://id.example 17' })
    expect(await store.account({ id: 'ana' })).toEqual(ana)
    expect(await store.account({ email: 'ana@office.example' })).toEqual(ana)
    expect(await store.account({ openId: 'https://id.example 17' })).toEqual(ana)
    expect(await store.account({ email: 'nobody' })).toBeUndefined()
    expect((await store.people()).map(({ id }) => id)).toEqual(['admin', 'ana'])
  })

  it('refuses a second person with the same address, and notes nothing of it', async () => {
    const store = await withPeople()
    const again = person('other', { email: 'ana@office.example' })
    await expect(store.addPerson(again, note('add-person'))).rejects.toMatchObject({ code: 'people/exists' })
    expect(await actsIn(store)).toEqual(['add-person', 'add-person'])
  })

  it('changes what is named and leaves the rest', async () => {
    const store = await withPeople()
    await store.changePerson('ana', { role: 'adjudicator', roleIn: {} }, note('change-role'))
    expect(await store.account({ id: 'ana' })).toEqual(person('ana', { role: 'adjudicator', roleIn: {} }))
    await expect(store.changePerson('nobody', {}, note('change-role'))).rejects.toMatchObject({
      code: 'people/unknown',
    })
  })

  it.each([
    ['demoted', (store: Store) => store.changePerson('admin', { role: 'viewer' }, note('change-role'))],
    ['closed', (store: Store) => store.closePerson('admin', note('close-person'))],
    ['forgotten', (store: Store) => store.forgetPerson('admin', note('forget-person'))],
  ])('keeps the last administrator from being %s', async (_, change) => {
    const store = await withPeople()
    await expect(change(store)).rejects.toMatchObject({ code: 'people/last-administrator' })
    expect(await store.account({ id: 'admin' })).toMatchObject({
      role: 'administrator',
      closedAt: null,
      forgottenAt: null,
    })
    expect(await actsIn(store)).toHaveLength(2)
  })

  it('leaves one administrator when two remove each other at once', async () => {
    const store = await withPeople()
    await store.changePerson('ana', { role: 'administrator' }, note('change-role'))
    const outcomes = await Promise.allSettled([
      store.changePerson('ana', { role: 'viewer' }, note('change-role')),
      store.changePerson('admin', { role: 'viewer' }, note('change-role')),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await store.people()).filter(({ role }) => role === 'administrator')).toHaveLength(1)
  })

  it('forgets name, address, provider and password, and ends sessions, links and tokens; the id stays', async () => {
    const store = await withPeople()
    await store.changePerson('ana', { openId: 'https://id.example 17', password: 'x' }, note('change-password'))
    await store.openSession(session('s1', 'ana'), note('sign-in'))
    await store.saveInvitation(invitation('i1'), note('invite'))
    await store.saveToken(token('t1', 'ana'), note('make-token'))
    await store.forgetPerson('ana', note('forget-person', '2026-02-01T00:00:00.000Z'))
    expect(await store.account({ id: 'ana' })).toEqual(
      person('ana', {
        name: '',
        email: null,
        role: 'viewer',
        roleIn: {},
        closedAt: '2026-02-01T00:00:00.000Z',
        forgottenAt: '2026-02-01T00:00:00.000Z',
      }),
    )
    expect(await store.session('hash of s1')).toBeUndefined()
    expect(await store.invitation('i1')).toBeUndefined()
    expect(await store.token('hash of t1')).toBeUndefined()
    expect(JSON.stringify(await all(store.dump()))).not.toMatch(/Name of ana|ana@office|id\.example/)
    await expect(store.changePerson('ana', { name: 'Ana' }, note('change-role'))).rejects.toMatchObject({
      code: 'people/unknown',
    })
    // The address is free again.
    await store.addPerson(person('new', { email: 'ana@office.example' }), note('add-person'))
  })

  const invitation = (hash: string, expiresAt = '2026-01-05T00:00:00.000Z') => ({
    hash,
    personId: 'ana',
    madeAt: '2026-01-02T00:00:00.000Z',
    expiresAt,
    usedAt: null,
  })
  const token = (id: string, personId: string) => ({
    id,
    hash: `hash of ${id}`,
    personId,
    name: 'nightly',
    role: 'viewer' as const,
    madeAt: '2026-01-02T00:00:00.000Z',
    expiresAt: null,
    usedAt: null,
  })

  describe('links', () => {
    it('work once, also when they are used twice at once', async () => {
      const store = await withPeople()
      await store.saveInvitation(invitation('i1'), note('invite'))
      await store.openSession(session('s1', 'ana'), note('sign-in'))
      const used = await Promise.all(
        ['one', 'two', 'three'].map((password) => store.useInvitation('i1', password, note('accept-invitation'))),
      )
      expect(used.filter(Boolean)).toHaveLength(1)
      expect((await store.account({ id: 'ana' }))?.password).toBe(['one', 'two', 'three'][used.indexOf(true)])
      expect(await store.sessions('ana')).toEqual([])
      expect((await actsIn(store)).filter((act) => act === 'accept-invitation')).toHaveLength(1)
    })

    it('do not work at or after their end, nor when a newer one was made', async () => {
      const store = await withPeople()
      await store.saveInvitation(invitation('i1', '2026-01-02T00:00:00.000Z'), note('invite'))
      expect(await store.useInvitation('i1', 'x', note('accept-invitation'))).toBe(false)
      await store.saveInvitation(invitation('i2'), note('invite'))
      await store.saveInvitation(invitation('i3'), note('invite'))
      expect(await store.useInvitation('i2', 'x', note('accept-invitation'))).toBe(false)
      expect(await store.useInvitation('i3', 'x', note('accept-invitation'))).toBe(true)
    })

    it('open a closed account again', async () => {
      const store = await withPeople()
      await store.closePerson('ana', note('close-person'))
      await store.saveInvitation(invitation('i1'), note('invite'))
      await store.useInvitation('i1', 'x', note('accept-invitation'))
      expect(await store.account({ id: 'ana' })).toMatchObject({ closedAt: null, password: 'x' })
    })
  })

  describe('sessions and tokens', () => {
    it('end one by one, all but one, or all; only one’s own', async () => {
      const store = await withPeople()
      for (const id of ['s1', 's2', 's3', 's4']) await store.openSession(session(id, 'ana'), note('sign-in'))
      await store.openSession(session('other', 'admin'), note('sign-in'))
      expect(await store.endSessions('ana', { id: 'other' }, note('end-sessions'))).toBe(0)
      expect(await store.endSessions('ana', { id: 's1' }, note('end-sessions'))).toBe(1)
      expect(await store.endSessions('ana', { kept: 'hash of s3' }, note('end-sessions'))).toBe(2)
      expect((await store.sessions('ana')).map(({ id }) => id)).toEqual(['s3'])
      expect(await store.endSessions('ana', { kept: null }, note('end-sessions'))).toBe(1)
      expect((await store.sessions('admin')).map(({ id }) => id)).toEqual(['other'])
      expect((await actsIn(store)).filter((act) => act === 'end-sessions')).toHaveLength(3)
    })

    it('name their owner, until the account is closed', async () => {
      const store = await withPeople()
      await store.openSession(session('s1', 'ana'), note('sign-in'))
      await store.saveToken(token('t1', 'ana'), note('make-token'))
      await store.seeSession('hash of s1', '2026-01-03T00:00:00.000Z')
      await store.useToken('hash of t1', '2026-01-03T00:00:00.000Z')
      expect(await store.session('hash of s1')).toEqual({
        session: { ...session('s1', 'ana'), seenAt: '2026-01-03T00:00:00.000Z' },
        account: person('ana'),
      })
      expect(await store.token('hash of t1')).toEqual({
        token: { ...token('t1', 'ana'), usedAt: '2026-01-03T00:00:00.000Z' },
        account: person('ana'),
      })
      await store.closePerson('ana', note('close-person'))
      expect(await store.session('hash of s1')).toBeUndefined()
      expect(await store.token('hash of t1')).toBeUndefined()
    })

    it('are not ended by another', async () => {
      const store = await withPeople()
      await store.saveToken(token('t1', 'ana'), note('make-token'))
      expect(await store.endToken('admin', 't1', note('end-token'))).toBe(false)
      expect(await store.endToken('ana', 't1', note('end-token'))).toBe(true)
      expect(await store.tokens('ana')).toEqual([])
    })
  })

  it('counts attempts made at once one by one', async () => {
    const store = await withPeople()
    const more = (before?: { failures: number }) => ({
      failures: (before?.failures ?? 0) + 1,
      lastAt: '2026',
      lockedUntil: null,
    })
    const before = await Promise.all(Array.from({ length: 10 }, () => store.changeAttempts('k', more)))
    expect(before.map((one) => one?.failures ?? 0).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    await store.forgetAttempts(['k'])
    expect(await store.changeAttempts('k', more)).toBeUndefined()
  })

  it('stays out of a backup with sessions, links and attempts', async () => {
    const store = await withPeople()
    await store.openSession(session('s1', 'ana'), note('sign-in'))
    await store.saveInvitation(invitation('i1'), note('invite'))
    await store.saveToken(token('t1', 'ana'), note('make-token'))
    const rows = await all(store.dump())
    expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(['schema', 'person', 'api_token', 'history']))
    const copy = await opened(await place.empty())
    await copy.load(store.dump())
    expect(await copy.people()).toEqual(await store.people())
    expect(await all(copy.historyInOrder({}))).toEqual(await all(store.historyInOrder({})))
  })
}
