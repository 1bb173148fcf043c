/** What a column of a source's file holds. `label:xx` and `title:xx` carry a language. */
export type ColumnRole =
  | 'code'
  /** "1110 Legislators": both in one cell. */
  | 'code-and-title'
  | 'parent'
  | 'level'
  | 'title'
  | `title:${string}`
  | 'alternative-titles'
  | `alternative-titles:${string}`
  | `definition:${string}`
  | `gloss:${string}`
  | `tasks:${string}`
  | `included:${string}`
  | `excluded:${string}`
  | `note:${string}`
  | 'skill-level'
  /** Of an index: the occupation, finer than the item, that a row's titles name. */
  | 'occupation'
  | 'language'
  | 'date'
  | 'employer'
  | 'place'
  /** The job board on which an ad was seen. */
  | 'board'
  /** Of an ad: what its text says of the work. */
  | 'duties'
  | 'frequency'
  | 'target-code'
  | 'target-title'
  | 'relation'
  | 'partial'
  | 'source-partial'
  | 'target-partial'
  | 'ignore'

/** What a source is: a structure with codes, titles that point to codes, advertisements, or links between two structures. */
export type SourceKind = 'classification' | 'index' | 'ads' | 'correspondence'

/** How to read a file: which sheet and row, and which column plays which role. Kept in `source.json` and in recipes. */
export interface Recipe {
  readonly kind: SourceKind
  /** Of a text; found out when absent. */
  readonly encoding?: string
  /** Of a delimited text; found out when absent. */
  readonly delimiter?: 'semicolon' | 'comma' | 'tab' | 'bar'
  /** Sheet name; the first sheet with data when absent. */
  readonly sheet?: string
  /** Further sheets with the same header, which go on with the same table. */
  readonly furtherSheets?: readonly string[]
  /** 1-based row of the header; found by content when absent. */
  readonly headerRow?: number
  /** Rows that make up the header, from `headerRow` on; 1 when absent. Their texts are joined with ` / `. */
  readonly headerRows?: number
  /**
   * Column header (as in the file, trimmed) to role. Columns not named are ignored. The second column with the same
   * header is called `Header (2)`; any column may also be called by its letter: `Column B`.
   */
  readonly columns: Readonly<Record<string, ColumnRole>>
  /** For `index` and `correspondence`: the classification whose codes are pointed to. */
  readonly target?: string
  /** For `correspondence`: the classification whose codes are in the `code` column. */
  readonly from?: string
  /** Regular expression whose first group is the code proper: `^B (\\d{5})-` for "B 11412-107". A code it does not match is refused. */
  readonly codeExtract?: string
  /** Several `code` columns: `deepest` takes the last filled one (a column a level), `joined` puts them together (A, 11, 01). */
  readonly codeColumns?: 'deepest' | 'joined'
  /** Columns whose blank cells repeat the cell above. */
  readonly fillDown?: readonly string[]
  /** Rows that hold an index title of the item with their code, not an item: those with one of the texts (any, when empty) in the column. */
  readonly entryRows?: { readonly column: string; readonly texts: readonly string[] }
  /** Code lengths of the levels, top first, when the hierarchy is in the code: `[1, 2, 3, 4]`. */
  readonly codeLengths?: readonly number[]
  /** Level names, top first. */
  readonly levelNames?: readonly string[]
  /** Cell texts that mean "no correspondence" or "nothing". */
  readonly nothing?: readonly string[]
}

/** A row that was not kept, and why. */
export interface RefusedRow {
  readonly file: string
  readonly sheet: string | null
  /** 1-based, as a spreadsheet shows it. */
  readonly row: number
  readonly reason: string
  /** The row's text, shortened. */
  readonly text: string
}

/** rowsIn = kept + duplicates + refused.length; banner, header and blank rows are counted apart. */
export interface IngestReport {
  readonly file: string
  readonly rowsIn: number
  readonly kept: number
  readonly duplicates: number
  readonly refused: readonly RefusedRow[]
  readonly bannerRows: number
  readonly headerRows: number
  readonly blankRows: number
  /** Encoding and delimiter found, language chosen, zeros restored: what was understood and why. */
  readonly remarks: readonly string[]
}
