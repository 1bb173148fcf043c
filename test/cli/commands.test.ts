import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageFile } from '../../src/files/package-root.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const workspace = join(folder, 'office')
const at = ['--workspace', workspace]
const occupations = join(folder, 'occupations.csv')

beforeAll(async () => {
  const lines = [
    'Código;Título',
    '2221-05;Enfermeiro',
    '7152-10;Pedreiro',
    '2410-05;Advogado',
    '7155-05;Carpinteiro',
    '5132-05;Cozinheiro geral',
    '7823-05;Motorista de carro de passeio',
    '2410-05;Advogado outra vez',
    ';Sem código',
  ]
  writeFileSync(occupations, `${lines.join('\r\n')}\r\n`, 'latin1')
  const made = await concord('init', workspace)
  expect(made).toMatchObject({ status: 0, out: workspace })
})

describe('the commands, as a user runs them', () => {
  it('init makes the folders and the database, with ISCO-08 in it, and refuses to make them twice', async () => {
    for (const name of ['sources', 'prompts', 'mappings', 'reports', 'concord.sqlite'])
      expect(existsSync(join(workspace, name))).toBe(true)
    expect(await concord('init', workspace)).toMatchObject({
      status: 2,
      notes: expect.stringContaining('[workspace/exists]') as string,
    })
  })

  it('ingest tells what was kept and refused, with row and reason, keeps the file, and ends with 1', async () => {
    const ran = await concord('ingest', occupations, '--id', 'noc', '--languages', 'pt', '--country', 'BR', ...at)
    expect(ran.status).toBe(1)
    expect(ran.out).toContain('kept\t6')
    expect(ran.out).toContain('refused\t2')
    expect(ran.out).toContain('occupations.csv:8')
    expect(ran.out).toContain('occupations.csv:9')
    expect(readFileSync(join(workspace, 'sources/noc/occupations.csv'))).toEqual(readFileSync(occupations))
    expect(JSON.parse(readFileSync(join(workspace, 'sources/noc/source.json'), 'utf8'))).toMatchObject({
      id: 'noc',
      languages: ['pt'],
    })
  })

  it('ingest takes a folder with a source.json', async () => {
    const ran = await concord('ingest', packageFile('sources/sample-ads'), '--json', ...at)
    expect(ran.status).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject([{ id: 'sample-ads', kind: 'ads', report: { refused: [] } }])
  })

  it('ingest asks for the languages it cannot know', async () => {
    expect(await concord('ingest', occupations, ...at)).toMatchObject({
      status: 2,
      notes: expect.stringContaining('--languages') as string,
    })
  })

  it('map, detect, publish and report carry the job through', async () => {
    const mapped = await concord('map', '--source', 'noc', '--ads', 'sample-ads', '--json', ...at)
    expect(mapped.status).toBe(0)
    expect(mapped.notes).toContain('no-model-key')
    expect(JSON.parse(mapped.out)).toMatchObject({ run: { correspondenceId: 'noc--isco-08' } })
    const detected = await concord('detect', ...at)
    expect(detected.status).toBe(1)
    expect(detected.out.split('\n')[0]).toBe('cluster\tname\ttitles\tads\temployers\tnearest')
    const published = await concord('publish', ...at)
    expect(published.out.split('\n').map((file) => existsSync(file))).toEqual([true, true, true, true])
    expect(readFileSync(join(workspace, 'mappings/noc--isco-08/associations.tsv'), 'utf8')).toContain('Enfermeiro')
    const reported = await concord('report', ...at)
    expect(reported.status).toBe(0)
    expect(readFileSync(reported.out.split('\n')[0]!, 'utf8')).toContain('<!doctype html>')
  })

  it('backup and restore make an equal workspace', async () => {
    const file = join(folder, 'office.jsonl.gz')
    expect(await concord('backup', file, ...at)).toMatchObject({ status: 0, out: file })
    const copy = join(folder, 'copy')
    expect(await concord('restore', file, '--workspace', copy)).toMatchObject({ status: 0, out: copy })
    const published = await concord('publish', '--workspace', copy)
    expect(published.out).toContain(join(copy, 'mappings'))
    expect(readFileSync(join(copy, 'mappings/noc--isco-08/associations.tsv'))).toEqual(
      readFileSync(join(workspace, 'mappings/noc--isco-08/associations.tsv')),
    )
  })

  it.each([
    [
      'a workspace that is not there',
      ['map', '--source', 'noc', '--workspace', join(folder, 'nowhere')],
      'workspace/missing',
    ],
    ['a classification that is not there', ['map', '--source', 'nobody', ...at], 'classification/unknown'],
    ['a correspondence that is not there', ['publish', '--correspondence', 'nobody', ...at], 'correspondence/unknown'],
    ['a file that is not there', ['ingest', join(folder, 'no.csv'), '--languages', 'pt', ...at], 'source/not-found'],
    ['a backup that is none', ['restore', occupations, '--workspace', join(folder, 'other')], 'backup/invalid'],
    ['an unwritable place', ['backup', join(folder, 'no/such/folder/b.gz'), ...at], 'file/cannot-write'],
  ])('%s is said in two sentences, with its code, and ends with 2', async (_, argv, code) => {
    const ran = await concord(...argv)
    expect(ran.status).toBe(2)
    expect(ran.out).toBe('')
    expect(ran.notes).toContain(`[${code}]`)
  })

  it.each([
    ['an unknown command', ['fly']],
    ['a missing option', ['map']],
    ['an unknown option', ['map', '--fast']],
    ['a wrong demo folder', ['demo', '--workspace', folder]],
  ])('%s ends with 2 and points to help', async (_, argv) => {
    const ran = await concord(...argv)
    expect(ran.status).toBe(2)
    expect(ran.notes).toMatch(/--help/)
  })

  it.skipIf(!existsSync('/dev/full'))('a full disk ends with 2 and leaves what was there', async () => {
    const before = readFileSync(join(workspace, 'mappings/noc--isco-08/associations.tsv'), 'utf8')
    const ran = await concord('backup', '/dev/full', ...at)
    expect(ran).toMatchObject({ status: 2, notes: expect.stringContaining('[file/cannot-write]') as string })
    expect(readFileSync(join(workspace, 'mappings/noc--isco-08/associations.tsv'), 'utf8')).toBe(before)
  })
})
