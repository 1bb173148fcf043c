import { basename } from 'node:path'
import type { Config } from '../config.js'
import { KnownError } from '../errors.js'
import { readTables } from '../files/tables.js'
import type { TextChoices, TextRead } from '../files/text-choices.js'
import { textChoices, understandFile } from '../ingest/ingest-file.js'
import type { SheetLayout } from '../ingest/layout.js'
import { findRecipe, readRecipes, recipesFor } from '../ingest/recipes.js'
import { guessRoles } from '../ingest/roles.js'
import type { SourceDescription } from '../model/classification.js'
import type { ColumnRole, Recipe } from '../model/ingest.js'
import { languageOfList } from '../text/language.js'
import { roleLanguage, roleName } from './column-roles.js'
import {
  columnsOf,
  doubtsOf,
  recipeOf,
  type Doubt,
  type ReadingChoices,
  type UnderstoodColumn,
} from './reading-choices.js'
import { savedRecipe, type SavedRecipe } from './saved-recipes.js'
import { describedSource, languagesNamed, type SourceWords } from './source-words.js'

/** Where a source is looked at: with what is set, and with a workspace's own recipes where there is one. */
export interface SourceGround {
  readonly config: Config
  /** Folder of the workspace. */
  readonly folder?: string
}

/** What is asked: a file, what is said of its source, how to read it. */
export interface AskedSource {
  readonly file: string
  readonly words: SourceWords
  readonly choices: ReadingChoices
  /** The recipe and description of its `source.json`, where it came with one. */
  readonly described?: { readonly description: SourceDescription; readonly recipe?: Recipe }
}

export interface SheetSummary {
  readonly name: string
  /** Blank ones counted. */
  readonly rows: number
}

/** How a file is understood before anything is taken from it. */
export interface UnderstoodSource {
  /** Its name. */
  readonly file: string
  readonly description: SourceDescription
  readonly recipe: Recipe
  /** Whose recipe it is; a person's choices may have changed it. */
  readonly recipeBy: 'person' | 'own' | 'saved' | 'shipped' | 'content'
  readonly columns: readonly UnderstoodColumn[]
  readonly doubts: readonly Doubt[]
  /** How the file was read, where it is a text. */
  readonly text: TextRead | null
  readonly sheet: string | null
  /** Those of a workbook with several that hold anything; else empty. */
  readonly sheets: readonly SheetSummary[]
  /** Number of the first row of the sheet, as a spreadsheet shows it. */
  readonly firstRow: number
  /** 0-based, into `rows`. */
  readonly headerAt: number
  readonly headerRows: number
  /** The first rows of the sheet, banner and header among them. */
  readonly rows: readonly (readonly string[])[]
  readonly rowCount: number
  /** Format, encoding, delimiter, sheet, header, recipe: what was found and why. */
  readonly remarks: readonly string[]
}

/** Rows that a preview shows. */
export const previewRows = 200

/**
 * Understands a file: by what a person says, else by its own recipe, one saved for an earlier edition, one that ships,
 * else by its content. Nothing is stored. Throws as `understandFile`, and `source/bad-words`, `source/missing-column`.
 */
export async function understandSource(ground: SourceGround, asked: AskedSource): Promise<UnderstoodSource> {
  const { words, choices, described } = asked
  const name = basename(asked.file)
  const saved = described || !ground.folder ? undefined : savedRecipe(ground.folder, name, words.id)
  const languages = words.languages === undefined ? undefined : languagesNamed(words.languages)
  const expected = (described?.description ?? saved?.description ?? recipesFor(readRecipes(), name)[0]?.source)
    ?.languages
  const reading: Reading = {
    file: asked.file,
    languages: languages ?? expected ?? [],
    config: ground.config,
    text: textChoices(undefined, choices),
  }
  const { layout, by } = placedByHand(choices)
    ? { layout: await layoutAt(reading, choices), by: 'person' as const }
    : await layoutFrom(reading, described?.recipe, saved)
  const shipped = findRecipe(readRecipes(), name, layout.headers)?.source ?? {}
  const declared = describedSource(words, described?.description ?? { ...shipped, ...saved?.description }, name)
  return { ...understood(layout, choices, declared), recipeBy: by, ...(await sheetOf(layout, reading)) }
}

/** What a layout says of a file once its source is described and a person's choices are laid over it. */
function understood(layout: SheetLayout, choices: ReadingChoices, declared: SourceDescription) {
  const guessed = columnsOf(layout, choices)
  const unknown = declared.languages.length === 0
  const detected = unknown ? likelyLanguages(layout, guessed) : []
  const columns = guessed.map((column) => ({ ...column, role: inLanguage(column.role, detected[0]) }))
  const recipe = recipeOf(layout, columns, choices)
  const doubts = doubtsOf(columns, recipe, choices)
  return {
    file: layout.file,
    description: unknown ? { ...declared, languages: detected } : declared,
    recipe,
    columns,
    doubts: unknown ? [{ about: 'languages', detected } as const, ...doubts] : doubts,
    // What each column was taken for stands with the columns.
    remarks: layout.remarks.filter((remark) => !/^".*" is taken for /s.test(remark)),
  }
}

