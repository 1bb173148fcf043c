import type { Config } from '../config.js'
import type { IndexEntry, SourceDescription } from '../model/classification.js'
import type { LanguageTag } from '../model/language.js'
import { shortened, titlesInCell } from './cell-text.js'
import { codeReader } from './code-reader.js'
import { withLostZeros } from './codes.js'
import { rowReader, type RowReader } from './columns.js'
import { refusalOf } from './drafts.js'
import { withoutFootnoteMarks } from './footnote-marks.js'
import type { DetectLanguages, Ingested } from './ingested.js'
import { chosenLanguages } from './languages.js'
import type { SheetLayout } from './layout.js'
import { rowLedger, rowsRemark, type DataRow, type RowLedger } from './row-ledger.js'

export interface IndexOptions {
  readonly description: SourceDescription
  readonly config: Pick<Config, 'titleLimit'>
  readonly targetCodes?: ReadonlySet<string>
  readonly detectLanguages?: DetectLanguages
}

/** Rows with titles that point to codes of another classification, as entries of its index. */
export function ingestIndex(layout: SheetLayout, options: IndexOptions): Extract<Ingested, { kind: 'index' }> {
  const ledger = rowLedger(layout)
  const { reader, remark } = withoutFootnoteMarks(rowReader(layout.columns, layout.recipe.nothing))
  const target = layout.recipe.target ?? ''
  const length = layout.recipe.codeLengths?.length === 1 ? layout.recipe.codeLengths[0]! : null
  const codes = codeReader(layout, ledger.rows, 'code')
  for (const remark of codes.remarks) ledger.remark(remark)
  const seen = new Set<string>()
  const entries: Undetermined[] = []
  const restored: number[] = []
  for (const row of ledger.rows) {
    const written = codes.read(row.cells).code
    const code = withLostZeros(written, length)
    const titles = titlesOf(row, reader)
    const reason =
      refusalOf(
        code,
        titles.map(({ title }) => title),
        options.config.titleLimit,
        row,
      ) ?? unknownCode(code, length, target, options.targetCodes)
    if (reason !== null) {
      ledger.refuse(row, reason)
      continue
    }
    if (code !== written) restored.push(row.number)
    const occupation = reader.one(row.cells, 'occupation')
    const fresh = titles.filter(({ title, language }) => !seen.has(`${code} ${language ?? ''} ${title}`))
    for (const { title, language } of fresh) {
      const key = `${code} ${language ?? ''} ${title}`
      if (!seen.has(key)) entries.push({ title, language, code, ...(occupation === '' ? {} : { occupation }) })
      seen.add(key)
    }
    if (fresh.length > 0) ledger.keep()
    else ledger.duplicate()
  }
  remarkOnZeros(restored, ledger)
  ledger.remark(remark())
  return { kind: 'index', target, entries: inLanguages(entries, options, ledger), report: ledger.report() }
}

type Undetermined = Omit<IndexEntry, 'language' | 'source'> & { readonly language: LanguageTag | null }

function titlesOf(
  { cells }: DataRow,
  reader: RowReader,
): readonly { readonly title: string; readonly language: LanguageTag | null }[] {
  const ofRow = reader.one(cells, 'language').toLowerCase() || null
  const own = reader
    .each(cells, 'title')
    .map(({ text, language }) => ({ title: text.replace(/\n+/g, ' '), language: language ?? ofRow }))
  const others = reader
    .each(cells, 'alternative-titles')
    .flatMap(({ text, language }) => titlesInCell(text).map((title) => ({ title, language: language ?? ofRow })))
  return [...own, ...others]
}

function unknownCode(code: string, length: number | null, target: string, known?: ReadonlySet<string>): string | null {
  if (known && !known.has(code)) return `"${shortened(code, 20)}" is not a code of ${target || 'the target'}.`
  if (length !== null && code.length !== length)
    return `Code ${shortened(code, 20)} has ${code.length} characters; codes here have ${length}.`
  return null
}

function remarkOnZeros(restored: readonly number[], ledger: RowLedger): void {
  if (restored.length === 0) return
  ledger.remark(
    rowsRemark(
      restored,
      `${restored.length} codes had lost leading zeros, which the length of all other codes proves; they were restored`,
    ),
  )
}

function inLanguages(
  entries: readonly Undetermined[],
  options: IndexOptions,
  ledger: RowLedger,
): readonly IndexEntry[] {
  const open = entries.filter(({ language }) => language === null)
  const { languages, remarks } = chosenLanguages(
    open.map(({ title }) => title),
    options.description.languages,
    options.detectLanguages,
  )
  for (const remark of remarks) ledger.remark(remark)
  let next = 0
  return entries.map(({ language, ...entry }) => ({
    ...entry,
    language: language ?? languages[next++]!,
    source: options.description.id,
  }))
}
