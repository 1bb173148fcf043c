import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seenBy, type CoderSlot, type CodingAnswer, type CodingTask } from '../../src/model/double-coding.js'
import { agreementOf } from '../../src/pipeline/agreement.js'
import { codeTitle, settleAgreed } from '../../src/pipeline/code-title.js'
import { createCodingTask, requireCodingTask, type CodingTaskRequest } from '../../src/pipeline/coding-task.js'
import { qualityOf } from '../../src/pipeline/quality.js'
import { reconcileTitle, returnTitle } from '../../src/pipeline/reconcile.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { exampleId, exampleWorkspace, type Example } from '../server/example-workspace.js'

let example: Example
let workspace: Workspace
beforeEach(async () => {
  example = await exampleWorkspace()
  workspace = example.workspace
})
afterEach(() => example.close())

const request: CodingTaskRequest = {
  correspondenceId: exampleId,
  name: 'Pilot',
  coders: ['ana', 'bernard'],
  titles: { kind: 'all' },
  blindShare: 0.25,
  seed: 7,
  createdBy: 'chief',
}
const everything = { offset: 0, limit: 1000 }
const rowsOf = async (task: CodingTask) => (await workspace.store.codingRows(task.id, {}, everything)).rows
const drone = 'item-6410-20'

const code = (code: string, relation: 'exactMatch' | null = null): CodingAnswer => ({ kind: 'Code', code, relation })
async function answer(task: CodingTask, titleId: string, slot: CoderSlot, given: CodingAnswer, comment = '') {
  const row = await workspace.store.codingRow(task.id, titleId)
  const seenEvents = seenBy(row?.events ?? [], slot)
  return await codeTitle(workspace, { task, titleId, slot, person: task.coders[slot], comment, seenEvents }, given)
}
const decisionsOn = async (titleId: string) => (await workspace.store.title(exampleId, titleId))?.decisions ?? []
const stateOf = async (task: CodingTask, titleId: string) => (await workspace.store.codingRow(task.id, titleId))?.state

describe('a task', () => {
  it('gives every title once, in random order, a share of them blind; the same again for the same seed', async () => {
    const [one, same, other] = [
      await createCodingTask(workspace, request),
      await createCodingTask(workspace, request),
      await createCodingTask(workspace, { ...request, seed: 8 }),
    ]
    const rows = await rowsOf(one)
    expect(rows).toHaveLength(18)
    expect(new Set(rows.map(({ titleId }) => titleId)).size).toBe(18)
    expect(rows.filter(({ blind }) => blind)).toHaveLength(Math.round(18 / 4))
    const drawn = (list: typeof rows) => list.map(({ titleId, blind }) => [titleId, blind])
    expect(drawn(await rowsOf(same))).toEqual(drawn(rows))
    expect(drawn(await rowsOf(other))).not.toEqual(drawn(rows))
    expect(one.drawn).toEqual({ kind: 'all', filter: {}, of: 18 })
  })

  it('takes a filter, a batch by lot, or the titles named', async () => {
    const french = await createCodingTask(workspace, {
      ...request,
      titles: { kind: 'filter', filter: { language: 'fr' } },
    })
    expect((await rowsOf(french)).every(({ language }) => language === 'fr')).toBe(true)
    const batch = await createCodingTask(workspace, { ...request, titles: { kind: 'random', filter: {}, count: 5 } })
    expect(await rowsOf(batch)).toHaveLength(5)
    expect(batch.drawn).toEqual({ kind: 'random', filter: {}, of: 18 })
    const chosen = { kind: 'selected', titleIds: [drone, 'ad-2', drone] } as const
    const named = await createCodingTask(workspace, { ...request, titles: chosen })
    expect((await rowsOf(named)).map(({ titleId }) => titleId).sort()).toEqual(['ad-2', drone])
  })

  it('makes a seed of its own where none is given', async () => {
    const task = await createCodingTask(workspace, { ...request, seed: null })
    expect(Number.isSafeInteger(task.seed) && task.seed >= 0 && task.seed < 2 ** 31).toBe(true)
  })

  it.each<[string, Partial<CodingTaskRequest>]>([
    ['one coder twice', { coders: ['ana', ' ana '] }],
    ['a coder without a name', { coders: ['ana', '  '] }],
    ['no name', { name: ' ' }],
    ['a blind share of more than all', { blindShare: 1.1 }],
    ['no titles', { titles: { kind: 'filter', filter: { text: 'nowhere' } } }],
    ['nothing ticked', { titles: { kind: 'selected', titleIds: [] } }],
  ])('is refused: %s', async (_, change) => {
    await expect(createCodingTask(workspace, { ...request, ...change })).rejects.toMatchObject({
      code: 'coding/bad-task',
    })
    expect(await workspace.store.codingTasks(exampleId)).toEqual([])
  })

  it('that is not there is said', async () => {
    await expect(requireCodingTask(workspace, exampleId, 'x')).rejects.toMatchObject({ code: 'coding/task-unknown' })
  })
})

