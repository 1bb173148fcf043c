import type { CheckedSource } from '../pipeline/check-source.js'
import type { CheckedPath } from '../pipeline/ingest-path.js'
import { columnLetter } from '../pipeline/column-roles.js'
import type { Doubt } from '../pipeline/reading-choices.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import { KnownError } from '../errors.js'
import { tabSeparated } from './terminal.js'

type Line = readonly (string | number)[]

/** First rows of data printed. */
const rowsShown = 5

/** Whether somebody should look before the file is ingested. */
export const needsLook = ({ understood, checked }: CheckedPath): boolean =>
  understood.doubts.length > 0 || checked instanceof KnownError || checked.report.refused.length > 0

/** How a file was understood and what would come of it, one fact a line, columns between tabs. */
export const checkText = ({ understood, checked }: CheckedPath): string =>
  tabSeparated([...readingLines(understood), ...(checked instanceof KnownError ? [] : resultLines(checked))])

function readingLines(source: UnderstoodSource): readonly Line[] {
  const { description, recipe, headerAt, headerRows, firstRow, rows } = source
  const first = headerAt + firstRow
  const header = headerRows === 0 ? 'none' : headerRows === 1 ? first : `${first}-${first + headerRows - 1}`
  const { id, title, publisher, country, version, languages, licence } = description
  return [
    ['file', source.file],
    ['kind', recipe.kind],
    ['source', id, title, publisher, country, version, languages.join(','), licence],
    ...(recipe.from ? [['from', recipe.from]] : []),
    ...(recipe.target ? [['target', recipe.target]] : []),
    ...(source.sheet === null ? [] : [['sheet', source.sheet]]),
    ['header', header],
    ...source.remarks.map((remark) => ['understood', remark]),
    ...source.columns.map(({ at, header: name, role, by, reason, confidence }) => [
      'column',
      columnLetter(at),
      name,
      role,
      confidence.toFixed(2),
      by === 'content' ? reason : by === 'person' ? 'you said so' : 'the recipe says so',
    ]),
    ...source.doubts.map((doubt) => ['question', questionOf(doubt)]),
    ...rows
      .slice(headerAt + headerRows, headerAt + headerRows + rowsShown)
      .map((cells, at) => ['row', first + headerRows + at, ...cells.map((cell) => cell.slice(0, 80))]),
  ]
}

function questionOf(doubt: Doubt): string {
  switch (doubt.about) {
    case 'column': {
      const { at, header, role, reason } = doubt.column
      return `Is column ${columnLetter(at)} "${header}" the ${role}? It was taken for it because ${reason}. Else: --role "${header}=ROLE"`
    }
    case 'missing':
      return `Which column is the ${doubt.role}? None was found. --role "COLUMN=${doubt.role}"`
    case 'kind':
      return 'Are these job ads? There are titles and no codes. --kind ads, index or classification'
    case 'target':
      return 'Which classification do the codes belong to? --target ID'
    case 'from':
      return 'Which classification do the links start from? --from ID'
    case 'languages':
      return `In which languages are the titles? They look like ${doubt.detected.join(', ') || 'nothing known'}. --languages CODES`
  }
}

function resultLines({
  report,
  reasons,
  levels,
  entries,
  ads,
  links,
  languages,
  findings,
}: CheckedSource): readonly Line[] {
  const counted: readonly Line[] = [
    ['index titles', entries],
    ['ads', ads],
    ['links', links],
  ]
  return [
    ['rows', report.rowsIn],
    ['kept', report.kept],
    ['duplicates', report.duplicates],
    ['refused', report.refused.length],
    ['banner, header and blank rows', report.bannerRows + report.headerRows + report.blankRows],
    ...levels.map(({ depth, name, items }) => ['level', depth, name, items]),
    ...counted.filter(([, count]) => count !== 0),
    ...languages.map(({ language, titles }) => ['language', language, titles]),
    ...reasons.map(({ reason, rows }) => ['reason', rows.length, reason]),
    ...report.refused.map(({ file, sheet, row, reason, text }) => [
      'refused row',
      `${file}${sheet ? ` (${sheet})` : ''}:${row}`,
      reason,
      text,
    ]),
    ...findings.map(({ check, codes, detail }) => ['check', check, codes.join(','), detail]),
  ]
}

/** The same for a script. */
export const checkJson = ({ understood, checked }: CheckedPath): object => ({
  ...understood,
  rows: understood.rows.slice(0, understood.headerAt + understood.headerRows + rowsShown),
  ...(checked instanceof KnownError
    ? { failure: { code: checked.code, what: checked.message, todo: checked.todo } }
    : { result: checked }),
})
