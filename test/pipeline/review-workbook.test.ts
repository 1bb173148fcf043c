import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localeOf, localeTags } from '../../src/locale/locale.js'
import { applyReviewImport, type ConflictChoices } from '../../src/pipeline/apply-review-import.js'
import { exportReviewWorkbook } from '../../src/pipeline/export-review-workbook.js'
import { planReviewImport, type ImportPlan, type RowOutcome } from '../../src/pipeline/plan-review-import.js'
import { reviewTitle } from '../../src/pipeline/review-title.js'
import type { TitleRecord } from '../../src/store/port.js'
import { exampleId, exampleWorkspace, type Example } from '../server/example-workspace.js'
import { openWorkbook, type OpenWorkbook } from '../review/filled-workbook.js'

const drone = 'item-6410-20'
const pharmacy = 'item-3251-15'
const tractor = 'item-6410-15'
const prompt = 'ad-2'
const me = 'A. Reviewer'

let example: Example
beforeEach(async () => {
  example = await exampleWorkspace()
})
afterEach(async () => {
  await example.close()
})

async function exported(language: 'en' | 'fr' | 'es' = 'en'): Promise<OpenWorkbook> {
  const { workbook } = await exportReviewWorkbook(example.workspace, {
    correspondenceId: exampleId,
    filter: {},
    order: 'title',
    locale: localeOf(language),
  })
  return openWorkbook(workbook, language)
}

const sent = (book: OpenWorkbook, format?: Parameters<OpenWorkbook['save']>[0]) => ({
  bytes: book.save(format),
  file: 'review.xlsx',
})
const plan = (book: OpenWorkbook, reviewer = me) => planReviewImport(example.workspace, exampleId, sent(book), reviewer)
const apply = (book: OpenWorkbook, conflicts: ConflictChoices = new Map(), reviewer = me) =>
  applyReviewImport(example.workspace, exampleId, sent(book), { reviewer, conflicts })
const record = async (id: string): Promise<TitleRecord> => (await example.workspace.store.title(exampleId, id))!
const rowOf = ({ rows }: ImportPlan, id: string): RowOutcome => rows.find(({ titleId }) => titleId === id)!
const somebodyElse = (titleId: string, code: string, seenRevision = 0) =>
  reviewTitle(
    example.workspace,
    { correspondenceId: exampleId, titleId, reviewer: 'B', comment: 'theirs', seenRevision },
    { choice: 'code', code, relation: null },
  )

const adds = ({ ledger }: ImportPlan) => {
  expect(ledger.applied + ledger.unchanged + ledger.conflicts + ledger.refused).toBe(ledger.read)
  return ledger
}

