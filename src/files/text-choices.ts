import { delimiterNames, type Delimiter } from './delimiter.js'

/** What a delimiter is called where people choose one. */
export type DelimiterName = 'semicolon' | 'comma' | 'tab' | 'bar'

export const delimiterChoices = ['semicolon', 'comma', 'tab', 'bar'] as const satisfies readonly DelimiterName[]

/** How a text is to be read, as somebody says who knows; what is left out is found out. */
export interface TextChoices {
  /** Any name that `isEncoding` knows. */
  readonly encoding?: string
  readonly delimiter?: DelimiterName
}

/** How a text was read; `delimiter` is `null` for a text that is not divided into cells. */
export interface TextRead {
  readonly encoding: string
  readonly delimiter: DelimiterName | null
}

export const delimiterNamed = (name: DelimiterName): Delimiter =>
  (Object.keys(delimiterNames) as Delimiter[]).find((delimiter) => delimiterNames[delimiter] === name)!

export const nameOfDelimiter = (delimiter: Delimiter): DelimiterName => delimiterNames[delimiter]

/** Encodings that files of offices are in, for a list to choose from; others can be named. */
export const usualEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
  'koi8-r',
  'macintosh',
  'ibm850',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const
