import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const workspace = join(folder, 'office')
const at = ['--workspace', workspace]
const messy = join(folder, 'propia 2025.csv')
const clean = join(folder, 'clean.csv')

beforeAll(async () => {
  const lines = [
    'Oficina de Ejemplo;;;',
    ';;;',
    'Cod;Nivel;Denominación;Obs',
    '1;1;Dirección;',
    '11;2;Dirección general;x',
    '111;3;Gerentes;',
    '114;3;GERENTES;y',
    '114;3;Otra cosa;',
    ';;Sin código;',
  ]
  writeFileSync(messy, `${lines.join('\r\n')}\r\n`, 'latin1')
  writeFileSync(clean, 'code;title\n1;Managers\n2;Cooks\n3;Drivers\n')
  await concord('init', workspace, '--empty')
})

const lines = (out: string, name: string) =>
  out
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([first]) => first === name)

describe('concord ingest --check', () => {
  it('prints how the file was understood and what would come of it, stores nothing, and ends with 1', async () => {
    const ran = await concord('ingest', '--check', messy, ...at)
    expect(ran.status).toBe(1)
    expect(ran.out).toContain('Encoding: windows-1252')
    expect(ran.out).toContain('Delimiter: semicolon')
    expect(lines(ran.out, 'header')).toEqual([['header', '3']])
    expect(lines(ran.out, 'column').map(([, letter, name, role]) => [letter, name, role])).toEqual([
      ['A', 'Cod', 'code'],
      ['B', 'Nivel', 'level'],
      ['C', 'Denominación', 'title'],
      ['D', 'Obs', 'ignore'],
    ])
    expect(lines(ran.out, 'column')[0]?.[5]).toContain('the header says "cod"')
    expect(lines(ran.out, 'question')[0]?.[1]).toContain('--languages')
    expect(lines(ran.out, 'row')[0]).toEqual(['row', '4', '1', '1', 'Dirección', ''])
    expect(lines(ran.out, 'kept')).toEqual([['kept', '4']])
    expect(lines(ran.out, 'refused')).toEqual([['refused', '2']])
    expect(lines(ran.out, 'reason')).toHaveLength(2)
    expect(lines(ran.out, 'check').map(([, check]) => check)).toContain('labels-differ-by-case')
    expect(existsSync(join(workspace, 'sources', 'propia-2025'))).toBe(false)
  })

  it('takes corrections, needs no workspace, and ends with 0 where nothing is doubtful', async () => {
    const ran = await concord('ingest', '--check', clean, '--languages', 'en', '--workspace', join(folder, 'nowhere'))
    expect(ran).toMatchObject({ status: 0, notes: expect.stringContaining('no Concord workspace') as string })
    const role = ['--role', 'Obs=note:es', '--role', 'Nivel=ignore', '--header-row', '3']
    const corrected = await concord('ingest', '--check', messy, '--languages', 'es', ...role, ...at)
    expect(lines(corrected.out, 'column').map(([, , , is]) => is)).toEqual(['code', 'ignore', 'title', 'note:es'])
    expect(lines(corrected.out, 'question')).toEqual([])
  })

  it('prints the same as JSON', async () => {
    const ran = await concord('ingest', '--check', messy, '--json', ...at)
    expect(JSON.parse(ran.out)).toMatchObject([
      { file: 'propia 2025.csv', recipe: { kind: 'classification' }, result: { report: { kept: 4 } } },
    ])
  })

  it('keeps a recipe that the file can then be ingested with', async () => {
    const args = ['--languages', 'es', '--role', 'Obs=note:es', '--save-recipe']
    expect((await concord('ingest', '--check', messy, ...args, ...at)).status).toBe(1)
    const ran = await concord('ingest', join(workspace, 'sources', 'propia-2025'), ...at)
    expect(ran.out).toContain('kept\t4')
  })

  it.each([
    ['a role that is none', ['--role', 'Obs=king'], 'command/usage'],
    ['a column that is not there', ['--role', 'Nobody=code'], 'source/missing-column'],
    ['an id that leads elsewhere', ['--id', '../../up'], 'source/bad-words'],
  ])('%s ends with 2', async (_, args, code) => {
    const ran = await concord('ingest', '--check', messy, ...args, ...at)
    expect(ran).toMatchObject({ status: 2, out: '', notes: expect.stringContaining(`[${code}]`) as string })
  })

  it.each([
    ['kind', ['--kind', 'poem']],
    ['header row', ['--header-row', '0']],
  ])('a wrong %s points to help', async (_, args) => {
    expect(await concord('ingest', '--check', messy, ...args, ...at)).toMatchObject({ status: 2 })
  })
})

describe('concord check', () => {
  it('lists the findings of a stored classification, and ends with 1', async () => {
    const ran = await concord('check', 'propia-2025', ...at)
    expect(ran.status).toBe(1)
    expect(ran.out.split('\n')[0]).toBe('check\tcodes\tdetail')
    expect(ran.out).toContain('labels-differ-by-case\t111,114\t')
    const json = JSON.parse((await concord('check', 'propia-2025', '--json', ...at)).out) as unknown[]
    expect(json).toHaveLength(ran.out.split('\n').length - 1)
  })

  it('ends with 0 where nothing stands out, with 2 where there is no such classification', async () => {
    await concord('ingest', clean, '--languages', 'en', ...at)
    expect(await concord('check', 'clean', ...at)).toMatchObject({ status: 0, out: '' })
    expect(await concord('check', 'nobody', ...at)).toMatchObject({
      status: 2,
      notes: expect.stringContaining('[classification/unknown]') as string,
    })
  })
})
