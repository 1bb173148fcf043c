import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { main } from '../../src/cli/main.js'
import { fixedSurroundings } from '../pipeline/surroundings.js'

/** Runs the command line as a user would; ids are new in each run, as they are in life. */
async function concord(...argv: readonly string[]) {
  const surroundings = fixedSurroundings()
  const out: string[] = []
  const terminal = {
    ...surroundings,
    newId: randomUUID,
    out: (text: string) => out.push(text),
    onProgress: () => undefined,
  }
  const status = await main(argv, terminal)
  return { status, out: out.join('\n'), notes: surroundings.notes.join('\n') }
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-people-'))
  await concord('init', folder, '--empty')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const inOffice = (...argv: readonly string[]) => concord(...argv, '--workspace', folder)

describe('concord people', () => {
  it('adds the first administrator, prints the link and says what to do with it', async () => {
    const ran = await inOffice('people', 'add', 'ana@office.example', '--name', 'Ana', '--role', 'administrator')
    expect(ran.status).toBe(0)
    expect(ran.out.trim()).toMatch(/^http:\/\/127\.0\.0\.1:4178\/invitation\/[\w-]{43}$/)
    expect(ran.notes).toContain('Hand this link over to Ana; it works once')
    expect(ran.notes).toContain('CONCORD_SIGN_IN=accounts')
  })

  it('lists, gives roles, makes new links, removes and forgets', async () => {
    await inOffice('people', 'add', 'Ben@office.example', '--name', 'Ben')
    expect((await inOffice('people', 'role', 'ben@office.example', '--role', 'adjudicator')).notes).toContain(
      'Ben: adjudicator',
    )
    const list = JSON.parse((await inOffice('people', '--json')).out) as Readonly<Record<string, unknown>>[]
    const shown = list.map(({ name, role, state }) => [name, role, state]).sort()
    expect(shown).toEqual([
      ['Ana', 'administrator', 'invited'],
      ['Ben', 'adjudicator', 'invited'],
    ])
    expect((await inOffice('people', 'link', 'ben@office.example')).out).toContain('/invitation/')
    expect((await inOffice('people', 'remove', 'ben@office.example')).status).toBe(0)
    expect((await inOffice('people')).out).toMatch(/Ben\tben@office\.example\tadjudicator\t\tclosed/)
    expect((await inOffice('people', 'forget', 'ben@office.example')).status).toBe(0)
    expect((await inOffice('people')).out).not.toContain('Ben')
  })

  it.each([
    [['add'], 'command/usage'],
    [['add', 'no address'], 'people/bad-request'],
    [['add', 'ana@office.example'], 'people/exists'],
    [['add', 'x@office.example', '--role', 'emperor'], 'people/bad-request'],
    [['role', 'nobody@office.example', '--role', 'viewer'], 'people/unknown'],
    [['role', 'ana@office.example'], 'command/usage'],
    [['role', 'ana@office.example', '--role', 'viewer'], 'people/last-administrator'],
    [['role', 'ana@office.example', '--role', 'viewer', '--correspondence', 'x'], 'correspondence/unknown'],
    [['remove', 'ana@office.example'], 'people/last-administrator'],
    [['dance', 'ana@office.example'], 'Allowed choices'],
  ])('refuses %o', async (argv, code) => {
    const ran = await inOffice('people', ...argv)
    expect(ran.status).toBe(2)
    expect(ran.notes).toContain(code)
  })
})

describe('concord history', () => {
  it('prints what was done, by whom, and verifies it', async () => {
    const csv = await inOffice('history')
    expect(csv.out).toContain('command-line,command-line,add-person')
    const verified = await inOffice('history', '--verify')
    expect(verified.status).toBe(0)
    expect(verified.notes).toMatch(/^\d+ entries, as they were written/)
    const head = verified.out.trim()
    expect(head).toMatch(/^[0-9a-f]{64}$/)
    expect((await inOffice('history', '--verify', '--noted', head.toUpperCase())).status).toBe(0)
    expect((await inOffice('history', '--verify', '--noted', 'a'.repeat(64))).status).toBe(1)
    const lines = (await inOffice('history', '--format', 'jsonl', '--person', 'command-line')).out.trim().split(/\n+/)
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ hash: head })
    expect((await inOffice('history', '--person', 'nobody@office.example')).status).toBe(2)
  })
})
