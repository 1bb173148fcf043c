import { describe, expect, it } from 'vitest'
import type { CoderSlot, CodingEvent, CodingTask } from '../../src/model/double-coding.js'
import type { CodingStore } from '../../src/store/port.js'
import { all, opened, withCorrespondence, type Place } from './place.js'
import { accept, correspondence, mapped, noFit, title, undecided, withdraw } from './samples.js'

const { id: c } = correspondence

export const codingTask = (id: string, change: Partial<CodingTask> = {}): CodingTask => ({
  id,
  correspondenceId: c,
  name: `Round "${id}"`,
  coders: ['ana', 'bernard'],
  drawn: { kind: 'random', filter: { language: 'pt' }, of: 40 },
  blindShare: 0.25,
  seed: 2 ** 31 - 1,
  createdBy: 'chief',
  createdAt: '2026-11-23T10:00:00.000Z',
  ...change,
})

const base = (id: string) => ({ id, person: 'ana', at: '2026-11-23T11:00:00.000Z', comment: 'as "is"' })
export const coded = (id: string, slot: CoderSlot, code: string): CodingEvent => ({
  ...base(id),
  kind: 'Code',
  slot,
  code,
  relation: null,
  machine: '2221',
})
const returned = (id: string, slot: CoderSlot): CodingEvent => ({ ...base(id), kind: 'Return', slot })
const asCoder = (slot: CoderSlot, events: number) => ({ as: 'coder', slot, events }) as const
const asAdjudicator = (events: number) => ({ as: 'adjudicator', events }) as const

