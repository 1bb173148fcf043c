import type { SheetTable } from '../files/sheet-table.js'
import type { ColumnRole, Recipe, SourceKind } from '../model/ingest.js'
import { columnFeatures, measuredRows, type ColumnFeatures } from './column-features.js'
import type { RolePart } from './columns.js'
import { dutiesColumn } from './ad-duties.js'
import { headerLanguage } from './header-language.js'
import { headerWordsOf } from './header-words.js'
import { levelColumns, pairedColumns, staggeredTitles } from './paired-columns.js'
import { pathColumns, type PathColumns } from './path-columns.js'

/** What a column was taken for, and why; below 0.5 a person should look. */
export interface GuessedColumn {
  readonly at: number
  readonly header: string
  readonly role: ColumnRole
  readonly reason: string
  /** In [0, 1]; how far header and content agree, not a measured probability. */
  readonly confidence: number
}

export interface GuessedRoles {
  readonly kind: SourceKind
  readonly kindReason: string
  readonly columns: readonly GuessedColumn[]
  /** How codes and index titles are to be read, where that is not the usual way. */
  readonly reading?: Pick<Recipe, 'codeColumns' | 'entryRows'>
}

interface Candidate {
  readonly at: number
  readonly part: RolePart
  readonly score: number
  readonly reason: string
}

/** What else a table of links may hold. */
const linkParts = new Set<RolePart>(['relation', 'partial', 'note', 'ignore'])

/** Roles that only one column plays; the others may be shared by several. */
const single = new Set<RolePart>([
  'code',
  'code-and-title',
  'title',
  'parent',
  'level',
  'language',
  'date',
  'employer',
  'place',
  'skill-level',
  'frequency',
])

/** Guesses the role of every column from its header's words and from what stands in it. */
export function guessRoles(
  table: SheetTable,
  headers: readonly string[],
  firstDataRow: number,
  languages: readonly string[],
): GuessedRoles {
  const sample = table.rows.slice(firstDataRow, firstDataRow + measuredRows)
  const features = headers.map((_, at) => columnFeatures(sample, at))
  const path = pathColumns(table, firstDataRow, features)
  const fixed = path ? rolesOfPath(path) : fixedRoles(table, headers, firstDataRow, features)
  const chosen = new Map(fixed)
  const taken = new Set<RolePart>([...fixed.values()].map(({ part }) => part))
  const linked = taken.has('target-code')
  const both = linked || chosen.size > 0 ? null : columnOfBoth(features)
  if (both) {
    chosen.set(both.at, both)
    for (const part of ['code', 'title'] as const) taken.add(part)
  }
  const candidates = headers
    .flatMap((header, at) => candidatesOf(header, at, features[at]!))
    .filter(({ part }) => !linked || linkParts.has(part))
    .sort((one, other) => other.score - one.score || one.at - other.at)
  for (const candidate of candidates) {
    const languageOfHeader = headerLanguage(headers[candidate.at]!, languages)
    const slot =
      languageOfHeader && candidate.part === 'title' ? (`title:${languageOfHeader}` as RolePart) : candidate.part
    if (chosen.has(candidate.at) || (single.has(candidate.part) && taken.has(slot))) continue
    chosen.set(candidate.at, candidate)
    taken.add(slot)
  }
  const columns = headers.map((header, at) => guessed(header, at, chosen.get(at), languages))
  if (path)
    return {
      kind: 'classification',
      kindReason: 'its first columns spell the codes together, and titles come back below their groups',
      columns,
      reading: { codeColumns: 'joined', entryRows: { column: headers[path.mark]!, texts: [] } },
    }
  const kind = kindOf(columns, features)
  return { ...kind, columns: kind.kind === 'ads' ? asOfAds(columns, features) : columns }
}

const adParts = new Set(['title', 'date', 'employer', 'place', 'board', 'language', 'frequency'])

/** An ad has no code and no level; a column taken for one was taken wrongly. What describes the work is its duties. */
function asOfAds(columns: readonly GuessedColumn[], features: readonly ColumnFeatures[]): readonly GuessedColumn[] {
  const ofAd = ({ role }: GuessedColumn): boolean => adParts.has(role.split(':')[0]!)
  const duties = dutiesColumn(
    columns.filter((column) => !ofAd(column)),
    features,
  )
  return columns.map((column) => {
    if (ofAd(column)) return column
    if (column.at !== duties?.at)
      return { ...column, role: 'ignore', reason: 'ads have no use for it', confidence: 0.5 }
    const reason = `the header says "${duties.word}"${described(features[column.at]!)}`
    return { ...column, role: 'duties', reason, confidence: 0.7 }
  })
}