describe('two answers', () => {
  let task: CodingTask
  beforeEach(async () => {
    task = await createCodingTask(workspace, request)
  })

  it('that are equal settle the title, with a note naming both', async () => {
    await answer(task, drone, 0, code('3153'))
    expect(await decisionsOn(drone)).toEqual([])
    await answer(task, drone, 1, code('3153', 'exactMatch'))
    expect(await decisionsOn(drone)).toMatchObject([
      {
        kind: 'Accept',
        code: '3153',
        relation: 'exactMatch',
        reviewer: 'bernard',
        comment: 'Double coding "Pilot": ana and bernard gave the same answer.',
      },
    ])
    expect(await stateOf(task, drone)).toBe('settled')
  })

  it('settle as "no group fits" where both say so', async () => {
    await answer(task, drone, 1, { kind: 'NoTermFound' })
    await answer(task, drone, 0, { kind: 'NoTermFound' })
    expect(await decisionsOn(drone)).toMatchObject([{ kind: 'NoTermFound' }])
  })

  it.each<[string, CodingAnswer, CodingAnswer]>([
    ['codes', code('3153'), code('8341')],
    ['a code and none', code('3153'), { kind: 'NoTermFound' }],
    ['two who cannot say', { kind: 'Defer' }, { kind: 'Defer' }],
    ['relations', code('3153', 'exactMatch'), { kind: 'Code', code: '3153', relation: 'broadMatch' }],
  ])('that differ settle nothing: %s', async (_, first, second) => {
    await answer(task, drone, 0, first)
    await answer(task, drone, 1, second)
    expect([await stateOf(task, drone), await decisionsOn(drone)]).toEqual(['differs', []])
  })

  it('do not silently overrule what somebody else decided', async () => {
    const decided = { titleId: drone, reviewer: 'zoe', at: '2026-11-23T08:30:00Z', comment: '', seenRevision: 0 }
    await workspace.store.decide(exampleId, { ...decided, id: 'z', kind: 'Correct', code: '8341', relation: null })
    await answer(task, drone, 0, code('3153'))
    await answer(task, drone, 1, code('3153'))
    expect(await stateOf(task, drone)).toBe('differs')
    expect(await decisionsOn(drone)).toHaveLength(1)
  })

  it('are taken once when sent twice, and refused for codes that do not exist', async () => {
    const by = { task, titleId: drone, slot: 0, person: 'ana', comment: '', seenEvents: 0 } as const
    await codeTitle(workspace, by, code('3153'))
    expect(await codeTitle(workspace, by, code('3153'))).toMatchObject({ kind: 'Stored' })
    expect(await codeTitle(workspace, by, code('8341'))).toMatchObject({ kind: 'Conflict' })
    expect((await workspace.store.codingRow(task.id, drone))?.events).toHaveLength(1)
    await expect(codeTitle(workspace, by, code('9999'))).rejects.toMatchObject({ code: 'classification/unknown-code' })
  })

  it('are settled by the next answer, or on demand, where a failure came between', async () => {
    const broken = { ...workspace, store: { ...workspace.store, decide: () => Promise.reject(new Error('power cut')) } }
    await answer(task, drone, 0, code('3153'))
    const last = { task, titleId: drone, slot: 1, person: 'bernard', comment: '', seenEvents: 0 } as const
    await expect(codeTitle(broken, last, code('3153'))).rejects.toThrow('power cut')
    expect([await stateOf(task, drone), await decisionsOn(drone)]).toEqual(['agreed', []])
    await settleAgreed(workspace, task, 'chief')
    expect([await stateOf(task, drone), (await decisionsOn(drone)).length]).toEqual(['settled', 1])
  })

  it('are decided once where only the task did not learn of it', async () => {
    await answer(task, drone, 0, code('3153'))
    let failed = false
    const appendCoding: Workspace['store']['appendCoding'] = (taskId, titleId, event, seen) => {
      if (event.kind !== 'Settle') return workspace.store.appendCoding(taskId, titleId, event, seen)
      failed = true
      return Promise.reject(new Error('power cut'))
    }
    const broken = { ...workspace, store: { ...workspace.store, appendCoding } }
    const last = { task, titleId: drone, slot: 1, person: 'bernard', comment: '', seenEvents: 0 } as const
    await expect(codeTitle(broken, last, code('3153'))).rejects.toThrow('power cut')
    expect(failed).toBe(true)
    await settleAgreed(workspace, task, 'chief')
    expect([await stateOf(task, drone), (await decisionsOn(drone)).length]).toEqual(['settled', 1])
  })
})

