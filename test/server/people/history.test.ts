import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../../src/files/hash.js'
import { chainedText, type HistoryEntry } from '../../../src/model/history.js'
import { forgetPerson } from '../../../src/pipeline/people.js'
import { exampleId } from '../example-workspace.js'
import { parseTable } from '../../people/parsed-csv.js'
import { office, type Office, type Visitor } from './office.js'

let place: Office
let admin: Visitor
let reviewer: Visitor
beforeAll(async () => {
  place = await office()
  admin = await place.signedIn('administrator')
  reviewer = await place.signedIn('reviewer')
  await reviewer.post(`/c/${exampleId}/desk/item-6410-20`, { choice: 'code:3153', seen: '0', comment: 'René says so' })
  place.pass({ hours: 48 })
  admin = await place.signedIn('administrator')
  await admin.post(`/c/${exampleId}/new-occupations/cluster-1`, { verdict: 'Accept', own: 'as the committee said' })
})
afterAll(() => place.close())

const rowsOn = async (path: string): Promise<readonly string[]> => {
  const [, body = ''] = /history-grid">.*?<tbody>(.*?)<\/tbody>/s.exec(await admin.page(path)) ?? []
  return body
    .split('<tr>')
    .slice(1)
    .map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
}

describe('the history', () => {
  it('says who did what, when and where, latest first', async () => {
    const [first, second] = await rowsOn('/history')
    expect(first).toMatch(
      /^Nov 25, 2026, 9:00 AM Ana Admin Gave a verdict Accept cbo-2002-sample--isco-08 \d+ [0-9a-f]{12}$/,
    )
    expect(second).toMatch(/Ana Admin Signed in/)
    expect(await rowsOn(`/c/${exampleId}/history`)).toHaveLength(2)
  })

  it.each([
    ['act=decide', 1],
    ['act=nonsense&from=then', 20],
    ['from=2026-11-25', 2],
    ['to=2026-11-24&act=judge', 0],
    ['from=2026-11-23&to=2026-11-25&act=judge', 1],
  ])('is narrowed by ?%s', async (query, least) => {
    const rows = await rowsOn(`/history?${query}`)
    if (least < 3) expect(rows).toHaveLength(least)
    else expect(rows.length).toBeGreaterThan(least)
  })

  it('is narrowed by person, and one’s own is there for everybody', async () => {
    const rows = await rowsOn(`/history?person=${place.ids.reviewer}`)
    expect(rows.every((row) => row.includes('René Reviewer'))).toBe(true)
    reviewer = await place.signedIn('reviewer')
    const own = await reviewer.page(`/account/history?person=${place.ids.administrator}`)
    expect(own).toContain('René Reviewer')
    expect(own).not.toContain('Ana Admin')
  })

  it('goes out as CSV with names, and as JSON with which the chain is checked elsewhere', async () => {
    const csv = await admin.ask('/history.csv?act=decide')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename=history.csv')
    const rows = parseTable(await csv.text())
    expect(rows).toHaveLength(2)
    expect(rows[1]?.[3]).toBe('René Reviewer')
    const lines = (await (await admin.ask('/history.jsonl')).text()).trimEnd().split('\n')
    let previous = '0'.repeat(64)
    for (const line of lines) {
      const { hash, ...entry } = JSON.parse(line) as HistoryEntry
      expect(entry.previous).toBe(previous)
      expect(sha256(chainedText(entry))).toBe(hash)
      previous = hash
    }
  })

  it('holds no name, no e-mail address, no comment and no secret', async () => {
    const all = (await (await admin.ask('/history.jsonl')).text()).normalize('NFC')
    expect(all).not.toMatch(/Ana|René|Vera|Adjoa|office\.example|says so|committee|scrypt|invitation\//)
    expect(all).not.toContain(admin.cookies.get('concord_session'))
  })

  it('stays whole when somebody is forgotten', async () => {
    await forgetPerson(place.workspace, place.ids.administrator, place.ids.reviewer)
    place.pass({ minutes: 1 })
    expect(await admin.page('/history/check')).toContain('The chain is whole')
    expect((await rowsOn('/history?act=decide'))[0]).toContain('somebody forgotten')
    expect(await admin.page(`/c/${exampleId}/desk/item-6410-20?state=all`)).toContain('somebody forgotten')
  })
})

describe('the check', () => {
  /** Changes the database past the application, as somebody with the file would. */
  const past = (...statements: readonly string[]): void => {
    const sqlite = new Sqlite(join(place.workspace.folder, 'concord.sqlite'))
    sqlite.exec('drop trigger history_no_update; drop trigger history_no_delete')
    for (const statement of statements) sqlite.exec(statement)
    sqlite.exec(
      `create trigger history_no_update before update on history begin select raise(abort, 'no'); end;
       create trigger history_no_delete before delete on history begin select raise(abort, 'no'); end`,
    )
    sqlite.close()
  }
  const said = async (path = '/history/check') => (await admin.page(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  it('finds a hash that was written down, and misses one that is not there', async () => {
    const head = /[0-9a-f]{64}/.exec(await said())![0]
    expect(await said(`/history/check?noted=${head.toUpperCase()}`)).toContain('It stands in the chain')
    expect(await said(`/history/check?noted=${'a'.repeat(64)}`)).toContain('It does not stand in the chain')
    expect(await said('/history/check?noted=%3Cscript%3E')).toContain('It does not stand in the chain')
  })

  it('names the first entry that was changed, or is missing', async () => {
    past(`update history set person = 'somebody else' where position = 7`)
    expect(await said()).toMatch(/broken at entry 7 Its content is not what was written.*6 entries before it are sound/)
    past('delete from history where position = 4')
    expect(await said()).toMatch(/broken at entry 4 It is missing/)
  })
})
