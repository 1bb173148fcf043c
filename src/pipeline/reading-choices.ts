import { KnownError } from '../errors.js'
import type { DelimiterName } from '../files/text-choices.js'
import { columnNamed } from '../ingest/columns.js'
import { textChoices } from '../ingest/ingest-file.js'
import type { SheetLayout } from '../ingest/layout.js'
import type { ColumnRole, Recipe, SourceKind } from '../model/ingest.js'
import { neededRoles, roleName, type RoleName } from './column-roles.js'

/** What a person says of how a file is to be read; what is left out, Concord finds. */
export interface ReadingChoices {
  readonly kind?: SourceKind
  /** Id of the classification whose codes an index or a correspondence points to. */
  readonly target?: string
  /** For a correspondence: id of the classification that it starts from. */
  readonly from?: string
  /** Of a text; found out where it is left out. */
  readonly encoding?: string
  readonly delimiter?: DelimiterName
  readonly sheet?: string
  /** 1-based. */
  readonly headerRow?: number
  /** 0 for a table without a header. */
  readonly headerRows?: number
  /** By header, or by letter: `Column B`. */
  readonly roles?: Readonly<Record<string, ColumnRole>>
  /** Columns whose blank cells repeat the cell above. */
  readonly fillDown?: readonly string[]
  /** Cell texts that mean "nothing". */
  readonly nothing?: readonly string[]
}

/** A column of the sheet, what it is taken for and why. */
export interface UnderstoodColumn {
  /** 0-based. */
  readonly at: number
  readonly header: string
  readonly role: ColumnRole
  /** Who says so: a person, a recipe, or the content of the file. */
  readonly by: 'person' | 'recipe' | 'content'
  /** In words, of a role found by content; else `''`. */
  readonly reason: string
  /** In [0, 1]; how far header and content agree, not a measured probability. 1 where a person or a recipe says it. */
  readonly confidence: number
  /** A person should look before it is relied on. */
  readonly doubtful: boolean
  /** Different texts of its first cells, shortened. */
  readonly examples: readonly string[]
}

/** Below this, a role is asked about instead of assumed. */
const sure = 0.5
const examplesShown = 3

/** Every column of a sheet with its role: as said by a person, else by the recipe, else as guessed. Throws `source/missing-column`. */
export function columnsOf(layout: SheetLayout, { roles = {} }: ReadingChoices): readonly UnderstoodColumn[] {
  const said = new Map(Object.entries(roles).map(([name, role]) => [placeOf(layout, name), role]))
  return layout.headers.map((header, at) => {
    const column = { at, header, examples: examplesOf(layout, at) }
    const own = said.get(at)
    const guess = layout.guessed?.find((one) => one.at === at)
    const found = guess?.role ?? layout.columns.find((one) => one.at === at)?.role ?? 'ignore'
    // A guess that a person let stand keeps its reason, and is no question any more.
    if (own !== undefined && own !== found)
      return { ...column, role: own, by: 'person', reason: '', confidence: 1, doubtful: false }
    if (guess === undefined) return { ...column, role: found, by: 'recipe', reason: '', confidence: 1, doubtful: false }
    const { reason, confidence } = guess
    const doubtful = own === undefined && found !== 'ignore' && confidence < sure
    return { ...column, role: found, by: 'content', reason, confidence, doubtful }
  })
}

function placeOf({ headers, file }: SheetLayout, name: string): number {
  const at = columnNamed(headers, name)
  if (at < 0) throw new KnownError('source/missing-column', { file, column: name, columns: headers.join(', ') })
  return at
}

function examplesOf({ table, headerAt, headerRows }: SheetLayout, at: number): readonly string[] {
  const found = new Set<string>()
  for (const row of table.rows.slice(headerAt + headerRows, headerAt + headerRows + 200)) {
    const text = (row[at] ?? '').replace(/\s+/g, ' ').trim()
    if (text !== '') found.add(text.length > 60 ? `${text.slice(0, 59)}…` : text)
    if (found.size === examplesShown) break
  }
  return [...found]
}

/** The recipe that reads the file as its columns and a person's choices say. */
export function recipeOf(layout: SheetLayout, columns: readonly UnderstoodColumn[], choices: ReadingChoices): Recipe {
  const used = columns.filter(({ role }) => role !== 'ignore')
  const { fillDown, nothing, target, from } = choices
  const levels = used.filter(({ role }) => role === 'code').length
  return {
    ...layout.recipe,
    kind: choices.kind ?? layout.recipe.kind,
    ...textChoices(layout.recipe, choices),
    ...(layout.table.name === null ? {} : { sheet: layout.table.name }),
    headerRow: layout.headerAt + layout.table.firstRow,
    headerRows: layout.headerRows,
    columns: Object.fromEntries(used.map(({ header, role }) => [header, role])),
    ...(levels > 1 && layout.recipe.codeColumns === undefined ? { codeColumns: 'deepest' } : {}),
    ...(target === undefined ? {} : { target }),
    ...(from === undefined ? {} : { from }),
    ...(fillDown === undefined ? {} : { fillDown: fillDown.map((name) => layout.headers[placeOf(layout, name)]!) }),
    ...(nothing === undefined ? {} : { nothing }),
  }
}

/** What Concord does not know well enough to go on without asking. */
export type Doubt =
  | { readonly about: 'column'; readonly column: UnderstoodColumn }
  /** No column plays a role without which such a file gives nothing. */
  | { readonly about: 'missing'; readonly role: RoleName }
  /** Titles alone: ads, or something else without its codes. */
  | { readonly about: 'kind' }
  /** It is not said which classification the codes are of. */
  | { readonly about: 'target' }
  /** It is not said which classification a table of links starts from. */
  | { readonly about: 'from' }
  /** They were detected, not declared. */
  | { readonly about: 'languages'; readonly detected: readonly string[] }

/** Kinds of source with codes of a classification that is not their own. */
const pointing: ReadonlySet<SourceKind> = new Set(['index', 'correspondence'])

/** What is to be asked about a reading, first what stands in the way of it. */
export function doubtsOf(
  columns: readonly UnderstoodColumn[],
  recipe: Recipe,
  { kind }: ReadingChoices,
): readonly Doubt[] {
  const plays = (name: string): boolean => columns.some(({ role }) => roleName(role) === name)
  const missing = neededRoles[recipe.kind].filter((names) => !names.some(plays))
  const guessed = columns.some(({ by }) => by === 'content') && kind === undefined
  const ofAds = plays('employer') || plays('date') || plays('place')
  return [
    ...missing.flatMap(([role]): readonly Doubt[] => (role === undefined ? [] : [{ about: 'missing', role }])),
    ...(guessed && recipe.kind === 'ads' && !ofAds ? [{ about: 'kind' } as const] : []),
    ...(recipe.kind === 'correspondence' && !recipe.from ? [{ about: 'from' } as const] : []),
    ...(pointing.has(recipe.kind) && !recipe.target ? [{ about: 'target' } as const] : []),
    ...columns.filter(({ doubtful }) => doubtful).map((column): Doubt => ({ about: 'column', column })),
  ]
}
