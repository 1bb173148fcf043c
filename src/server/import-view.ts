import { delimiterChoices, usualEncodings, type TextRead } from '../files/text-choices.js'
import type { Locale } from '../locale/locale.js'
import { readingText } from '../locale/reading-text.js'
import type { Recipe } from '../model/ingest.js'
import { columnLetter, kinds, plainRoles, roleLanguage, roleName, spokenParts } from '../pipeline/column-roles.js'
import type { Doubt, UnderstoodColumn } from '../pipeline/reading-choices.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import { columnsShown } from './import-form.js'
import type { Draft } from './uploads.js'

/** Longest text of a cell in the preview, in characters. */
const longestCell = 120

/** What the page that shows an uploaded file needs: its first rows, each column's role, what is asked. */
export function importView(source: UnderstoodSource, draft: Draft, locale: Locale, targets: readonly string[]) {
  const { columns, recipe, doubts } = source
  const shown = shownColumns(columns)
  const declared = source.description.languages[0] ?? ''
  const asked = new Set(doubts.flatMap((doubt) => (doubt.about === 'column' ? [doubt.column.at] : [])))
  const about = (what: Doubt['about']): boolean => doubts.some((doubt) => doubt.about === what)
  const { description } = source
  return {
    file: draft.name,
    path: `/sources/import/${draft.id}`,
    questions: doubts.map((doubt) => question(doubt, locale, declared)),
    columns: shown.map((column) => ({ ...columnView(column, locale, declared), asked: asked.has(column.at) })),
    furtherColumns: columns.length - shown.length,
    rows: rowsView(source, shown),
    rowsShown: source.rows.length,
    rowCount: source.rowCount,
    kinds: kinds.map((value) => ({
      value,
      label: locale.text(`source.kind-${value}`),
      chosen: value === recipe.kind,
    })),
    asksKind: about('kind'),
    asksTarget: about('target'),
    asksFrom: about('from'),
    asksLanguages: about('languages'),
    targets: choicesOf(targets, recipe.target ?? ''),
    froms: choicesOf(targets, recipe.from ?? ''),
    words: {
      id: description.id,
      title: description.title,
      publisher: description.publisher,
      country: description.country,
      languages: description.languages.join(', '),
      version: description.version,
      licence: description.licence,
      ...draft.words,
    },
    sheets: source.sheets.map(({ name, rows }) => ({
      name,
      label: `${name} (${locale.text('import.rows', { count: rows })})`,
      chosen: name === source.sheet,
    })),
    text: source.text === null ? null : textView(source.text, recipe, locale),
    headerRow: source.headerAt + source.firstRow,
    headerRows: source.headerRows,
    nothing: (recipe.nothing ?? []).join('; '),
    fills: shown.map(({ at, header }) => ({ at, header, filled: recipe.fillDown?.includes(header) ?? false })),
    remarks: source.remarks.map((remark) => readingText(remark, locale.tag)),
  }
}

/** The first columns, and any further one that plays a role. */
const shownColumns = (columns: readonly UnderstoodColumn[]): readonly UnderstoodColumn[] =>
  columns.filter(({ at, role }) => at < columnsShown || role !== 'ignore').slice(0, columnsShown * 2)

/** The encodings and delimiters to choose from; the first choice of each is to find it out. */
function textView(found: TextRead, { encoding, delimiter }: Recipe, locale: Locale) {
  const encodings = [...new Set([...usualEncodings, ...(encoding === undefined ? [] : [encoding])])]
  const foundOut = (what: string | null) =>
    what === null ? locale.text('import.find-out') : locale.text('import.found-out', { what })
  return {
    encodings: [
      { value: '', label: foundOut(encoding === undefined ? found.encoding : null), chosen: encoding === undefined },
      ...encodings.map((value) => ({ value, label: value, chosen: value === encoding })),
    ],
    delimiters:
      found.delimiter === null
        ? []
        : [
            {
              value: '',
              label: foundOut(delimiter === undefined ? locale.text(`delimiter.${found.delimiter}`) : null),
              chosen: delimiter === undefined,
            },
            ...delimiterChoices.map((value) => ({
              value,
              label: locale.text(`delimiter.${value}`),
              chosen: value === delimiter,
            })),
          ],
  }
}

const choicesOf = (ids: readonly string[], chosen: string) =>
  [...new Set([...ids, ...(chosen === '' ? [] : [chosen])])].map((id) => ({ id, chosen: id === chosen }))

function columnView(column: UnderstoodColumn, locale: Locale, declared: string) {
  const { at, header, role, by, reason, confidence, examples } = column
  const name = roleName(role)
  const why =
    by === 'content'
      ? readingText(reason, locale.tag)
      : { text: locale.text(by === 'person' ? 'import.by-person' : 'import.by-recipe'), language: locale.tag }
  return {
    at,
    letter: columnLetter(at),
    header,
    ignored: name === 'ignore',
    role: locale.text(`role.${name}`),
    language: roleLanguage(role),
    /** What holds where the column names none. */
    declared,
    spoken: rolesView(spokenParts, name, locale),
    plain: rolesView(plainRoles, name, locale),
    reason: why.text,
    reasonLanguage: why.language,
    confidence: by === 'content' ? locale.probability(confidence) : '',
    band: confidence >= 0.75 ? 'sure' : confidence >= 0.5 ? 'fair' : 'doubt',
    examples,
  }
}

const rolesView = (
  names: readonly (typeof spokenParts | typeof plainRoles)[number][],
  chosen: string,
  locale: Locale,
) => names.map((name) => ({ name, label: locale.text(`role.${name}`), chosen: name === chosen }))

function question(doubt: Doubt, locale: Locale, declared: string) {
  const languages = doubt.about === 'languages' ? doubt.detected.map((tag) => locale.languageName(tag)).join(', ') : ''
  const column = doubt.about === 'column' ? columnView(doubt.column, locale, declared) : null
  const texts = (): string => {
    switch (doubt.about) {
      case 'column':
        return locale.text('import.ask-column', { letter: columnLetter(doubt.column.at), header: doubt.column.header })
      case 'missing':
        return locale.text('import.ask-missing', { role: locale.text(`role.${doubt.role}`) })
      case 'kind':
        return locale.text('import.ask-kind')
      case 'target':
        return locale.text('import.ask-target')
      case 'from':
        return locale.text('import.ask-from')
      case 'languages':
        return languages === ''
          ? locale.text('import.ask-languages-none')
          : locale.text('import.ask-languages', { languages })
    }
  }
  const hrefs = { column: '', missing: '#preview', kind: '#kind', target: '#target', from: '#from', languages: '' }
  return { text: texts(), column, href: hrefs[doubt.about], languages: doubt.about === 'languages' }
}

/** The first rows cell by cell; banner and header marked. */
function rowsView({ rows, firstRow, headerAt, headerRows }: UnderstoodSource, shown: readonly UnderstoodColumn[]) {
  return rows.map((row, index) => ({
    row: firstRow + index,
    banner: index < headerAt,
    header: index >= headerAt && index < headerAt + headerRows,
    cells: shown.map(({ at, role }) => {
      const text = row[at] ?? ''
      return {
        text: text.length > longestCell ? `${text.slice(0, longestCell)}…` : text,
        ignored: role === 'ignore',
      }
    }),
  }))
}