function guessed(
  header: string,
  at: number,
  candidate: Candidate | undefined,
  languages: readonly string[],
): GuessedColumn {
  if (!candidate)
    return { at, header, role: 'ignore', reason: 'neither header nor content speaks for a role', confidence: 0.5 }
  const language = headerLanguage(header, languages) ?? languages[0] ?? 'und'
  const role = inLanguage(candidate.part, language, headerLanguage(header, languages) !== null)
  return { at, header, role, reason: candidate.reason, confidence: Math.max(0, Math.min(1, candidate.score)) }
}

function inLanguage(part: RolePart, language: string, named: boolean): ColumnRole {
  switch (part) {
    case 'definition':
    case 'gloss':
    case 'tasks':
    case 'included':
    case 'excluded':
    case 'note':
      return `${part}:${language}`
    case 'title':
    case 'alternative-titles':
      return named ? `${part}:${language}` : part
    default:
      return part
  }
}

/** How well the content of a column suits a role, in [-1, 1]; 0 says nothing. */
const suits: Readonly<Partial<Record<RolePart, (features: ColumnFeatures) => number>>> = {
  code: ({ codeLike, distinct }) => (codeLike > 0.9 ? 0.4 + distinct * 0.1 : codeLike > 0.6 ? 0.1 : -0.8),
  title: ({ wordy, distinct, meanLength }) =>
    wordy > 0.8 && meanLength < 150 ? 0.2 + distinct * 0.2 : wordy > 0.5 ? 0 : -0.8,
  'alternative-titles': ({ wordy }) => (wordy > 0.6 ? 0.2 : -0.4),
  parent: ({ codeLike, distinct }) => (codeLike > 0.8 && distinct < 0.9 ? 0.3 : -0.6),
  level: ({ distinctCount }) => (distinctCount <= 9 ? 0.4 : -0.8),
  date: ({ dateLike }) => (dateLike > 0.7 ? 0.5 : -0.5),
  definition: ({ meanLength }) => (meanLength > 60 ? 0.4 : -0.2),
  employer: ({ wordy }) => (wordy > 0.5 ? 0.2 : -0.6),
  place: ({ wordy }) => (wordy > 0.5 ? 0.2 : -0.3),
  frequency: ({ integer }) => (integer > 0.9 ? 0.3 : -0.8),
  language: ({ distinctCount, meanLength }) => (distinctCount <= 60 && meanLength <= 12 ? 0.3 : -0.8),
  relation: ({ distinctCount }) => (distinctCount <= 9 ? 0.4 : -0.8),
  partial: ({ distinctCount }) => (distinctCount <= 4 ? 0.3 : -0.8),
  'skill-level': ({ distinctCount }) => (distinctCount <= 12 ? 0.3 : -0.8),
}

function candidatesOf(header: string, at: number, features: ColumnFeatures): readonly Candidate[] {
  if (features.filled === 0) return [{ at, part: 'ignore', score: 0.9, reason: 'the column is empty' }]
  const byWord = headerWordsOf(header).map(({ role, word }, order): Candidate => {
    const score = 0.5 + (suits[role]?.(features) ?? 0.2) - order * 0.05
    return { at, part: role, score, reason: `the header says "${word}"${described(features)}` }
  })
  return [...byWord.filter(({ score }) => score > 0), ...byContent(at, features)]
}

/** The column whose cells hold code and title together, where no other column holds codes. */
function columnOfBoth(features: readonly ColumnFeatures[]): Candidate | null {
  if (features.some(({ codeLike, distinctCount }) => codeLike > 0.9 && distinctCount > 9)) return null
  const at = features.findIndex(
    ({ codedTitle, distinct, filled }) => codedTitle > 0.7 && distinct > 0.8 && filled > 0.5,
  )
  if (at < 0) return null
  const { codedTitle, example } = features[at]!
  return { at, part: 'code-and-title', score: codedTitle, reason: `its cells are codes with titles ("${example}")` }
}

