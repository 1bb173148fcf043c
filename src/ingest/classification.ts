import type { Config } from '../config.js'
import { KnownError } from '../errors.js'
import type { Classification, ClassificationItem, IndexEntry, SourceDescription } from '../model/classification.js'
import { cleanText, titlesInCell } from './cell-text.js'
import { codeReader, type CodeReader } from './code-reader.js'
import { columnNamed, rowReader, type RowReader } from './columns.js'
import { oneItemACode } from './doubles.js'
import { withoutFootnoteMarks } from './footnote-marks.js'
import { withLostZeros } from './codes.js'
import { indentOf, labelsOf, notesOf, type DraftItem } from './drafts.js'
import { depthsOfLevels, hierarchyOf, levelsOf } from './hierarchy.js'
import type { Ingested } from './ingested.js'
import type { SheetLayout } from './layout.js'
import { rowLedger, rowsRemark, type DataRow, type RowLedger } from './row-ledger.js'

/** Rows with codes and titles as a classification; alternative titles as its index. */
export function ingestClassification(
  layout: SheetLayout,
  description: SourceDescription,
  config: Pick<Config, 'titleLimit'>,
): Extract<Ingested, { kind: 'classification' }> {
  const ledger = rowLedger(layout)
  const read = readDrafts(layout, ledger, description)
  const drafts = oneItemACode(read, ledger, config.titleLimit, layout.recipe.codeLengths)
  const depthOfLevel = depthsOfLevels(drafts, layout.recipe)
  const hierarchy = hierarchyOf(drafts, layout.recipe, depthOfLevel)
  for (const remark of hierarchy.remarks) ledger.remark(remark)
  const classification: Classification = {
    source: description,
    levels: levelsOf(hierarchy.depths, layout.recipe, depthOfLevel),
    items: drafts
      .map((draft) => itemOf(draft, hierarchy.parents.get(draft.code) ?? null, hierarchy.depths.get(draft.code) ?? 1))
      .sort((one, other) => one.depth - other.depth || (one.code < other.code ? -1 : 1)),
  }
  const entries = entriesOf(drafts, description.id, config.titleLimit, ledger)
  return { kind: 'classification', classification, entries, report: ledger.report() }
}

function readDrafts(layout: SheetLayout, ledger: RowLedger, description: SourceDescription): readonly DraftItem[] {
  const { reader, remark } = withoutFootnoteMarks(rowReader(layout.columns, layout.recipe.nothing))
  const fallback = description.languages[0] ?? 'und'
  const codes = codeReader(layout, ledger.rows, 'code')
  for (const remark of codes.remarks) ledger.remark(remark)
  const isEntry = entryTest(layout)
  const drafts = Array.from(ledger.rows, (row) => ({
    ...draftOf(row, reader, codes, fallback),
    indent: indentOf(layout.columns, row.cells),
    isEntry: isEntry(row),
  }))
  ledger.remark(remark())
  const depths = depthsOfLevels(drafts, layout.recipe)
  const restored: number[] = []
  const whole = drafts.map((draft) => {
    const code = withLostZeros(draft.code, lengthAt(draft, depths, layout.recipe.codeLengths))
    if (code !== draft.code) restored.push(draft.row.number)
    return code === draft.code ? draft : { ...draft, code }
  })
  if (restored.length > 0) {
    ledger.remark(
      rowsRemark(
        restored,
        `${restored.length} codes had lost leading zeros, which the length of their level's codes proves; they were restored`,
      ),
    )
  }
  return whole
}

/** Which rows hold index titles instead of items, by the column that the recipe names for it. */
function entryTest({ recipe, headers, file }: SheetLayout): (row: DataRow) => boolean {
  if (!recipe.entryRows) return () => false
  const { column, texts } = recipe.entryRows
  const at = columnNamed(headers, column)
  if (at < 0) throw new KnownError('source/missing-column', { file, column, columns: headers.join(', ') })
  const wanted = new Set(texts.map((text) => text.toLowerCase()))
  return ({ cells }) => {
    const text = cleanText(cells[at] ?? '').toLowerCase()
    return wanted.size === 0 ? text !== '' : wanted.has(text)
  }
}

/** The length that a code of this level must have: by its level column, or because there is but one level. */
function lengthAt(draft: DraftItem, depths: ReadonlyMap<string, number>, lengths?: readonly number[]): number | null {
  if (!lengths) return null
  if (lengths.length === 1) return lengths[0]!
  const depth = depths.get(draft.level.toLowerCase())
  return depth === undefined ? null : (lengths[depth - 1] ?? null)
}

function draftOf(
  row: DataRow,
  reader: RowReader,
  codes: CodeReader,
  fallback: string,
): Omit<DraftItem, 'isEntry' | 'indent'> {
  const { cells } = row
  const { code, level } = codes.read(cells)
  const language = reader.one(cells, 'language').toLowerCase() || fallback
  return {
    row,
    code,
    parentCode: reader.one(cells, 'parent'),
    level: reader.one(cells, 'level') || level,
    labels: labelsOf(reader, cells, 'title', language),
    notes: notesOf(reader, cells, language),
    skillLevel: reader.one(cells, 'skill-level') || null,
    alternatives: reader
      .each(cells, 'alternative-titles')
      .flatMap(({ text, language: own }) => titlesInCell(text).map((title) => ({ title, language: own ?? language }))),
  }
}

const itemOf = (
  { code, labels, notes, skillLevel }: DraftItem,
  parent: string | null,
  depth: number,
): ClassificationItem => ({
  code,
  parent,
  depth,
  labels,
  notes,
  skillLevel,
})

function entriesOf(
  drafts: readonly DraftItem[],
  source: string,
  titleLimit: number,
  ledger: RowLedger,
): readonly IndexEntry[] {
  const tooLong: number[] = []
  const entries = drafts.flatMap(({ code, row, labels, alternatives }) => {
    const seen = new Set(Object.entries(labels).map(([tag, label]) => `${tag} ${label}`))
    return alternatives.flatMap(({ title, language }): readonly IndexEntry[] => {
      if (title.length > titleLimit) tooLong.push(row.number)
      if (title.length > titleLimit || seen.has(`${language} ${title}`)) return []
      seen.add(`${language} ${title}`)
      return [{ title, language, code, source }]
    })
  })
  if (tooLong.length > 0)
    ledger.remark(
      rowsRemark(
        tooLong,
        `${tooLong.length} alternative titles are longer than ${titleLimit} characters and were left out`,
      ),
    )
  return entries
}
