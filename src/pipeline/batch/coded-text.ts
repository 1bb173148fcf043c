import type { Delimiter } from '../../files/delimiter.js'
import { writeDelimited } from '../../files/delimited.js'
import type { LanguageTag } from '../../model/language.js'
import type { CodedTitle } from './coded-title.js'

export const batchFormats = ['csv', 'jsonl'] as const
export type BatchFormat = (typeof batchFormats)[number]

/** Labels of the target's items by code and language. */
export type CodeLabels = Readonly<Record<string, Readonly<Record<LanguageTag, string>>>>

/** Names of the columns that are added to a file's own. */
export const addedColumns = [
  'concord_code',
  'concord_title',
  'concord_probability',
  'concord_method',
  'concord_alternatives',
  'concord_reason',
] as const
export const explanationColumn = 'concord_explanation'

/** Why a row has no code, or is to be doubted; empty otherwise. */
export type BatchReason = '' | 'empty' | 'says-nothing' | 'none-is-likelier'

/** One title's answer as it is written, apart from the row it answers. */
export interface CodedValues {
  readonly code: string
  readonly title: string
  readonly probability: number
  readonly method: string
  readonly alternatives: CodedTitle['ranked']
  readonly reason: BatchReason
  readonly explanation: string
}

/** A label in the title's language, else in English, else in any. */
function labelOf(labels: CodeLabels, code: string, language: LanguageTag): string {
  const known = labels[code] ?? {}
  return known[language] ?? known.en ?? Object.values(known)[0] ?? ''
}

export function codedValues(
  language: LanguageTag,
  { ranked, none, ...coded }: CodedTitle,
  labels: CodeLabels,
): CodedValues {
  const [first] = ranked
  if (!first) return withoutCode('says-nothing')
  return {
    code: first.code,
    title: labelOf(labels, first.code, language),
    probability: first.probability,
    method: coded.method,
    alternatives: ranked,
    reason: none > first.probability ? 'none-is-likelier' : '',
    explanation: coded.explanation,
  }
}

export const withoutCode = (reason: BatchReason): CodedValues => ({
  ...{ code: '', title: '', probability: 0, method: '', alternatives: [], explanation: '' },
  reason,
})

/** Numbers with four places, written once. */
const fourPlaces = Array.from({ length: 10_001 }, (_, value) => (value / 10_000).toFixed(4))
const written = (probability: number): string => fourPlaces[Math.round(probability * 10_000)] ?? '0.0000'

/** The added cells of a row, each with a delimiter before it. Alternatives: `2512=0.8120|2514=0.0911`, best first. */
export function addedCells(values: CodedValues, delimiter: Delimiter, explained: boolean): string {
  const { code, title, probability, method, alternatives, reason, explanation } = values
  let others = ''
  const divider = delimiter === '|' ? ' ' : '|'
  for (const one of alternatives) others += `${others === '' ? '' : divider}${one.code}=${written(one.probability)}`
  const cells = [
    cell(code, delimiter),
    cell(title, delimiter),
    code === '' ? '' : written(probability),
    method,
    safeCodes.test(others) ? others : cell(others, delimiter),
    reason,
  ]
  if (explained) cells.push(cell(explanation, delimiter))
  return delimiter + cells.join(delimiter)
}

/** Codes of digits, as most classifications have. */
const safeCodes = /^[0-9.=| ]*$/

/** Cannot be mistaken for anything else, whatever divides the cells but a bar or a space. */
const plain = /^[A-Za-z0-9][A-Za-z0-9 .=()-]*$/

const cell = (text: string, delimiter: Delimiter): string =>
  text === '' || plain.test(text) ? text : writeDelimited([[text]], delimiter).slice(0, -2)

/** A row as one line of JSON: its own cells under `row`, the answer beside them. */
export function jsonLine(header: readonly string[], cells: readonly string[], values: CodedValues, explained: boolean) {
  const { explanation, ...answer } = values
  const row = Object.fromEntries(cells.map((value, i) => [header[i] ?? `column ${i + 1}`, value]))
  const rounded = {
    ...answer,
    probability: Number(written(answer.probability)),
    alternatives: answer.alternatives.map(({ code, probability }) => ({
      code,
      probability: Number(written(probability)),
    })),
  }
  return JSON.stringify({ row, ...rounded, ...(explained ? { explanation } : {}) })
}
