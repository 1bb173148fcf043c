import { mappingRelations, type MappingRelation } from '../model/finding.js'
import type { PreviousMapping } from '../model/previous-mapping.js'
import { shortened } from './cell-text.js'
import { codeReader } from './code-reader.js'
import { withLostZeros } from './codes.js'
import { rowReader, type RowReader } from './columns.js'
import type { Ingested } from './ingested.js'
import type { SheetLayout } from './layout.js'
import { rowLedger, rowsRemark } from './row-ledger.js'

/** How publishers say that nothing corresponds. */
const noCorrespondence =
  /^(?:no tiene (?:correspondencia|equivalencia)|sin (?:correspondencia|equivalencia)|sem correspond[eê]ncia|n[aã]o tem correspond[eê]ncia|sans (?:correspondance|équivalent)|keine (?:entsprechung|zuordnung)|no (?:correspondence|equivalent|match)|not applicable|none|n\/?a|n\.a\.|[-–—?]+)$/i

/** A flag is set by any text but these. */
const unset = /^(?:|0|no|n|false|none|-)$/i

/** "2*": which code below 2 it is, the table leaves open. */
const wildcard = /^(.+?)\s*\*$/

/** Rows that link codes of two classifications, as published: the relation and flags are the publisher's. */
export function ingestCorrespondence(layout: SheetLayout): Extract<Ingested, { kind: 'correspondence' }> {
  const ledger = rowLedger(layout)
  const reader = rowReader(layout.columns, layout.recipe.nothing)
  const source = codeReader(layout, ledger.rows, 'code')
  const target = codeReader(layout, ledger.rows, 'target-code')
  const length = layout.recipe.codeLengths?.length === 1 ? layout.recipe.codeLengths[0]! : null
  const seen = new Set<string>()
  const restored: number[] = []
  const mappings: PreviousMapping[] = []
  for (const remark of new Set([...source.remarks, ...target.remarks])) ledger.remark(remark)
  for (const row of ledger.rows) {
    const { code: sourceCode } = source.read(row.cells)
    const written = target.read(row.cells).code
    const title = reader.one(row.cells, 'target-title')
    const none = noCorrespondence.test(written) || (written === '' && noCorrespondence.test(title))
    if (sourceCode === '' || (written === '' && !none)) {
      ledger.refuse(row, refusal(sourceCode, row.cells))
      continue
    }
    const whole = wildcard.exec(written)?.[1] ?? written
    const targetCode = none ? null : withLostZeros(whole, length)
    if (targetCode !== null && targetCode !== whole) restored.push(row.number)
    const key = `${sourceCode}\u0001${targetCode ?? ''}`
    if (seen.has(key)) {
      ledger.duplicate()
      continue
    }
    seen.add(key)
    ledger.keep()
    mappings.push(mappingOf(reader, row.cells, { sourceCode, targetCode, open: whole !== written }))
  }
  if (restored.length > 0)
    ledger.remark(rowsRemark(restored, `${restored.length} target codes had lost leading zeros; they were restored`))
  const { from = '', target: targetId = '' } = layout.recipe
  return { kind: 'correspondence', from, target: targetId, mappings, report: ledger.report() }
}

function refusal(sourceCode: string, cells: readonly string[]): string {
  if (cells.filter((cell) => cell.trim() !== '').length === 1)
    return 'Only one cell is filled: a heading or a note, not a link.'
  return sourceCode === '' ? 'It has no source code.' : `Code ${shortened(sourceCode, 40)} points to no code.`
}

interface LinkCodes {
  readonly sourceCode: string
  readonly targetCode: string | null
  /** The publisher left open which code below the target it is. */
  readonly open: boolean
}

function mappingOf(
  reader: RowReader,
  cells: readonly string[],
  { sourceCode, targetCode, open }: LinkCodes,
): PreviousMapping {
  const flag = (part: 'partial' | 'source-partial' | 'target-partial'): boolean | null =>
    reader.has(part) ? !unset.test(reader.one(cells, part)) : null
  const either = flag('partial')
  const notes = reader.each(cells, 'note').map(({ text }) => text)
  return {
    sourceCode,
    sourceTitle: reader.one(cells, 'title'),
    targetCode,
    targetTitle: targetCode === null ? '' : reader.one(cells, 'target-title'),
    relation: relationOf(reader.one(cells, 'relation')),
    sourcePartial: flag('source-partial') ?? either,
    targetPartial: flag('target-partial') ?? either,
    note: [...notes, ...(open ? ['Which code below this one it is, the publisher leaves open.'] : [])].join('\n'),
  }
}

/** A SKOS relation by its name, with or without a prefix: `skos:narrowMatch`, `Narrow match`. */
function relationOf(text: string): MappingRelation | null {
  const name = text
    .replace(/^.*[:#/]/, '')
    .replace(/[\s_-]+/g, '')
    .toLowerCase()
  return mappingRelations.find((relation) => relation.toLowerCase() === name) ?? null
}