export function codingClauses(place: Place): void {
  const ids = Array.from({ length: 12 }, (_, at) => `t${at}`)
  const rows = [...ids].reverse().map((titleId, at) => ({ titleId, blind: at % 4 === 0 }))
  const withTask = async () => {
    const { store, database } = await withCorrespondence(place)
    await store.saveTitles(
      c,
      ids.map((id) => title(id)),
    )
    await store.saveCodingTask(codingTask('k1'), rows)
    return { store, database }
  }
  const both = async (store: CodingStore, titleId: string, first: string, second: string) => {
    await store.appendCoding('k1', titleId, coded(`${titleId}-a`, 0, first), asCoder(0, 0))
    return await store.appendCoding('k1', titleId, coded(`${titleId}-b`, 1, second), asCoder(1, 0))
  }

  it('keeps a task and its titles in the order given', async () => {
    const { store } = await withTask()
    const [progress] = await store.codingTasks(c)
    expect(progress).toEqual({
      task: codingTask('k1'),
      titles: 12,
      blind: 3,
      done: [0, 0],
      states: { coding: 12, agreed: 0, differs: 0, settled: 0 },
    })
    const listed = await store.codingRows('k1', {}, { offset: 2, limit: 3 })
    expect(listed.total).toBe(12)
    expect(listed.rows.map(({ titleId, position }) => [titleId, position])).toEqual([
      ['t9', 2],
      ['t8', 3],
      ['t7', 4],
    ])
    expect(await store.codingRowAt('k1', 4)).toMatchObject({ titleId: 't7', blind: true, text: 'Title t7' })
    expect(await store.codingRowAt('k1', 12)).toBeUndefined()
    expect(await store.codingRow('k1', 'absent')).toBeUndefined()
  })

  it('knows which titles a person still has to code blind, and leaves them out of that person’s lists', async () => {
    const { store } = await withTask()
    const blind = rows.filter((row) => row.blind).map(({ titleId }) => titleId)
    const listed = async (person: string) => {
      const page = { offset: 0, limit: 50 }
      const { rows: shown, total } = await store.list(c, { withheldFrom: person }, 'title', page)
      expect(total).toBe(shown.length)
      return shown.map(({ id }) => id)
    }
    expect(await store.codesBlind(c, 'ana')).toBe('k1')
    expect([await store.codesBlind(c, 'chief'), await store.codesBlind('other', 'ana')]).toEqual([null, null])
    for (const id of ids) expect(await store.codesBlind(c, 'bernard', id)).toBe(blind.includes(id) ? 'k1' : null)
    expect(await listed('ana')).toEqual([...ids].sort().filter((id) => !blind.includes(id)))
    expect(await listed('chief')).toHaveLength(12)
    await store.appendCoding('k1', blind[0]!, coded('x', 0, '2221'), asCoder(0, 0))
    expect(await store.codesBlind(c, 'ana', blind[0])).toBeNull()
    expect(await store.codesBlind(c, 'bernard', blind[0])).toBe('k1')
    expect([...(await store.codedBlindAmong(c, 'ana', ids))].sort()).toEqual([...blind.slice(1)].sort())
    expect([...(await store.codedBlindAmong(c, 'bernard', [...ids, 'absent']))].sort()).toEqual([...blind].sort())
    expect((await store.codedBlindAmong(c, 'chief', ids)).size + (await store.codedBlindAmong(c, 'ana', [])).size).toBe(
      0,
    )
    expect(await store.blindTasks(c, 'ana')).toEqual([{ taskId: 'k1', left: blind.length - 1 }])
    expect(await store.blindTasks(c, 'bernard')).toEqual([{ taskId: 'k1', left: blind.length }])
    expect([await store.blindTasks(c, 'chief'), await store.blindTasks('other', 'ana')]).toEqual([[], []])
    expect(await listed('ana')).toContain(blind[0])
    expect(await listed('bernard')).not.toContain(blind[0])
  })

  it('lists tasks, the latest first, each correspondence its own', async () => {
    const { store } = await withTask()
    await store.saveCorrespondence({ ...correspondence, id: 'other' })
    await store.saveCodingTask(codingTask('k2', { createdAt: '2026-11-24T10:00:00.000Z' }), [])
    expect((await store.codingTasks(c)).map(({ task, titles }) => [task.id, titles])).toEqual([
      ['k2', 0],
      ['k1', 12],
    ])
    expect(await store.codingTasks('other')).toEqual([])
  })

  it('refuses titles and correspondences that are not there, and stores nothing then', async () => {
    const { store } = await withTask()
    await expect(
      store.saveCodingTask(codingTask('k2'), [...rows, { titleId: 'absent', blind: false }]),
    ).rejects.toMatchObject({ code: 'title/unknown' })
    await expect(store.saveCodingTask(codingTask('k2', { correspondenceId: 'x' }), rows)).rejects.toMatchObject({
      code: 'correspondence/unknown',
    })
    expect(await store.codingTasks(c)).toHaveLength(1)
    await expect(store.appendCoding('k1', 'absent', coded('e', 0, '1'), asCoder(0, 0))).rejects.toMatchObject({
      code: 'title/unknown',
    })
  })

  it('appends answers; each coder counts only their own', async () => {
    const { store } = await withTask()
    expect(await store.appendCoding('k1', 't3', coded('e1', 0, '2221'), asCoder(0, 0))).toEqual({
      kind: 'Stored',
      state: 'coding',
    })
    expect(await store.appendCoding('k1', 't3', coded('e2', 0, '3221'), asCoder(0, 1))).toMatchObject({
      state: 'coding',
    })
    // The second has seen nothing of the first, and need not.
    expect(await store.appendCoding('k1', 't3', coded('e3', 1, '2221'), asCoder(1, 0))).toEqual({
      kind: 'Stored',
      state: 'differs',
    })
    const row = await store.codingRow('k1', 't3')
    expect(row).toMatchObject({ done: [true, true], state: 'differs', position: 8 })
    expect(row?.events).toEqual([coded('e1', 0, '2221'), coded('e2', 0, '3221'), coded('e3', 1, '2221')])
  })

  it('refuses a stale answer, and any once both are there', async () => {
    const { store } = await withTask()
    await store.appendCoding('k1', 't3', coded('e1', 0, '2221'), asCoder(0, 0))
    expect(await store.appendCoding('k1', 't3', coded('e2', 0, '3221'), asCoder(0, 0))).toEqual({
      kind: 'Conflict',
      state: 'coding',
      latestOwn: coded('e1', 0, '2221'),
    })
    expect(await store.appendCoding('k1', 't3', returned('e2', 0), asAdjudicator(1))).toMatchObject({
      kind: 'Conflict',
    })
    await store.appendCoding('k1', 't3', coded('e3', 1, '2221'), asCoder(1, 0))
    expect(await store.appendCoding('k1', 't3', coded('e4', 0, '3221'), asCoder(0, 1))).toMatchObject({
      kind: 'Conflict',
      state: 'agreed',
    })
    expect((await store.codingRow('k1', 't3'))?.events).toHaveLength(2)
  })

  it('goes back to a coder and on to a settlement, which is the end', async () => {
    const { store } = await withTask()
    expect(await both(store, 't3', '2221', '3221')).toMatchObject({ state: 'differs' })
    expect(await store.appendCoding('k1', 't3', returned('r', 1), asAdjudicator(2))).toMatchObject({ state: 'coding' })
    expect((await store.codingTasks(c))[0]?.done).toEqual([1, 0])
    expect(await store.nextToCode('k1', 1, 7)).toBe('t3')
    expect(await store.appendCoding('k1', 't3', coded('e9', 1, '2221'), asCoder(1, 2))).toMatchObject({
      state: 'agreed',
    })
    const settle: CodingEvent = { ...base('s'), kind: 'Settle', decisionId: 'd1' }
    expect(await store.appendCoding('k1', 't3', settle, asAdjudicator(3))).toMatchObject({ kind: 'Conflict' })
    expect(await store.appendCoding('k1', 't3', settle, asAdjudicator(4))).toMatchObject({ state: 'settled' })
    expect(await store.appendCoding('k1', 't3', returned('r2', 0), asAdjudicator(5))).toMatchObject({
      kind: 'Conflict',
    })
    expect((await store.codingTasks(c))[0]?.states).toMatchObject({ coding: 11, settled: 1 })
  })

  it('stores exactly one of many answers of a coder at once, and both coders’ answers', async () => {
    const { store, database } = await withTask()
    const other = await opened(database)
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, at) => {
        const slot: CoderSlot = at % 2 === 0 ? 0 : 1
        return (at % 3 === 0 ? store : other).appendCoding('k1', 't5', coded(`e${at}`, slot, '2221'), asCoder(slot, 0))
      }),
    )
    expect(outcomes.filter(({ kind }) => kind === 'Stored')).toHaveLength(2)
    expect(await store.codingRow('k1', 't5')).toMatchObject({ state: 'agreed', done: [true, true] })
  })

  it('leads each coder through what they have not done', async () => {
    const { store } = await withTask()
    await both(store, 't10', '2221', '3221')
    await store.appendCoding('k1', 't9', coded('x', 0, '2221'), asCoder(0, 0))
    expect(await store.nextToCode('k1', 0, -1)).toBe('t11')
    expect(await store.nextToCode('k1', 0, 0)).toBe('t8')
    expect(await store.nextToCode('k1', 1, 0)).toBe('t9')
    expect(await store.nextToCode('k1', 1, 11)).toBe('t11')
    expect((await store.codingRows('k1', { undone: 1 }, { offset: 0, limit: 99 })).total).toBe(11)
    expect((await store.codingRows('k1', { state: 'differs' }, { offset: 0, limit: 99 })).rows).toMatchObject([
      { titleId: 't10' },
    ])
    for (const id of ids) await store.appendCoding('k1', id, coded(`f${id}`, 0, '1'), asCoder(0, 0))
    expect(await store.nextToCode('k1', 0, 3)).toBeNull()
  })

  it('streams what was answered, of one task or all, and nothing else', async () => {
    const { store } = await withTask()
    await store.saveCodingTask(codingTask('k2', { createdAt: '2026-11-24T10:00:00.000Z' }), rows.slice(0, 2))
    await both(store, 't3', '2221', '3221')
    await store.appendCoding('k2', 't11', coded('x', 1, '2221'), asCoder(1, 0))
    const found = await all(store.codedRows(c, null))
    expect(found.map(({ taskId, titleId, events }) => [taskId, titleId, events.length])).toEqual([
      ['k1', 't3', 2],
      ['k2', 't11', 1],
    ])
    expect(await all(store.codedRows(c, 'k2'))).toHaveLength(1)
    expect(await all(store.codedRows('other', 'k2'))).toEqual([])
  })

  it('keeps titles that somebody has to code, whatever became of their source', async () => {
    const { store } = await withTask()
    await store.saveTitles(c, [title('new')])
    expect((await store.codingRows('k1', {}, { offset: 0, limit: 99 })).total).toBe(12)
    expect(await store.title(c, 't0')).toBeDefined()
  })

  describe('the database itself', () => {
    it.each([
      "update coding set code = '9999'",
      'delete from coding',
      "update coding_task set coder_a = 'x'",
      'delete from coding_task',
    ])('refuses: %s', async (statement) => {
      const { store, database } = await withTask()
      await both(store, 't3', '2221', '3221')
      await expect(place.run(database, statement)).rejects.toThrow('are only ever appended')
    })
  })

  describe('what people decided, beside the machine', () => {
    it('is streamed with probability, codes and time; withdrawn and deferred decisions are not', async () => {
      const { store } = await withTask()
      await store.saveFindings(c, 'r1', [mapped('t1', '2221', 0.9), mapped('t2', '3221', 0.4), undecided('t3')])
      await store.decide(c, accept('d1', 't1', 0))
      await store.decide(c, noFit('d2', 't2', 0))
      await store.decide(c, accept('d3', 't3', 0, '0110'))
      await store.decide(c, accept('d4', 't4', 0, '0110'))
      await store.decide(c, accept('d5', 't5', 0))
      await store.decide(c, withdraw('d6', 't5', 1, 'd5'))
      const found = await all(store.reviewedTitles(c, null))
      expect(found).toEqual([
        reviewed('t1', 'Mapped', '2221', 0.9, '2221'),
        reviewed('t2', 'Mapped', '3221', 0.4, null),
        reviewed('t3', 'Undecided', null, 0.125, '0110'),
        reviewed('t4', null, null, 0, '0110'),
      ])
      await store.saveCodingTask(codingTask('k2'), [{ titleId: 't2', blind: false }])
      expect(await all(store.reviewedTitles(c, 'k2'))).toMatchObject([{ titleId: 't2' }])
    })

    it('is read whole where it is more than one chunk', async () => {
      const { store } = await withCorrespondence(place)
      const many = Array.from({ length: 2_050 }, (_, at) => `m${String(at).padStart(4, '0')}`)
      await store.saveTitles(
        c,
        many.map((id) => title(id)),
      )
      for (const id of many) await store.decide(c, accept(`d${id}`, id, 0))
      expect((await all(store.reviewedTitles(c, null))).map(({ titleId }) => titleId)).toEqual(many)
    })
  })
}

const reviewed = (
  titleId: string,
  findingKind: string | null,
  machineCode: string | null,
  probability: number,
  decidedCode: string | null,
) => ({
  titleId,
  language: 'pt',
  findingKind,
  machineCode,
  probability,
  decidedCode,
  decidedAt: '2026-11-23T10:00:00.000Z',
  reviewer: 'Ana',
})
