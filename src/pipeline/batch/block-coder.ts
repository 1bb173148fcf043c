import type { Delimiter } from '../../files/delimiter.js'
import { type DelimitedRecord, splitRecords } from '../../files/split-records.js'
import type { LanguageTag } from '../../model/language.js'
import { AnswerCache } from './answer-cache.js'
import {
  addedCells,
  type BatchFormat,
  codedValues,
  type CodedValues,
  type CodeLabels,
  jsonLine,
  withoutCode,
} from './coded-text.js'
import { formsOf } from '../../text/forms.js'
import type { CodeTitles, TitleToCode } from './coded-title.js'

/** How a file is read and its answers are written. */
export interface BlockLayout {
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  /** Place of the titles' column. */
  readonly titleAt: number
  /** Place of the column that names each title's language; -1 without one. */
  readonly languageAt: number
  /** The language where no column names one. */
  readonly language: LanguageTag
  readonly format: BatchFormat
  readonly top: number
  readonly explained: boolean
  readonly labels: CodeLabels
}

/** A block coded: the text to be written, and what is in it. */
export interface CodedBlock {
  readonly text: string
  readonly rows: number
  /** Rows with a code. */
  readonly coded: number
  /** Titles that the coder was asked for: not those known from rows before. */
  readonly asked: number
}

/** Codes block after block of a file; titles seen shortly before are not coded again. */
export function blockCoder(code: CodeTitles, layout: BlockLayout): (text: string) => Promise<CodedBlock> {
  const cache = new AnswerCache<CodedValues>()
  const csv = new WeakMap<CodedValues, string>()
  const { header, delimiter, format, top, explained, labels } = layout
  const lineOf = (record: DelimitedRecord, values: CodedValues): string => {
    if (format === 'jsonl') return jsonLine(header, record.cells, values, explained)
    let added = csv.get(values)
    if (added === undefined) csv.set(values, (added = addedCells(values, delimiter, explained)))
    return ofWidth(record, header.length, delimiter) + added
  }
  return async (text) => {
    const records = splitRecords(text, delimiter)
    const fresh = new Map<string, TitleToCode>()
    const known = new Map<string, CodedValues>([
      ['empty', withoutCode('empty')],
      ['says-nothing', withoutCode('says-nothing')],
    ])
    const keys = records.map(({ cells }) => {
      const title = titleIn(cells, layout)
      const key = keyOf(title)
      if (known.has(key) || fresh.has(key)) return key
      const before = cache.get(key)
      if (before) known.set(key, before)
      else fresh.set(key, title)
      return key
    })
    const answers = await code([...fresh.values()], top)
    let at = 0
    for (const [key, { language }] of fresh) {
      const values = codedValues(language, answers[at++]!, labels)
      known.set(key, values)
      cache.set(key, values)
    }
    let coded = 0
    const lines = records.map((record, i) => {
      const values = known.get(keys[i]!)!
      if (values.code !== '') coded++
      return lineOf(record, values)
    })
    const end = format === 'csv' ? '\r\n' : '\n'
    return { text: lines.map((line) => line + end).join(''), rows: records.length, coded, asked: fresh.size }
  }
}

function titleIn(cells: readonly string[], { titleAt, languageAt, language }: BlockLayout): TitleToCode {
  const named = languageAt < 0 ? '' : languageOf(cells[languageAt] ?? '')
  const text = (cells[titleAt] ?? '').trim()
  return { text, language: named === '' ? language : named, forms: formsOf(text) }
}

/** "pt-BR" and "PT" are Portuguese. */
export const languageOf = (tag: string): LanguageTag => tag.trim().toLowerCase().split(/[-_]/)[0]!

/** Titles of one key have one answer. A key of a title that says something holds a space. */
function keyOf({ text, language, forms }: TitleToCode): string {
  if (forms.length === 0) return text === '' ? 'empty' : 'says-nothing'
  return `${language} ${forms.length === 1 ? forms[0]! : forms.join('\n')}`
}

/** A record as it stands, brought to the header's width: what is missing is filled up, what is too much joins the last cell. */
function ofWidth({ raw, cells }: DelimitedRecord, width: number, delimiter: Delimiter): string {
  if (cells.length === width) return raw
  if (cells.length < width) return raw + delimiter.repeat(width - cells.length)
  const quoted = [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)]
  return quoted.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)
}
