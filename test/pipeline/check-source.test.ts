import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { KnownError } from '../../src/errors.js'
import { namedRole } from '../../src/pipeline/column-roles.js'
import { checkStored, refusalGroups } from '../../src/pipeline/check-source.js'
import { checkPath, ingestPath, type PathOptions } from '../../src/pipeline/ingest-path.js'
import { describedSource, slug } from '../../src/pipeline/source-words.js'
import { understandSource } from '../../src/pipeline/understand-source.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { fixedSurroundings } from './surroundings.js'

const folder = folderOfThisFile()
const office = join(folder, 'office')
const file = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  return join(folder, name)
}
const plain: PathOptions = { words: {}, choices: {} }

/** A banner, headers that say nothing, a doubled code, a title without a code. */
const strange = file('Tabla rara 2025.csv', [
  'Instituto Inventado;;;',
  ';;;',
  'X1;X2;X3;Cantidad',
  ...Array.from(
    'Pilotos de dron,Cuidadores de abejas,Panaderos,Guías de montaña,Técnicos de riego,Costureras,Soldadores,Fresadores,Pintores,Electricistas,Carpinteros,Intérpretes'.split(
      ',',
    ),
    (title, at) => `${String(1000 + at * 7)};${title};${title.toUpperCase()} general;${String(at * 13)}`,
  ),
  '1000;Pilotos otra vez;;2',
  ';Sin código;;',
])

let workspace: Workspace
beforeAll(async () => {
  workspace = await initWorkspace(office, fixedSurroundings())
  return () => workspace.store.close()
})

describe('a file that says little of itself', () => {
  it('is understood with questions where the content alone speaks', async () => {
    const source = await understandSource(workspace, { file: strange, words: {}, choices: {} })
    expect(source).toMatchObject({ firstRow: 1, headerAt: 2, headerRows: 1, rowCount: 17, recipeBy: 'content' })
    expect(source.description).toMatchObject({ id: 'tabla-rara-2025', title: 'Tabla rara 2025', languages: ['es'] })
    expect(source.columns.map(({ role }) => role)).toEqual(['code', 'title', 'ignore', 'frequency'])
    const about = source.doubts.map((doubt) => (doubt.about === 'column' ? doubt.column.header : doubt.about))
    expect(about).toEqual(['languages', 'X1', 'X2'])
    for (const { confidence, doubtful, role } of source.columns)
      expect(doubtful).toBe(role !== 'ignore' && confidence < 0.5)
  })

  it('has no questions left once they are answered, and takes what a person says', async () => {
    const roles = { X1: 'code', 'Column B': 'title:es', X3: 'alternative-titles:es' } as const
    const source = await understandSource(workspace, { file: strange, words: { languages: 'es' }, choices: { roles } })
    expect(source.doubts).toEqual([])
    expect(source.recipe.columns).toMatchObject({ X1: 'code', X2: 'title:es', X3: 'alternative-titles:es' })
    expect(source.columns.map(({ by }) => by)).toEqual(['content', 'person', 'person', 'content'])
  })

  it('accounts for every row and stores nothing', async () => {
    const { checked } = await checkPath(workspace, strange, plain)
    if (checked instanceof KnownError) throw checked
    const { report, reasons } = checked
    expect(report.rowsIn).toBe(report.kept + report.duplicates + report.refused.length)
    expect(reasons.map(({ rows }) => rows.length)).toEqual([1, 1])
    expect(await workspace.store.sources()).toEqual([])
    expect(existsSync(join(office, 'sources', 'tabla-rara-2025'))).toBe(false)
  })

  it('is read from another row, by another kind, or refused in words of the catalogue', async () => {
    const moved = await understandSource(workspace, {
      file: strange,
      words: {},
      choices: { headerRow: 4, headerRows: 1 },
    })
    expect(moved.headerAt).toBe(3)
    expect(moved.columns[0]?.header).toBe('1000')
    const asIndex = await checkPath(workspace, strange, { words: {}, choices: { kind: 'index' } })
    expect(asIndex.understood.doubts).toContainEqual({ about: 'target' })
    const choices = { roles: { X9: 'code' } } as const
    await expect(checkPath(workspace, strange, { words: {}, choices })).rejects.toMatchObject({
      code: 'source/missing-column',
    })
    const far = { words: {}, choices: { headerRow: 900 } }
    await expect(checkPath(workspace, strange, far)).rejects.toMatchObject({ code: 'source/empty' })
  })

  it('asks for the role that nothing plays instead of giving up', async () => {
    const numbers = file('numbers.csv', ['a;b', '1;2', '3;4', '5;6'])
    const { understood, checked } = await checkPath(workspace, numbers, { words: { languages: 'en' }, choices: {} })
    expect(understood.doubts.map(({ about }) => about)).toContain('missing')
    expect(checked).toBeInstanceOf(KnownError)
  })
})