describe('reconciliation', () => {
  let task: CodingTask
  beforeEach(async () => {
    task = await createCodingTask(workspace, request)
    await answer(task, drone, 0, code('3153'), 'flies')
    await answer(task, drone, 1, code('8341'))
  })
  const by = (change: object = {}) => ({
    task,
    titleId: drone,
    person: 'chief',
    comment: 'it sprays',
    seenEvents: 2,
    seenRevision: 0,
    ...change,
  })

  it('appends the adjudicator’s decision and keeps both codings', async () => {
    expect(await reconcileTitle(workspace, by(), { choice: 'code', code: '8341', relation: null })).toBe('done')
    expect(await decisionsOn(drone)).toMatchObject([
      { kind: 'Correct', code: '8341', reviewer: 'chief', comment: 'it sprays' },
    ])
    const row = await workspace.store.codingRow(task.id, drone)
    expect(row?.events.map(({ kind }) => kind)).toEqual(['Code', 'Code', 'Settle'])
  })

  it('refuses a stale page: the title decided elsewhere, the row changed, or settled already', async () => {
    const none = { choice: 'no-group-fits' } as const
    expect(await reconcileTitle(workspace, by({ seenEvents: 1 }), none)).toBe('stale')
    expect(await reconcileTitle(workspace, by({ seenRevision: 3 }), none)).toBe('stale')
    expect(await reconcileTitle(workspace, by(), none)).toBe('done')
    expect(await reconcileTitle(workspace, by({ seenEvents: 3, seenRevision: 1 }), none)).toBe('stale')
    expect(await decisionsOn(drone)).toHaveLength(1)
  })

  it('sends a title back with a reason; agreement is still measured on what was said alone', async () => {
    await expect(returnTitle(workspace, by({ comment: '  ' }), 1)).rejects.toMatchObject({ code: 'coding/no-reason' })
    expect(await returnTitle(workspace, by({ comment: 'read the exclusion' }), 1)).toBe('done')
    expect(await stateOf(task, drone)).toBe('coding')
    expect(await reconcileTitle(workspace, by({ seenEvents: 3 }), { choice: 'no-group-fits' })).toBe('stale')
    await answer(task, drone, 1, code('3153'))
    expect(await stateOf(task, drone)).toBe('settled')
    expect(await decisionsOn(drone)).toMatchObject([{ code: '3153' }])
    const report = await agreementOf(workspace, exampleId, task.id, 4)
    expect([report.both, report.byDigits[3]?.raw.value]).toEqual([1, 0])
  })
})

describe('what comes of it', () => {
  it('agreement pools the tasks of a correspondence, or shows one', async () => {
    const [one, other] = [await createCodingTask(workspace, request), await createCodingTask(workspace, request)]
    await answer(one, drone, 0, code('3153'))
    await answer(one, drone, 1, code('3153'))
    await answer(other, drone, 0, code('3153'))
    await answer(other, drone, 1, { kind: 'Defer' })
    await answer(other, 'ad-2', 0, code('2512'))
    const all = await agreementOf(workspace, exampleId, null, 4)
    expect([all.titles, all.both, all.byDigits[3]?.raw.value]).toEqual([3, 1, 1])
    expect((await agreementOf(workspace, exampleId, other.id, 4)).both).toBe(0)
    expect(all.pull.seen.answers + all.pull.blind.answers).toBe(4)
  })

  it('quality counts the machine right where people came to the same, and days of work', async () => {
    const task = await createCodingTask(workspace, { ...request, titles: { kind: 'random', filter: {}, count: 18 } })
    for (const slot of [0, 1] as const) {
      await answer(task, drone, slot, code('3153'))
      await answer(task, 'item-3251-15', slot, code('8341'))
    }
    const quality = await qualityOf(workspace, exampleId, task.id)
    expect(quality).toMatchObject({ reviewed: 2, withoutAnswer: 0, reliability: { titles: 2, right: 1 } })
    expect(quality.days).toEqual([{ day: '2026-11-23', titles: 2 }])
  })
})