async function sheetOf({ table, headerAt, headerRows, remarks, text }: SheetLayout, reading: Reading) {
  // Reading a workbook again is slow: only where it was said that it has more sheets.
  const several = remarks.some((remark) => remark.startsWith('Sheet: ') && remark.includes('not read: '))
  return {
    text: text ?? null,
    sheet: table.name,
    sheets: several ? await sheetsOf(reading) : [],
    firstRow: table.firstRow,
    headerAt,
    headerRows,
    rows: table.rows.slice(0, previewRows),
    rowCount: table.rows.length,
  }
}

/** A role whose language nothing told takes the one detected. */
const inLanguage = (role: ColumnRole, language: string | undefined): ColumnRole =>
  language === undefined ? role : (role.replace(/:und$/, `:${language}`) as ColumnRole)

interface Reading {
  readonly file: string
  readonly languages: readonly string[]
  readonly config: Config
  readonly text: TextChoices
}

/** What the reader of files is told of a source that nobody has described yet: its languages, which tell encodings apart. */
const provisional = (languages: readonly string[]): SourceDescription => ({
  id: 'file',
  title: '',
  publisher: '',
  country: 'INT',
  languages,
  version: '',
  licence: '',
  origin: '',
  sample: false,
})

const layoutBy = ({ file, languages, config, text }: Reading, recipe?: Recipe): Promise<SheetLayout> =>
  understandFile({ file, config, text, description: provisional(languages), ...(recipe ? { recipe } : {}) })

type PlacedLayout = { readonly layout: SheetLayout; readonly by: UnderstoodSource['recipeBy'] }

/** The layout by a file's own recipe, else one saved for an earlier edition, else one that ships, else by its content. */
async function layoutFrom(
  reading: Reading,
  own: Recipe | undefined,
  saved: SavedRecipe | undefined,
): Promise<PlacedLayout> {
  if (own !== undefined) return { layout: await layoutBy(reading, own), by: 'own' }
  const otherwise = async (): Promise<PlacedLayout> => {
    try {
      const layout = await layoutBy(reading)
      return { layout, by: layout.guessed ? 'content' : 'shipped' }
    } catch (thrown) {
      // Without a column of titles nothing can be ingested, but a person can still say which one it is.
      if (!(thrown instanceof KnownError) || thrown.code !== 'source/no-header') throw thrown
      return { layout: remarked(await layoutAt(reading, {}), thrown.message), by: 'content' }
    }
  }
  if (saved === undefined) return await otherwise()
  try {
    const layout = await layoutBy(reading, saved.recipe)
    return { layout: remarked(layout, `Recipe: as saved with ${saved.file}.`), by: 'saved' }
  } catch (thrown) {
    if (!(thrown instanceof KnownError)) throw thrown
    const { layout, by } = await otherwise()
    return { layout: remarked(layout, `The recipe saved with ${saved.file} does not fit: ${thrown.message}`), by }
  }
}

const remarked = (layout: SheetLayout, remark: string): SheetLayout => ({
  ...layout,
  remarks: [...layout.remarks, remark],
})

const placedByHand = ({ sheet, headerRow, headerRows }: ReadingChoices): boolean =>
  [sheet, headerRow, headerRows].some((choice) => choice !== undefined)

/** The sheet and header that a person names; what its columns hold is guessed anew. */
async function layoutAt(reading: Reading, { sheet, headerRow, headerRows }: ReadingChoices): Promise<SheetLayout> {
  const layout = await layoutBy(reading, {
    kind: 'classification',
    columns: {},
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(headerRows === undefined ? {} : { headerRows }),
  })
  const { table, headers, headerAt } = layout
  const guess = guessRoles(table, headers, headerAt + layout.headerRows, reading.languages)
  const used = guess.columns.filter(({ role }) => role !== 'ignore')
  return {
    ...layout,
    columns: used,
    guessed: guess.columns,
    recipe: { kind: guess.kind, columns: {}, ...guess.reading },
    remarks: [...layout.remarks, `Taken for ${guess.kind}: ${guess.kindReason}.`],
  }
}

async function sheetsOf({ file, languages, config }: Reading): Promise<readonly SheetSummary[]> {
  const { tables } = await readTables(file, { inflateLimit: config.inflateLimit, languages })
  const filled = tables.filter(({ rows, hidden }) => rows.length > 0 && !hidden)
  return filled.length < 2 ? [] : filled.map(({ name, rows }) => ({ name: name ?? '', rows: rows.length }))
}

/** Languages that national classifications are most often in, the most frequent first. */
const usual = 'en es fr pt de it nl pl ru ar sv nb da fi cs sk hu ro bg el tr uk hr sl lt lv et id vi'.split(' ')

/** The languages that the title columns name, else the one their cells are most likely in. */
function likelyLanguages({ table, headerAt, headerRows }: SheetLayout, columns: readonly UnderstoodColumn[]) {
  const titles = columns.filter(({ role }) => roleName(role) === 'title' || roleName(role) === 'alternative-titles')
  const named = titles.map(({ role }) => roleLanguage(role)).filter((tag) => tag !== '' && tag !== 'und')
  if (named.length > 0) return [...new Set(named)]
  const cells = table.rows
    .slice(headerAt + headerRows, headerAt + headerRows + 400)
    .flatMap((row) => titles.map(({ at }) => row[at] ?? '').filter((cell) => cell.trim() !== ''))
  return cells.length === 0 ? [] : [languageOfList(cells, usual).language]
}
