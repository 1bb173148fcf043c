import type { CellValue, Sheet, SheetChoices, SheetColour } from '../../files/sheet.js'
import type { Locale } from '../../locale/locale.js'
import {
  columnAt,
  columns,
  decisionLabel,
  decisionWords,
  headerOf,
  layoutVersion,
  mark,
  offeredRelations,
  relationLabel,
  type ColumnKey,
} from './columns.js'
import type { WorkbookCandidate, WorkbookContent, WorkbookTitle } from './content.js'
import { instructionsSheet } from './instructions.js'
import { sealOf } from './seal.js'

/** The four sheets of a review workbook: titles to decide, the target's groups, how to fill it in, and a hidden one. */
export function reviewSheets(content: WorkbookContent, locale: Locale): readonly Sheet[] {
  const { groups } = content
  return [
    titlesSheet(content, locale),
    {
      name: locale.text('workbook.sheet-groups'),
      columns: [
        { header: locale.text('workbook.column-code'), width: 10 },
        { header: locale.text('workbook.column-group'), width: 70 },
      ],
      rows: groups.map(({ code, title }) => [code, title]),
      locked: true,
    },
    instructionsSheet(content, locale),
    hiddenSheet(content, locale),
  ]
}

const groupsAt = 1
const hiddenAt = 3
const decisionsColumn = 2
const relationsColumn = 3

function titlesSheet({ correspondenceId, titles, groups }: WorkbookContent, locale: Locale): Sheet {
  const relationAt = columnAt('relation')
  return {
    name: locale.text('workbook.sheet-review'),
    columns: columns.map(({ key, width, hidden, open, numbers }) => ({
      header: headerOf(key, locale),
      width,
      ...(hidden ? { hidden } : {}),
      ...(open ? { open } : {}),
      ...(numbers === undefined ? {} : { numbers }),
    })),
    rows: titles.map((title) => rowOf(title, correspondenceId, locale)),
    locked: true,
    closed: titles.flatMap(({ asksRelation }, row) => (asksRelation ? [] : [[row, relationAt] as const])),
    frozenColumns: columnAt('title') + 1,
    choices: choices(groups.length, locale),
    colours: colours(locale),
  }
}

function rowOf(title: WorkbookTitle, correspondenceId: string, locale: Locale): readonly CellValue[] {
  const { proposal, candidates } = title
  const shown = proposal === 'none' || proposal === null ? null : proposal
  const cells: Partial<Record<ColumnKey, CellValue>> = {
    id: title.id,
    revision: title.revision,
    title: title.text,
    language: title.language,
    'source-code': title.sourceCode,
    parents: title.parents.length === 0 ? null : title.parents.join(' › '),
    frequency: title.frequency,
    proposal: shown?.code ?? null,
    'proposal-title': proposal === 'none' ? decisionLabel('none', locale) : (shown?.title ?? null),
    probability: rounded(shown?.probability ?? null),
    stands: title.stands,
    ...Object.fromEntries(candidates.map((one, at) => [`candidate-${at + 1}`, candidateText(one, locale)])),
  }
  const texts = Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, String(value ?? '')]))
  const sealed = { ...cells, seal: sealOf(correspondenceId, texts) }
  return columns.map(({ key }) => sealed[key] ?? null)
}

const rounded = (probability: number | null): number | null =>
  probability === null ? null : Math.round(probability * 100) / 100

/** `2512 Software developers (0.71)` */
const candidateText = ({ code, title, probability }: WorkbookCandidate, locale: Locale): string =>
  `${code} ${title}${probability === null ? '' : ` (${locale.probability(probability)})`}`

function choices(groups: number, locale: Locale): readonly SheetChoices[] {
  const { text } = locale
  const refusal = text('workbook.refusal-list')
  return [
    {
      column: columnAt('decision'),
      from: { sheet: hiddenAt, column: decisionsColumn, rows: decisionWords.length },
      hint: text('workbook.hint-decision'),
      refusal,
    },
    {
      column: columnAt('code'),
      from: { sheet: groupsAt, column: 0, rows: groups },
      hint: text('workbook.hint-code'),
      refusal: text('workbook.refusal-code'),
    },
    {
      column: columnAt('relation'),
      from: { sheet: hiddenAt, column: relationsColumn, rows: offeredRelations.length },
      hint: text('workbook.hint-relation'),
      refusal,
    },
  ]
}

/** Red: something is missing; green and grey: decided; the proposal by how sure it is. */
function colours(locale: Locale): readonly SheetColour[] {
  const [decision, code, probability] = [columnAt('decision'), columnAt('code'), columnAt('probability')] as const
  const proposal: readonly [number, number] = [columnAt('proposal'), probability]
  const filledIn: readonly [number, number] = [columnAt('title'), columnAt('comment')]
  const says = (word: (typeof decisionWords)[number]) => ({
    column: decision,
    is: { text: decisionLabel(word, locale) },
  })
  return [
    { columns: [code, code], when: [says('another'), { column: code, is: 'empty' }], fill: 'F4B6B0' },
    { columns: filledIn, when: [says('later')], fill: 'E3E3E3' },
    { columns: filledIn, when: [{ column: decision, is: 'filled' }], fill: 'D9EAD3' },
    { columns: proposal, when: [{ column: probability, is: { atLeast: 0.75 } }], fill: 'E2EFDA' },
    { columns: proposal, when: [{ column: probability, is: { atLeast: 0.4 } }], fill: 'FFF2CC' },
    { columns: proposal, when: [{ column: probability, is: { atLeast: 0 } }], fill: 'FCE4D6' },
  ]
}

/** What the drop-downs offer and what Concord needs to know when the file comes back. */
function hiddenSheet({ correspondenceId, titles }: WorkbookContent, locale: Locale): Sheet {
  const facts = [
    ['correspondence', correspondenceId],
    ['language', locale.tag],
    ['rows', String(titles.length)],
  ]
  const lists = [
    decisionWords.map((word) => decisionLabel(word, locale)),
    offeredRelations.map((relation) => relationLabel(relation, locale)),
    titles.map(({ id }) => id),
  ]
  const length = Math.max(facts.length, ...lists.map((list) => list.length))
  return {
    name: 'Concord',
    columns: [mark, layoutVersion, 'decisions', 'relations', 'titles'].map((header) => ({ header, width: 20 })),
    rows: Array.from({ length }, (_, at) => [
      facts[at]?.[0] ?? null,
      facts[at]?.[1] ?? null,
      ...lists.map((list) => list[at] ?? null),
    ]),
    hidden: true,
    locked: true,
  }
}