describe('a review workbook that comes back', () => {
  it('is known with the looks it was written with, cell by cell', async () => {
    for (const language of localeTags) {
      const request = { correspondenceId: exampleId, filter: {}, order: 'title', locale: localeOf(language) } as const
      const { workbook: bytes } = await exportReviewWorkbook(example.workspace, request)
      const read = await planReviewImport(example.workspace, exampleId, { bytes, file: 'review.xlsx' }, me)
      expect(adds(read)).toMatchObject({ read: 18, applied: 0, unchanged: 18, refused: 0 })
      expect(read.rows.every((row) => row.kind === 'Unchanged' && row.why === 'undecided')).toBe(true)
    }
  })

  it('untouched changes nothing', async () => {
    const book = await exported()
    expect(adds(await apply(book))).toMatchObject({ read: 18, applied: 0, unchanged: 18, conflicts: 0, refused: 0 })
  })

  it.each(localeTags)(
    'filled in as a person would, in %s, becomes decisions with the revision it carried',
    async (tag) => {
      const { text } = localeOf(tag)
      const book = await exported(tag)
      book.fill(drone, {
        decision: text('workbook.choice-accept'),
        relation: text('relation.broadMatch'),
        comment: 'sprays',
      })
      book.fill(pharmacy, { decision: text('workbook.choice-another'), code: '5120' })
      book.fill(tractor, { decision: text('workbook.choice-later') })
      book.fill('item-5132-10', { code: 2512 })
      book.fill(prompt, { decision: text('workbook.choice-none') })
      book.fill('ad-3', { decision: text('workbook.choice-accept') })
      expect(adds(await apply(book))).toMatchObject({ applied: 6, unchanged: 12 })
      const decided = { reviewer: me, seenRevision: 0 }
      expect((await record(drone)).decisions).toMatchObject([
        { ...decided, kind: 'Accept', code: '3153', relation: 'broadMatch', comment: 'sprays' },
      ])
      expect((await record(pharmacy)).decisions).toMatchObject([{ ...decided, kind: 'Correct', code: '5120' }])
      expect((await record(tractor)).decisions).toMatchObject([{ ...decided, kind: 'Defer' }])
      expect((await record('item-5132-10')).decisions).toMatchObject([{ kind: 'Correct', code: '2512' }])
      expect((await record(prompt)).decisions).toMatchObject([{ kind: 'NoTermFound' }])
      // What was accepted there is the proposal that no group fits.
      expect((await record('ad-3')).decisions).toMatchObject([{ kind: 'NoTermFound' }])
    },
  )

  it('is only looked at by a plan', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Accept' })
    expect(adds(await plan(book))).toMatchObject({ applied: 1 })
    expect((await record(drone)).decisions).toEqual([])
  })

  it('twice decides nothing twice, also after a withdrawal', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Accept', comment: 'mine' })
    await apply(book)
    const again = await apply(book)
    expect([again.ledger.applied, rowOf(again, drone)]).toMatchObject([0, { why: 'applied-before' }])
    const { decisions, revision } = await record(drone)
    const withdrawn = { ...decisions[0]!, id: 'w', kind: 'Withdraw', withdraws: decisions[0]!.id } as const
    await example.workspace.store.decide(exampleId, { ...withdrawn, seenRevision: revision })
    expect((await apply(book)).ledger).toMatchObject({ applied: 0, conflicts: 0 })
    expect((await record(drone)).decisions).toHaveLength(2)
  })

  it.each(['xlsx', 'xlsb', 'ods', 'biff8'] as const)('may be saved as %s by another program', async (format) => {
    const book = await exported()
    book.fill(drone, { decision: 'accept' })
    const file = { bytes: book.save(format), file: 'saved' }
    const found = await planReviewImport(example.workspace, exampleId, file, me)
    expect([found.ledger.applied, found.ledger.refused]).toEqual([1, 0])
  })
})

describe('a title that somebody else decided meanwhile', () => {
  it('is a conflict with both decisions; nothing is applied', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Accept', comment: 'mine' })
    await somebodyElse(drone, '8341')
    const done = await apply(book)
    expect(adds(done)).toMatchObject({ applied: 0, conflicts: 1 })
    expect(rowOf(done, drone)).toMatchObject({
      kind: 'Conflict',
      wish: { choice: 'code', code: '3153' },
      comment: 'mine',
      theirs: { code: '8341', reviewer: 'B', comment: 'theirs' },
      revision: 1,
    })
    expect((await record(drone)).decisions).toHaveLength(1)
  })

  it('is decided anew where mine is chosen, and left where theirs is', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Accept', comment: 'mine' })
    book.fill(pharmacy, { decision: 'Accept' })
    await somebodyElse(drone, '8341')
    await somebodyElse(pharmacy, '5120')
    const { rows } = await plan(book)
    const row = (id: string) => rows.find(({ titleId }) => titleId === id)!.row
    const choices = new Map([
      [row(drone), { choice: 'mine', revision: 1 } as const],
      [row(pharmacy), { choice: 'theirs', revision: 1 } as const],
    ])
    expect(adds(await apply(book, choices))).toMatchObject({ applied: 1, conflicts: 0, unchanged: 17 })
    expect((await record(drone)).decisions.map(({ reviewer }) => reviewer)).toEqual(['B', me])
    expect((await record(pharmacy)).decisions).toHaveLength(1)
    // The same file again has nothing more to say of the row that was taken.
    expect(rowOf(await plan(book), drone)).toMatchObject({ why: 'same-decision' })
  })

  it('stays a conflict where it changed again since the choice', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Accept' })
    await somebodyElse(drone, '8341')
    await somebodyElse(drone, '6111', 1)
    const { rows } = await plan(book)
    const at = rows.find(({ titleId }) => titleId === drone)!.row
    const done = await apply(book, new Map([[at, { choice: 'mine', revision: 1 } as const]]))
    expect(rowOf(done, drone)).toMatchObject({ kind: 'Conflict', theirs: { code: '6111' }, revision: 2 })
  })

  it('in the same way is no conflict', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Another code', code: '8341' })
    await somebodyElse(drone, '8341')
    expect(rowOf(await plan(book), drone)).toMatchObject({ kind: 'Unchanged', why: 'same-decision' })
  })
})

