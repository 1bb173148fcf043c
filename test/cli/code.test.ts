import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseDelimited } from '../../src/files/delimited.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const workspace = join(folder, 'office')
const at = ['--workspace', workspace, '--target', 'small']
const out = join(folder, 'coded.csv')

const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const coded = (path = out) => {
  const { rows } = parseDelimited(readFileSync(path, 'utf8'), { file: path, delimiter: ',' })
  const [header, ...rest] = rows
  return rest.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]!])))
}

beforeAll(async () => {
  await concord('init', workspace)
  const occupations = ['code;title', '2221;Nurse', '7112;Bricklayer', '2611;Lawyer', '7115;Carpenter', '5120;Cook']
  const small = file('small.csv', occupations.join('\n'))
  const ran = await concord('ingest', small, '--id', 'small', '--languages', 'en', '--workspace', workspace)
  expect(ran.status).toBe(0)
})

describe('concord code', () => {
  it('keeps the columns and the rows as they are, and says of each what its title is coded to and why not', async () => {
    const titles = file(
      'titles.csv',
      'id,title,note\r\n1,NURSE,"a, ""b"""\r\n2,,\r\n3,🙂,x\r\n4,cook\r\n5,Carpenters,y,z\r\n',
    )
    const ran = await concord('code', titles, '--out', out, '--language', 'en', '--top', '2', ...at)
    expect(ran.notes).toBe('')
    expect(ran.status).toBe(1)
    expect(ran.out).toContain('rows\t5')
    expect(ran.out).toContain('without\t2')
    const rows = coded()
    expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(rows.map(({ note }) => note)).toEqual(['a, "b"', '', 'x', '', 'y,z'])
    expect(rows.map(({ concord_code: code }) => code)).toEqual(['2221', '', '', '5120', '7115'])
    expect(rows.map(({ concord_reason: reason }) => reason).slice(1, 3)).toEqual(['empty', 'says-nothing'])
    expect(rows[0]).toMatchObject({ concord_title: 'Nurse', concord_method: 'exact' })
    expect(rows[0]!.concord_alternatives).toMatch(/^2221=0\.\d{4}\|\d{4}=0\.\d{4}$/)
    expect(Number(rows[0]!.concord_probability)).toBeGreaterThan(0.2)
    expect(existsSync(`${out}.part`) || existsSync(`${out}.progress.json`)).toBe(false)
  })

  it('writes JSON lines', async () => {
    const titles = file('plain.txt', 'Lawyer\nCook\n')
    const lines = join(folder, 'coded.jsonl')
    const ran = await concord('code', titles, '--no-header', '--out', lines, '--format', 'jsonl', ...at)
    expect(ran.status).toBe(0)
    const [first, second, ...more] = readFileSync(lines, 'utf8').trim().split('\n')
    expect(more).toEqual([])
    expect(JSON.parse(first!)).toMatchObject({ row: { 'column 1': 'Lawyer' }, code: '2611', reason: '' })
    expect(JSON.parse(second!)).toMatchObject({ code: '5120', alternatives: [{ code: '5120' }, {}, {}, {}, {}] })
  })

  it('reads other encodings and delimiters, and takes the language of each row', async () => {
    const titles = file('latin.csv', Buffer.from('título;idioma\nCook número;en\nNurse;es\n', 'latin1'))
    const ran = await concord('code', titles, '--out', out, '--column', 'título', '--language-column', 'idioma', ...at)
    expect(ran.status).toBe(0)
    const text = readFileSync(out, 'utf8')
    expect(text.split('\r\n')[0]).toMatch(/^título;idioma;concord_code;/)
    expect(text).toContain('Cook número;en;5120;')
    expect(text).toContain('Nurse;es;2221;Nurse;')
    expect(text).toContain('exact-other-language')
  })

  it('explains by all methods with --full', async () => {
    const titles = file('one.csv', 'title\nNurse\n')
    const ran = await concord('code', titles, '--out', out, '--full', '--language', 'en', ...at)
    expect(ran.status).toBe(0)
    expect(coded()[0]).toMatchObject({ concord_code: '2221', concord_method: 'all' })
    expect(coded()[0]!.concord_explanation).toContain('"Nurse"')
  })

  it.each([
    ['a missing file', ['none.csv'], 'source/not-found'],
    ['a missing column', ['titles.csv', '--column', 'job'], 'source/missing-column'],
    ['no title column to be seen', ['latin.csv'], 'source/missing-column'],
    ['a classification that is not there', ['titles.csv', '--target', 'none'], 'classification/unknown'],
  ])('refuses %s', async (_what, [name, ...options], code) => {
    const ran = await concord('code', join(folder, name!), '--out', join(folder, 'x.csv'), ...at, ...options)
    expect(ran).toMatchObject({ status: 2, notes: expect.stringContaining(`[${code}]`) as string })
  })

  it('does not write over what it reads', async () => {
    const titles = file('same.csv', 'title\nNurse\n')
    const ran = await concord('code', titles, '--out', titles, ...at)
    expect(ran).toMatchObject({ status: 2, notes: expect.stringContaining('[file/cannot-write]') as string })
    expect(readFileSync(titles, 'utf8')).toBe('title\nNurse\n')
  })

  it('refuses an empty file', async () => {
    const ran = await concord('code', file('empty.csv', ''), '--out', join(folder, 'x.csv'), ...at)
    expect(ran).toMatchObject({ status: 2, notes: expect.stringContaining('[source/empty]') as string })
  })
})
