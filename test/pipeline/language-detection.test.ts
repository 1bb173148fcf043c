import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ingestNamed, readSource } from '../../src/pipeline/ingest-source.js'
import { ingestShipped } from '../../src/pipeline/shipped-sources.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { fixedSurroundings } from './surroundings.js'

const folder = folderOfThisFile()
const mixed: readonly (readonly [title: string, language: string])[] = [
  ['Enfermeiro do trabalho', 'pt'],
  ['Auxiliar de limpeza', 'pt'],
  ['Senior software engineer', 'en'],
  ['Warehouse worker, night shift', 'en'],
  ['Conducteur de travaux', 'fr'],
  ['Vendeuse en boulangerie', 'fr'],
  ['Krankenpflegerin im Nachtdienst', 'de'],
  ['Elektriker für Gebäudetechnik', 'de'],
  ['Enfermero de urgencias', 'es'],
  ['Camarero de hotel', 'es'],
]
const recipe = { kind: 'ads', columns: { title: 'title' } } as const

function list(name: string, titles: readonly string[], languages: readonly string[]) {
  const file = join(folder, `${name}.csv`)
  writeFileSync(file, ['title,place', ...titles.map((title) => `"${title}",`)].join('\n'))
  const description = { id: name, title: name, publisher: '', country: 'INT', version: '', licence: '', origin: '' }
  return { file, description: { ...description, languages, sample: false }, recipe }
}

let workspace: Workspace
beforeAll(async () => {
  workspace = await initWorkspace(join(folder, 'office'), fixedSurroundings())
  return () => workspace.store.close()
})

async function read(source: ReturnType<typeof list>, environment: Readonly<Record<string, string>> = {}) {
  const { ingested } = await readSource(fixedSurroundings(environment).config, workspace.store, source)
  if (ingested.kind !== 'ads') throw new Error(ingested.kind)
  return {
    found: ingested.ads.map(({ title, language }) => [title, language]),
    from: new Set(ingested.ads.map(({ languageFrom }) => languageFrom)),
    remarks: ingested.report.remarks.join(' '),
  }
}

const titles = mixed.map(([title]) => title)

describe('the language of ads', () => {
  it('is found title by title in a mixed list that declares none', async () => {
    const { found, from, remarks } = await read(list('nobody-says', titles, []))
    expect(found).toEqual(mixed)
    expect(from).toEqual(new Set(['detected']))
    expect(remarks).toContain('No language is declared; detected: pt 2, en 2, fr 2, de 2, es 2.')
  })

  it('is looked for among those declared only', async () => {
    const { found, from } = await read(list('some', titles.slice(0, 4), ['pt', 'en']))
    expect(found).toEqual(mixed.slice(0, 4))
    expect(from).toEqual(new Set(['detected']))
    const { found: others } = await read(list('others', titles, ['fr', 'de']))
    expect(new Set(others.map(([, language]) => language))).toEqual(new Set(['fr', 'de']))
  })

  it('is the one that the source declares, whatever the titles look like', async () => {
    const { found, from } = await read(list('declared', titles, ['fr']))
    expect(found).toEqual(titles.map((title) => [title, 'fr']))
    expect(from).toEqual(new Set(['declared']))
  })

  it('goes into the store with how it was found', async () => {
    await ingestNamed(workspace, ...named(list('stored', titles, [])))
    const stored = new Map<string, readonly [string, string]>()
    for await (const ad of workspace.store.ads(['stored'])) stored.set(ad.title, [ad.language, ad.languageFrom])
    expect(stored).toEqual(new Map(mixed.map(([title, language]) => [title, [language, 'detected']])))
  })

  it('is learnt from the titles in the store', async () => {
    await ingestShipped(workspace, ['isco-08', 'isco-08-titles'])
    expect((await read(list('again', titles, []))).found).toEqual(mixed)
  })

  it('is left to franc where nothing was learnt, and says so', async () => {
    const greek = ['Πωλητής καταστήματος', 'Νοσοκόμα νοσοκομείου']
    const source = list('greek', [...greek, ...titles.slice(2, 4)], ['el', 'en'])
    const { found, remarks } = await read(source)
    expect(found).toEqual([...greek.map((title) => [title, 'el']), ...mixed.slice(2, 4)])
    expect(remarks).toContain('No titles to learn from in el: franc told them apart')
  })

  it('is found by franc where the setting says so', async () => {
    const source = list('franc', titles, ['pt', 'es'])
    const byFranc = await read(source, { CONCORD_LANGUAGE_DETECTOR: 'franc' })
    expect(byFranc.from).toEqual(new Set(['detected']))
    expect(byFranc.found).not.toEqual((await read(source)).found)
    await expect(read(source, { CONCORD_LANGUAGE_DETECTOR: 'guess' })).rejects.toMatchObject({
      code: 'setting/invalid',
    })
  })

  it('of a long list leaves out languages that hardly occur', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `Auxiliar de limpeza e conservação ${String(at)}`)
    const { found } = await read(list('long', [...many, 'Hotel'], []))
    expect(new Set(found.map(([, language]) => language))).toEqual(new Set(['pt']))
  })
})

const named = ({ file, description, recipe }: ReturnType<typeof list>) => [file, description, recipe] as const