describe('rows edited by hand', () => {
  it('re-sorted, removed and blank ones change nothing and are counted', async () => {
    const book = await exported()
    book.fill(drone, { decision: 'Accept' })
    book.rearrange((rows) => [[], ...[...rows].reverse().filter((row) => row[0] !== tractor), [], ['', '', ' ']])
    const done = await apply(book)
    expect(adds(done)).toMatchObject({ read: 17, applied: 1, removed: 1, reordered: true, blankRows: 3 })
    expect(done.removed).toEqual([tractor])
  })

  it.each([
    [
      'an added row',
      (rows: Rows) => [...rows, ['', '', '', 'Piloto', '', '', '', '', '', '', '', 'Accept']],
      'added',
      null,
    ],
    ['an id of nobody', (rows: Rows) => changed(rows, drone, { 0: 'item-none' }), 'title-gone', 'item-none'],
    ['an edited revision', (rows: Rows) => changed(rows, drone, { 1: 7, 11: 'Accept' }), 'identity', drone],
    [
      'an id moved to another row',
      (rows: Rows) => changed(rows, drone, { 0: pharmacy }).filter((r) => r[3] !== 'Técnico em farmácia'),
      'identity',
      pharmacy,
    ],
    [
      'an edited title',
      (rows: Rows) => changed(rows, drone, { 3: 'Piloto de drone', 11: 'Accept' }),
      'locked-cell',
      drone,
    ],
    ['an edited proposal', (rows: Rows) => changed(rows, drone, { 8: '2512', 11: 'Accept' }), 'locked-cell', drone],
    ['a decision of nothing known', (rows: Rows) => changed(rows, drone, { 11: 'Perhaps' }), 'unknown-decision', drone],
    [
      'an unknown code',
      (rows: Rows) => changed(rows, drone, { 11: 'Another code', 12: '9999' }),
      'unknown-code',
      drone,
    ],
    ['a group above the unit groups', (rows: Rows) => changed(rows, drone, { 12: '315' }), 'unknown-code', drone],
    ['another code without one', (rows: Rows) => changed(rows, drone, { 11: 'Another code' }), 'no-code', drone],
    [
      'accepted with another code',
      (rows: Rows) => changed(rows, drone, { 11: 'Accept', 12: '8341' }),
      'other-than-proposed',
      drone,
    ],
    [
      'none with a code',
      (rows: Rows) => changed(rows, drone, { 11: 'No group fits', 12: '8341' }),
      'code-without-use',
      drone,
    ],
    [
      'later with a relation',
      (rows: Rows) => changed(rows, drone, { 11: 'Later', 13: 'They overlap' }),
      'relation-without-use',
      drone,
    ],
    [
      'a relation of nothing known',
      (rows: Rows) => changed(rows, drone, { 11: 'Accept', 13: 'cousins' }),
      'unknown-relation',
      drone,
    ],
    [
      'a relation of an ad',
      (rows: Rows) => changed(rows, prompt, { 12: '2512', 13: 'They overlap' }),
      'relation-not-asked',
      prompt,
    ],
    ['a relation alone', (rows: Rows) => changed(rows, drone, { 13: 'They overlap' }), 'relation-without-use', drone],
    [
      'a long comment',
      (rows: Rows) => changed(rows, drone, { 11: 'Accept', 14: 'x'.repeat(4001) }),
      'long-comment',
      drone,
    ],
  ] as const)('%s is refused with row and reason, and nothing of it applied', async (_what, edit, reason, titleId) => {
    const book = await exported()
    book.rearrange(edit)
    const done = await apply(book)
    const refused = done.rows.filter((row) => row.kind === 'Refused')
    expect(refused).toMatchObject([{ reason, titleId }])
    expect(refused[0]!.row).toBeGreaterThan(1)
    expect(adds(done)).toMatchObject({ applied: 0, refused: 1 })
  })

  it('a comment without a decision is put on the title, once, whatever was decided meanwhile', async () => {
    const book = await exported()
    const says = `=1+1 <b>see</b> @B ${'é'.repeat(20)}`
    book.fill(drone, { comment: `  ${says} ` })
    book.fill(pharmacy, { comment: 'as above', code: '3213' })
    await somebodyElse(drone, '8341')
    const comments = () => example.workspace.store.comments(exampleId, 'title', drone)
    expect(rowOf(await plan(book), drone)).toMatchObject({ kind: 'Apply', wish: null, comment: says })
    expect(await comments()).toEqual([])
    expect(adds(await apply(book))).toMatchObject({ applied: 2, conflicts: 0, refused: 0 })
    expect(await comments()).toMatchObject([{ person: me, text: says }])
    expect((await record(drone)).decisions).toMatchObject([{ reviewer: 'B', code: '8341' }])
    expect(await example.workspace.store.unreadNotifications('B')).toBe(1)
    const again = await apply(book)
    expect(rowOf(again, drone)).toMatchObject({ kind: 'Unchanged', why: 'applied-before' })
    expect(adds(again)).toMatchObject({ applied: 0, unchanged: 18 })
    await apply(book, new Map(), 'C')
    expect((await comments()).map(({ person }) => person)).toEqual([me, 'C'])
  })

  it('doubled ids: the first counts where all agree, none where they differ', async () => {
    const book = await exported()
    book.rearrange((rows) => {
      const same = rows.find((row) => row[0] === pharmacy)!
      const decided = changed(rows, drone, { 11: 'Accept' })
      return [...decided, same, changed(rows, drone, { 11: 'Later' }).find((row) => row[0] === drone)!]
    })
    const done = await apply(book)
    expect(done.rows.filter((row) => row.kind === 'Refused')).toMatchObject([
      { titleId: drone, reason: 'doubled', value: '21' },
      { titleId: pharmacy, reason: 'doubled' },
      { titleId: drone, row: 21, reason: 'doubled' },
    ])
    expect(adds(done)).toMatchObject({ read: 20, applied: 0, refused: 3 })
  })

  it('a row of another correspondence is said to be one', async () => {
    const { store } = example.workspace
    await store.saveCorrespondence({ id: 'other', sourceId: 'cbo-2002-sample', targetId: 'isco-08' })
    await store.saveTitles('other', [{ ...(await record(drone)).title, id: 'theirs' }])
    const { workbook } = await exportReviewWorkbook(example.workspace, {
      correspondenceId: 'other',
      filter: {},
      order: 'title',
      locale: localeOf('en'),
    })
    const other = openWorkbook(workbook)
    let copied: readonly unknown[] = []
    other.rearrange((rows) => {
      copied = rows[0]!
      return rows
    })
    const book = await exported()
    book.rearrange((rows) => [...rows, copied])
    expect((await plan(book)).rows.at(-1)).toMatchObject({ reason: 'other-correspondence', titleId: 'theirs' })
    await expect(planReviewImport(example.workspace, exampleId, sent(other), me)).rejects.toMatchObject({
      code: 'workbook/other-correspondence',
    })
  })

  it.each([
    ['without its hidden sheet', (book: OpenWorkbook) => book.remove('Concord')],
    ['without its columns', (book: OpenWorkbook) => book.remove('Review')],
  ])('a workbook %s is refused as a whole', async (_what, edit) => {
    const book = await exported()
    edit(book)
    await expect(plan(book)).rejects.toMatchObject({ code: 'workbook/not-ours' })
  })

  it('what is no workbook is refused as a whole', async () => {
    const file = { bytes: new TextEncoder().encode('id;title\n1;x'), file: 'x.csv' }
    await expect(planReviewImport(example.workspace, exampleId, file, me)).rejects.toMatchObject({
      code: 'workbook/not-ours',
    })
  })
})

type Rows = readonly (readonly unknown[])[]

/** The rows with some cells of one title's row changed. */
const changed = (rows: Rows, titleId: string, cells: Readonly<Record<number, unknown>>): Rows =>
  rows.map((row) => (row[0] === titleId ? row.map((value, at) => cells[at] ?? value) : row))
