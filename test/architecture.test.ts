import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'src')

const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

/** The rows of the table under a heading of docs/architecture.md, without its header. */
function tableUnder(heading: string): readonly (readonly [string, string])[] {
  const section = page.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
  return rows.map(
    (row) =>
      row
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim()) as [string, string],
  )
}

const named = (cell: string) =>
  cell
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
const rules = tableUnder('Who may import whom').flatMap(([folders, others]) =>
  named(folders).map((folder) => ({ folder, others: named(others) })),
)

/** The folder on the left, or one of its files, may import the folders on the right. */
const mayImport = Object.fromEntries(
  rules.map(({ folder, others }) => [folder, others.filter((other) => !other.endsWith('.ts'))]),
)
/** Of these only types may be imported. */
const mayImportTypes = Object.fromEntries(
  rules.map(({ folder, others }) => [
    folder,
    others.filter((other) => other.endsWith('.ts')).map((other) => other.replace(/(\/\*)?\.ts$/, '')),
  ]),
)
/** Each package of others has one door: a file or a folder. */
const doors = Object.fromEntries(tableUnder('Doors'))
const withoutDoor = ['zod']

interface Import {
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort()

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?([^'"]*?from\s+)?['"]([^'"]+)['"]/gm)
  const dynamic = text.matchAll(/(?:import|createRequire\([^)]*\)|require)\(['"]([^'"]+)['"]\)/g)
  return [
    ...[...statements].map(([, type, names, specifier]) => ({
      file,
      specifier: specifier!,
      typeOnly: type !== undefined || /^\{\s*(type\s+\w+(\s+as\s+\w+)?,?\s*)+\}\s*from/.test(names ?? ''),
    })),
    ...[...dynamic].map(([, specifier]) => ({ file, specifier: specifier!, typeOnly: false })),
  ]
}

const inSource = (file: string) => relative(source, file).replace(/\\/g, '/')
const folderOf = (path: string): string => {
  if (path.startsWith('server/browser/')) return 'server/browser'
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.[jt]s$/, '')
}

function violation({ file, specifier, typeOnly }: Import): string | null {
  const from = inSource(file)
  if (specifier.startsWith('node:')) return null
  if (!specifier.startsWith('.')) {
    const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]!
    if (withoutDoor.includes(name)) return null
    const door = doors[name]
    if (door === undefined) return `src/${from} imports ${name}, which has no door in test/architecture.test.ts`
    return from === door || (door.endsWith('/') && from.startsWith(door))
      ? null
      : `src/${from} imports ${name}; only src/${door} may`
  }
  const to = inSource(resolve(dirname(file), specifier)).replace(/\.js$/, '')
  const [own, other] = [folderOf(from), folderOf(to)]
  if (own === other || mayImport[own]?.includes(other)) return null
  const types = mayImportTypes[own] ?? []
  if (typeOnly && types.some((allowed) => to === allowed || to.startsWith(`${allowed}/`))) return null
  return `src/${from} imports ${to}; ${own} may not import ${other}`
}

describe('architecture', () => {
  const all = files(source)

  it('docs/architecture.md gives a rule for each folder and a door for each package', () => {
    expect(Object.keys(mayImport).length).toBeGreaterThan(25)
    expect(mayImport.server).toContain('pipeline')
    expect(mayImportTypes.server).toEqual(['store/port'])
    expect(doors.openai).toBe('ask/openai.ts')
  })

  it('every folder and top-level file stands in the import table', () => {
    const unknown = new Set(all.map((file) => folderOf(inSource(file))).filter((folder) => !(folder in mayImport)))
    expect([...unknown]).toEqual([])
  })

  it('nobody imports what the table does not allow, and each package has one door', () => {
    expect(
      all
        .flatMap(importsOf)
        .map(violation)
        .filter((found) => found !== null),
    ).toEqual([])
  })

  it.each([
    ['a step importing a step', 'retrieve/x.ts', '../adjudicate/y.js', false],
    ['a step importing storage', 'review/x.ts', '../store/port.js', true],
    ['a package past its door', 'review/x.ts', 'openai', false],
    ['the server importing storage for more than its types', 'server/x.ts', '../store/open.js', false],
    ['a port imported for more than its types', 'adjudicate/x.ts', '../ask/chat-model.js', false],
  ])('would notice %s', (_, file, specifier, typeOnly) => {
    expect(violation({ file: join(source, file), specifier, typeOnly })).not.toBeNull()
  })

  it('no file is over 300 lines, nine of ten are under 220, and the median is at most 80', () => {
    const lengths = all.map((file) => ({
      file: inSource(file),
      lines: readFileSync(file, 'utf8').split('\n').length - 1,
    }))
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(220)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80)
  })

  it('no folder has a name that says nothing', () => {
    const vague = ['utils', 'util', 'helpers', 'common', 'services', 'core', 'lib', 'misc', 'shared']
    expect(
      all.map(inSource).filter((file) => file.split('/').some((part) => vague.includes(part.replace(/\.ts$/, '')))),
    ).toEqual([])
  })

  it('every package is explained in CONTRIBUTING.md', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
    expect(names.filter((name) => !contributing.includes(`\`${name}\``))).toEqual([])
  })
})