/** Columns whose header says nothing: codes and titles can be told by what they hold. */
function byContent(at: number, features: ColumnFeatures): readonly Candidate[] {
  const code: Candidate[] =
    features.codeLike > 0.9 && features.distinctCount > 9
      ? [
          {
            at,
            part: 'code',
            score: 0.3 + features.distinct * 0.1 - at * 0.01,
            reason: `its cells look like codes (${features.example})`,
          },
        ]
      : []
  const title: Candidate[] =
    features.wordy > 0.9 && features.meanLength < 120 && features.distinctCount > 9
      ? [
          {
            at,
            part: 'title',
            score: 0.25 + features.distinct * 0.15 - at * 0.01,
            reason: `its cells look like titles ("${features.example}")`,
          },
        ]
      : []
  return [...code, ...title]
}

function described({ codeLike, wordy, example }: ColumnFeatures): string {
  if (codeLike > 0.9) return ` and its cells look like codes (${example})`
  return wordy > 0.8 ? ` and its cells are words ("${example}")` : ''
}

function kindOf(
  columns: readonly GuessedColumn[],
  features: readonly ColumnFeatures[],
): Pick<GuessedRoles, 'kind' | 'kindReason'> {
  const find = (part: string): GuessedColumn | undefined => columns.find(({ role }) => role.split(':')[0] === part)
  const code = find('code') ?? find('code-and-title')
  const title = find('title')
  if (find('target-code')) return { kind: 'correspondence', kindReason: 'it has codes of two classifications' }
  const place = find('place')
  const named = code && !code.reason.startsWith('its cells look')
  const ofAds = find('employer') ?? (named && !place ? undefined : find('date'))
  if (ofAds) return { kind: 'ads', kindReason: `it has a column for ${ofAds.role}` }
  if (place && code?.reason.startsWith('its cells')) return { kind: 'ads', kindReason: 'it has a column for place' }
  if (!code) return { kind: 'ads', kindReason: 'it has titles and no codes' }
  const codes = features[code.at]!.distinct
  const titles = title ? features[title.at]!.distinct : 0
  return codes < 0.8 && titles > codes + 0.1
    ? { kind: 'index', kindReason: 'codes come back with different titles' }
    : { kind: 'classification', kindReason: 'nearly every row has a code of its own' }
}

/** Where columns spell the codes together, nothing else is asked of the others. */
function rolesOfPath({ levels, title, mark }: PathColumns): ReadonlyMap<number, Candidate> {
  const codes = 'these columns spell the code together, a part a level'
  return new Map([
    ...levels.map((at): [number, Candidate] => [at, { at, part: 'code', score: 0.8, reason: codes }]),
    [
      title,
      { at: title, part: 'title', score: 0.8, reason: 'its cells are the titles of groups and of what is in them' },
    ],
    [mark, { at: mark, part: 'ignore', score: 0.8, reason: 'it is filled in the rows of index titles alone' }],
  ])
}

/** Roles that follow from how columns stand to each other, by column. */
function fixedRoles(
  table: SheetTable,
  headers: readonly string[],
  firstDataRow: number,
  features: readonly ColumnFeatures[],
): ReadonlyMap<number, Candidate> {
  const levels = levelColumns(table, firstDataRow, features)
  const steps = staggeredTitles(table, firstDataRow, features)
  if (levels.length > 1 || steps.length > 1) {
    const codes = 'every row has its code in one of these columns: a column a level'
    const titles = 'every row has its title in one of these columns: a column a level'
    return new Map([
      ...levels.map((at): [number, Candidate] => [at, { at, part: 'code', score: 0.9, reason: codes }]),
      ...steps.map((at): [number, Candidate] => [at, { at, part: 'title', score: 0.9, reason: titles }]),
    ])
  }
  const pair = pairedColumns(table, headers, firstDataRow, features)
  if (!pair) return new Map()
  const { source, target, reason } = pair
  const parts: readonly (readonly [number | null, RolePart])[] = [
    [source.code, 'code'],
    [source.title, 'title'],
    [target.code, 'target-code'],
    [target.title, 'target-title'],
  ]
  return new Map(parts.flatMap(([at, part]) => (at === null ? [] : [[at, { at, part, score: 0.8, reason }]])))
}
