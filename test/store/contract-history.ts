import { describe, expect, it } from 'vitest'
import { checkChain } from '../../src/people/history-chain.js'
import { firstLink } from '../../src/model/history.js'
import { note } from './contract-people.js'
import { all, opened, withCorrespondence, type Place } from './place.js'
import { accept, cluster, correspondence, title, verdict, withdraw } from './samples.js'

const { id: c } = correspondence
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00.000Z`

export function historyClauses(place: Place): void {
  it('appends entries, each chained to the one before', async () => {
    const store = await opened(await place.empty())
    const first = await store.record(note('sign-in'))
    const second = await store.record({ ...note('publish'), correspondenceId: c })
    expect(first).toMatchObject({ position: 1, previous: firstLink, detail: '{"subject":"ana"}' })
    expect(second).toMatchObject({ position: 2, previous: first.hash, correspondenceId: c })
    expect(await all(store.historyInOrder({}))).toEqual([first, second])
    expect(await checkChain(store.historyInOrder({}))).toEqual({
      entries: 2,
      head: second.hash,
      broken: null,
      holds: null,
    })
  })

  it('writes decisions and verdicts down together with what they decide, without the words that go with them', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1')])
    await store.saveClusters(c, 'r1', [cluster('a', [3])])
    await store.decide(c, { ...accept('d1', 't1', 0), comment: 'Ana told me so' })
    await store.decide(c, accept('d2', 't1', 0))
    await store.decide(c, withdraw('d3', 't1', 1, 'd1'))
    await store.appendVerdict(c, verdict('v1', 'a', 'Accept'))
    await expect(store.decide(c, accept('d4', 'absent', 0))).rejects.toThrow()
    await expect(store.appendVerdict(c, verdict('v2', 'absent', 'Accept'))).rejects.toThrow()
    const entries = await all(store.historyInOrder({}))
    expect(entries.map(({ act, correspondenceId }) => [act, correspondenceId])).toEqual([
      ['decide', c],
      ['decide', c],
      ['judge', c],
    ])
    expect(JSON.parse(entries[0]!.detail)).toMatchObject({ kind: 'Accept', title: 't1', id: 'd1', revision: 1 })
    expect(JSON.parse(entries[1]!.detail)).toMatchObject({ kind: 'Withdraw', withdraws: 'd1', revision: 2 })
    expect(JSON.stringify(entries)).not.toContain('told me so')
  })

  it('stays one chain when many write at once through several connections', async () => {
    const database = await place.empty()
    const stores = [await opened(database), await opened(database)]
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => stores[at % 2]!.record({ ...note('sign-in'), person: `p${at}` })),
    )
    expect(await checkChain(stores[0]!.historyInOrder({}))).toMatchObject({ entries: 40, broken: null })
  })

  it('is listed latest first, page by page, by person, act, correspondence and time', async () => {
    const store = await opened(await place.empty())
    for (let at = 1; at <= 20; at++) {
      await store.record({
        at: day(at),
        person: at % 2 === 0 ? 'ana' : 'ben',
        act: at % 5 === 0 ? 'publish' : 'decide',
        correspondenceId: at > 10 ? c : null,
        detail: {},
      })
    }
    const positions = async (filter: Parameters<typeof store.history>[0], offset = 0, limit = 50) => {
      const { rows, total } = await store.history(filter, { offset, limit })
      return [total, ...rows.map(({ position }) => position)]
    }
    expect(await positions({}, 5, 3)).toEqual([20, 15, 14, 13])
    expect(await positions({ person: 'ana', act: 'publish' })).toEqual([2, 20, 10])
    expect(await positions({ correspondenceId: c, from: day(13), before: day(16) })).toEqual([3, 15, 14, 13])
    expect(
      (await all(store.historyInOrder({ person: 'ana', act: 'publish' }))).map(({ position }) => position),
    ).toEqual([10, 20])
  })

  it('is read to its end, however long it is', async () => {
    const store = await opened(await place.empty())
    for (let at = 0; at < 510; at++) await store.record({ ...note('decide'), detail: { at } })
    expect(await checkChain(store.historyInOrder({}))).toMatchObject({ entries: 510, broken: null })
  })

  describe('the database itself', () => {
    it.each(["update history set person = 'x'", 'delete from history'])('refuses: %s', async (statement) => {
      const database = await place.empty()
      const store = await opened(database)
      await store.record(note('sign-in'))
      await expect(place.run(database, statement)).rejects.toThrow('rows of history are only ever appended')
    })
  })
}
