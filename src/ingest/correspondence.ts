import { fold } from '../text/fold.js'
import { mappingRelations, type MappingRelation } from '../model/finding.js'
import type { PreviousMapping } from '../model/previous-mapping.js'
import { cleanText, shortened } from './cell-text.js'
import { codeReader } from './code-reader.js'
import { withLostZeros } from './codes.js'
import { rowReader, type RowReader } from './columns.js'
import type { Ingested } from './ingested.js'
import type { SheetLayout } from './layout.js'
import { codesInCell, linkCode, type LinkCode } from './link-codes.js'
import { rowLedger, rowsRemark, type DataRow } from './row-ledger.js'

/** How publishers say that nothing corresponds. */
const noCorrespondence =
  /^(?:no tiene (?:correspondencia|equivalencia)|sin (?:correspondencia|equivalencia)|sem correspond[eê]ncia|n[aã]o tem correspond[eê]ncia|sans (?:correspondance|équivalent)|keine (?:entsprechung|zuordnung)|no (?:correspondence|equivalent|match)|not applicable|none|n\/?a|n\.a\.|[-–—?]+)$/i

/** A flag is set by any text but these. */
const unset = /^(?:|0|no|n|false|none|-)$/i

/** Rows that link codes of two classifications, as published: the relation and flags are the publisher's. */
export function ingestCorrespondence(layout: SheetLayout): Extract<Ingested, { kind: 'correspondence' }> {
  const ledger = rowLedger(layout)
  const reader = rowReader(layout.columns, layout.recipe.nothing)
  const source = codeReader(layout, ledger.rows, 'code')
  const target = codeReader(layout, ledger.rows, 'target-code')
  const length = layout.recipe.codeLengths?.length === 1 ? layout.recipe.codeLengths[0]! : null
  const saysNothing = nothingReader(layout)
  const links = linkMemory()
  const restored: number[] = []
  const several: number[] = []
  const mappings: PreviousMapping[] = []
  for (const remark of new Set([...source.remarks, ...target.remarks])) ledger.remark(remark)
  for (const row of ledger.rows) {
    const from = linkCode(source.read(row.cells).code)
    const written = target.read(row.cells).code
    const title = reader.one(row.cells, 'target-title')
    const none =
      noCorrespondence.test(written) || (written === '' && (noCorrespondence.test(title) || saysNothing(row.cells)))
    if (from.code === '' || (written === '' && !none)) {
      ledger.refuse(row, refusal(from.code, row.cells))
      continue
    }
    const targets = none ? [null] : codesInCell(written).map(linkCode)
    if (targets.length > 1) several.push(row.number)
    const fresh = targets.flatMap((to) => {
      const code = to && withLostZeros(to.code, to.open ? null : length)
      if (to && code !== to.code) restored.push(row.number)
      const isNew = links.add(row, from.code, code, reader.one(row.cells, 'title'))
      return isNew ? [mappingOf(reader, row.cells, from, to && { ...to, code: code! })] : []
    })
    mappings.push(...fresh)
    if (fresh.length > 0) ledger.keep()
    else ledger.duplicate()
  }
  const remark = (rows: readonly number[], about: string): void => {
    if (rows.length > 0) ledger.remark(rowsRemark(rows, `${rows.length} ${about}`))
  }
  remark(restored, 'target codes had lost leading zeros; they were restored')
  remark(several, 'rows name several target codes in one cell; each is a link')
  remark(links.retitled, 'links repeat the codes of another under another title; they were kept')
  const { from = '', target: targetId = '' } = layout.recipe
  return { kind: 'correspondence', from, target: targetId, mappings, report: ledger.report() }
}

/** Whether a row says in the recipe's own words that nothing corresponds. */
function nothingReader({ columns, recipe }: SheetLayout): (cells: readonly string[]) => boolean {
  const words = new Set((recipe.nothing ?? []).map((text) => cleanText(text).toLowerCase()))
  const targets = columns.filter(({ role }) => role === 'target-code' || role === 'target-title')
  return (cells) => targets.some(({ at }) => words.has(cleanText(cells[at] ?? '').toLowerCase()))
}

interface LinkMemory {
  /** False where the link was there already, with the same title. */
  readonly add: (row: DataRow, source: string, target: string | null, title: string) => boolean
  /** Rows whose codes were linked already, under another title. */
  readonly retitled: readonly number[]
}

function linkMemory(): LinkMemory {
  const seen = new Set<string>()
  const retitled: number[] = []
  return {
    retitled,
    add: ({ number }, source, target, title) => {
      const codes = `${source}\u0001${target ?? ''}`
      const link = `${codes}\u0001${fold(title)}`
      if (seen.has(link)) return false
      if (seen.has(codes)) retitled.push(number)
      seen.add(codes).add(link)
      return true
    },
  }
}

function refusal(sourceCode: string, cells: readonly string[]): string {
  if (cells.filter((cell) => cell.trim() !== '').length === 1)
    return 'Only one cell is filled: a heading or a note, not a link.'
  return sourceCode === '' ? 'It has no source code.' : `Code ${shortened(sourceCode, 40)} points to no code.`
}

function mappingOf(
  reader: RowReader,
  cells: readonly string[],
  source: LinkCode,
  target: LinkCode | null,
): PreviousMapping {
  const flag = (part: 'partial' | 'source-partial' | 'target-partial'): boolean | null =>
    reader.has(part) ? !unset.test(reader.one(cells, part)) : null
  const either = flag('partial')
  const published = reader.one(cells, 'relation')
  const relation = relationOf(published)
  const notes = reader.each(cells, 'note').map(({ text }) => text)
  return {
    sourceCode: source.code,
    sourceTitle: reader.one(cells, 'title'),
    targetCode: target?.code ?? null,
    targetTitle: target === null ? '' : reader.one(cells, 'target-title'),
    relation,
    sourcePartial: source.partial || (flag('source-partial') ?? either),
    targetPartial: target?.partial === true || (flag('target-partial') ?? either),
    sourceOpen: source.open,
    targetOpen: target?.open ?? false,
    note: [...notes, ...(published !== '' && relation === null ? [`Relation as published: ${published}`] : [])].join(
      '\n',
    ),
  }
}

/** What tables write for a relation besides its name in SKOS. */
const otherNames: Readonly<Record<string, MappingRelation>> = {
  '=': 'exactMatch',
  '1:1': 'exactMatch',
  exact: 'exactMatch',
  equal: 'exactMatch',
  equivalent: 'exactMatch',
  identical: 'exactMatch',
  broad: 'broadMatch',
  broader: 'broadMatch',
  narrow: 'narrowMatch',
  narrower: 'narrowMatch',
  close: 'closeMatch',
  '~': 'closeMatch',
  '≈': 'closeMatch',
  related: 'relatedMatch',
}

/** A SKOS relation by its name, with or without a prefix: `skos:narrowMatch`, `Narrow match`. */
function relationOf(text: string): MappingRelation | null {
  const other = otherNames[text.trim().toLowerCase()]
  if (other) return other
  const name = text
    .replace(/^.*[:#/]/, '')
    .replace(/[\s_-]+/g, '')
    .toLowerCase()
  return mappingRelations.find((relation) => relation.toLowerCase() === name) ?? null
}