describe('a saved recipe', () => {
  it('is kept without storing, and reads next year’s file of the same name', async () => {
    const options = {
      words: { languages: 'es', publisher: 'Instituto' },
      choices: { roles: { X3: 'note:es' } },
      saveRecipe: true,
    } as const
    await checkPath(workspace, strange, options)
    const kept = JSON.parse(readFileSync(join(office, 'sources/tabla-rara-2025/source.json'), 'utf8')) as object
    expect(kept).toMatchObject({ recipe: { columns: { X3: 'note:es' } } })
    expect(await workspace.store.sources()).toEqual([])
    const next = file('Tabla rara 2026.csv', readFileSync(strange, 'utf8').split('\n').slice(0, 14))
    const source = await understandSource(workspace, { file: next, words: {}, choices: {} })
    expect(source).toMatchObject({ recipeBy: 'saved', doubts: [] })
    expect(source.description).toMatchObject({ id: 'tabla-rara-2026', publisher: 'Instituto', languages: ['es'] })
    expect(source.columns[2]).toMatchObject({ role: 'note:es', by: 'recipe' })
  })

  it('that does not fit is passed over, and it is said', async () => {
    const other = file('Tabla rara 2027.csv', ['Código;Título', '11;Panaderos', '12;Pintores', '13;Herreros'])
    const source = await understandSource(workspace, { file: other, words: {}, choices: {} })
    expect(source.recipeBy).toBe('content')
    expect(source.remarks.join(' ')).toContain('does not fit')
  })
})

describe('what is stored', () => {
  it('is what was checked, and the checks of the structure find the same in it', async () => {
    const options = { words: { languages: 'es', id: 'rara' }, choices: { roles: { X1: 'code' } } } as const
    const { checked } = await checkPath(workspace, strange, options)
    const { report } = await ingestPath(workspace, strange, options)
    if (checked instanceof KnownError) throw checked
    expect(report).toEqual(checked.report)
    expect(await checkStored(workspace, 'rara')).toEqual(checked.findings)
    await expect(checkStored(workspace, 'nobody')).rejects.toMatchObject({ code: 'classification/unknown' })
  })

  it('an index of a classification that is not said is refused; one that is there has its codes compared', async () => {
    const index = file('index.csv', [
      'Code;Title',
      '1000;Drone pilot',
      '1000;Drone flyer',
      '4444;Nobody',
      '1007;Bee keeper',
    ])
    const words = { languages: 'en' }
    const unsaid = ingestPath(workspace, index, { words, choices: { kind: 'index' } })
    await expect(unsaid).rejects.toMatchObject({ code: 'source/no-target' })
    const unknown = ingestPath(workspace, index, { words, choices: { kind: 'index', target: 'none-such' } })
    await expect(unknown).rejects.toMatchObject({ code: 'classification/unknown' })
    const { report } = await ingestPath(workspace, index, { words, choices: { kind: 'index', target: 'rara' } })
    expect(report).toMatchObject({ kept: 3, refused: [{ row: 4 }] })
    const elsewhere = { words, choices: { kind: 'index', target: 'none-such' } } as const
    const { checked } = await checkPath(workspace, index, elsewhere)
    expect(checked).toMatchObject({ notCompared: 'none-such', report: { kept: 4, refused: [] } })
  })
})

