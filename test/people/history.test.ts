import { describe, expect, it } from 'vitest'
import { parseTable } from './parsed-csv.js'
import { sha256 } from '../../src/files/hash.js'
import { chainedText, firstLink, type HistoryEntry } from '../../src/model/history.js'
import { seededRandom } from '../../src/numbers/random.js'
import { checkChain } from '../../src/people/history-chain.js'
import { historyCsv, historyJsonLines } from '../../src/people/history-lines.js'

function chain(length: number): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  for (let position = 1; position <= length; position++) {
    const entry = {
      position,
      at: `2026-01-01T00:00:${String(position % 60).padStart(2, '0')}.000Z`,
      person: `p${position % 3}`,
      act: 'decide',
      correspondenceId: position % 2 === 0 ? 'c' : null,
      detail: JSON.stringify({ code: String(position) }),
      previous: entries.at(-1)?.hash ?? firstLink,
    }
    entries.push({ ...entry, hash: sha256(chainedText(entry)) })
  }
  return entries
}

async function* given<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value)
}

describe('the chain', () => {
  it('is whole when it is empty and when nothing was touched', async () => {
    expect(await checkChain(given([]))).toEqual({ entries: 0, head: firstLink, broken: null, holds: null })
    const entries = chain(30)
    const head = entries.at(-1)!.hash
    expect(await checkChain(given(entries))).toEqual({ entries: 30, head, broken: null, holds: null })
  })

  it('names the entry that was changed in any of its parts', async () => {
    const random = seededRandom(11)
    const changes: readonly ((entry: HistoryEntry) => HistoryEntry)[] = [
      (entry) => ({ ...entry, person: 'somebody else' }),
      (entry) => ({ ...entry, at: '2025-01-01T00:00:00.000Z' }),
      (entry) => ({ ...entry, act: 'publish' }),
      (entry) => ({ ...entry, correspondenceId: 'd' }),
      (entry) => ({ ...entry, detail: `${entry.detail} ` }),
      (entry) => ({ ...entry, hash: sha256('x') }),
    ]
    for (const change of changes) {
      const entries = chain(40)
      const at = Math.floor(random() * 40)
      entries[at] = change(entries[at]!)
      expect(await checkChain(given(entries))).toMatchObject({
        entries: at,
        broken: { position: at + 1, why: 'content' },
      })
    }
  })

  it('names the first that is missing, and the one after an entry that was rewritten with its hash', async () => {
    const entries = chain(20)
    expect(await checkChain(given(entries.toSpliced(6, 2)))).toMatchObject({ broken: { position: 7, why: 'gap' } })
    expect(await checkChain(given(entries.slice(1)))).toMatchObject({ entries: 0, broken: { position: 1, why: 'gap' } })
    const rewritten = { ...entries[4]!, person: 'x' }
    const sly = entries.with(4, { ...rewritten, hash: sha256(chainedText(rewritten)) })
    expect(await checkChain(given(sly))).toMatchObject({ entries: 5, broken: { position: 6, why: 'link' } })
    const swapped = entries.with(2, entries[3]!).with(3, entries[2]!)
    expect(await checkChain(given(swapped))).toMatchObject({ broken: { position: 3, why: 'gap' } })
  })

  it('tells by a hash written down earlier that its end was cut off or all of it rewritten', async () => {
    const entries = chain(20)
    const noted = entries[14]!.hash
    expect((await checkChain(given(entries), noted)).holds).toBe(true)
    expect(await checkChain(given(entries.slice(0, 10)), noted)).toMatchObject({ broken: null, holds: false })
  })
})

describe('the history as text', () => {
  const nasty = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', 'a "quoted", name\nwith lines', 'Ana']

  it('is CSV that reads back, and in which nothing is a formula', async () => {
    const entries = chain(nasty.length).map((entry, at) => ({ ...entry, person: nasty[at]! }))
    let text = ''
    for await (const piece of historyCsv(given(entries), (id) => id)) text += piece
    expect(text.startsWith('\uFEFFposition,at,person,name,')).toBe(true)
    const rows = parseTable(text)
    expect(rows).toHaveLength(nasty.length + 1)
    for (const cell of rows.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t]/)
    expect(rows.slice(1).map((row) => row[2]!.replace(/^'/, ''))).toEqual(nasty)
    expect(rows[1]?.[6]).toBe('{"code":"1"}')
  })

  it('is JSON lines from which the chain can be checked', async () => {
    let text = ''
    for await (const piece of historyJsonLines(given(chain(5)))) text += piece
    const read = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as HistoryEntry)
    expect(await checkChain(given(read))).toMatchObject({ entries: 5, broken: null })
  })
})