describe('a text', () => {
  const latin = join(folder, 'zawody.csv')
  const options = (choices: PathOptions['choices']): PathOptions => ({ words: { languages: 'en' }, choices })
  beforeAll(() => writeFileSync(latin, Buffer.from('kod|nazwa\n1|K\xb3adacz, stary\n2|Rze\xbcnik, nowy\n', 'latin1')))

  it('is read as somebody says who knows, and says so', async () => {
    const said = options({ encoding: 'windows-1250', delimiter: 'bar', roles: { kod: 'code', nazwa: 'title' } })
    const { understood } = await checkPath(workspace, latin, said)
    expect(understood.text).toEqual({ encoding: 'windows-1250', delimiter: 'bar' })
    expect(understood.rows[1]).toEqual(['1', 'Kładacz, stary'])
    expect(understood.recipe).toMatchObject({ encoding: 'windows-1250', delimiter: 'bar' })
    expect(understood.remarks).toEqual(
      expect.arrayContaining(['Encoding: windows-1250 (as said).', 'Delimiter: bar (as said).']),
    )
  })

  it('is read so again by the recipe that was kept', async () => {
    const said = options({ encoding: 'windows-1250', delimiter: 'comma', headerRows: 0, headerRow: 1 })
    const roles = { 'Column A': 'title', 'Column B': 'ignore' } as const
    await ingestPath(workspace, latin, { ...said, choices: { ...said.choices, kind: 'ads', roles } })
    const { understood } = await checkPath(workspace, latin, plain)
    expect(understood).toMatchObject({ recipeBy: 'saved', text: { encoding: 'windows-1250', delimiter: 'comma' } })
  })

  it('without cells has no delimiter; a workbook is no text', async () => {
    const json = file('one.json', ['[{"code":"1","title":"Cooks"}]'])
    expect((await understandSource(workspace, { file: json, words: {}, choices: {} })).text).toMatchObject({
      delimiter: null,
    })
  })
})

describe('small parts', () => {
  it.each([
    ['Denominación=title:es', ['Denominación', 'title:es']],
    ['a=b=code', ['a=b', 'code']],
    ['X = definition:pt ', ['X', 'definition:pt']],
  ] as const)('"%s" names a role', (text, expected) => {
    expect(namedRole(text)).toEqual(expected)
  })

  it.each(['Denominación', '=code', 'X=', 'X=king', 'X=definition', 'X=code:es', 'X=title:españ'])(
    '"%s" names none',
    (text) => {
      expect(() => namedRole(text)).toThrow(expect.objectContaining({ code: 'command/usage' }) as Error)
    },
  )

  it.each([
    ['Clasificación Única 2024.xlsx', 'clasificacion-unica-2024'],
    ['../../etc/passwd', 'etc-passwd'],
    ['職業.csv', 'source'],
  ])('a source of %s is called %s', (name, expected) => {
    expect(slug(name)).toBe(expected)
  })

  it.each([
    { id: '../up' },
    { id: 'Big' },
    { title: ' ' },
    { country: 'Spain' },
    { languages: 'spanish' },
    { licence: 'x'.repeat(301) },
  ])('%o is no description', (words) => {
    expect(() => describedSource(words, {}, 'a.csv')).toThrow(
      expect.objectContaining({ code: 'source/bad-words' }) as Error,
    )
  })

  it('reasons are grouped but for what differs from row to row', () => {
    const row = (reason: string) => ({ file: 'f', sheet: null, row: 1, reason, text: '' })
    const groups = refusalGroups([
      row('Code 211 has no title.'),
      row('It has no title.'),
      row('Code 21-05 has no title.'),
      row('"x" is not a code of y.'),
    ])
    expect(groups.map(({ reason, rows }) => [reason, rows.length])).toEqual([
      ['Code … has no title.', 2],
      ['It has no title.', 1],
      ['"…" is not a code of y.', 1],
    ])
  })
})
