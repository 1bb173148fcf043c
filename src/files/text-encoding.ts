import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { KnownError } from '../errors.js'

/** Bytes known to be text, decoded piece by piece when somebody asks. */
export interface EncodedText {
  readonly encoding: string
  readonly why: string
  /** What was odd about the bytes. */
  readonly remarks: readonly string[]
  /** About a megabyte each; a piece ends at a line's end but where lines are longer. */
  readonly pieces: () => Iterable<string>
}

interface TextOptions {
  readonly file: string
  readonly languages?: readonly string[]
  /** Said by somebody who knows; not found out then. */
  readonly encoding?: string
}

/** True for the name of an encoding that can be read. */
export const isEncoding = (name: string): boolean => name.length < 40 && iconv.encodingExists(name)

/** Bytes looked at to tell text from binary data and to guess an encoding. */
const sampleSize = 65_536

/**
 * Finds out how bytes are to be read as text: a byte-order mark decides; else valid UTF-8 is UTF-8; else UTF-16 by its
 * zero bytes; else the most likely of the usual encodings. `languages` (of the source) break ties between encodings
 * that fit equally. Where only some lines are UTF-8, each line is read in its own encoding.
 * Throws `source/binary-text` for what is no text.
 */
export function encodedText(bytes: Uint8Array, options: TextOptions): EncodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const {
    encoding,
    why,
    zeros = 0,
    strangers,
  } = byWord(buffer, options) ??
  byMark(buffer) ??
  byDeclaration(buffer) ??
  byZeroBytes(buffer, options.file) ??
  byValidity(buffer) ??
  byLines(buffer, options) ??
  byGuess(buffer, options)
  const decode = strangers === undefined ? (slice: Buffer) => iconv.decode(slice, encoding) : lineByLine(strangers)
  return {
    encoding,
    why,
    remarks: zeros > 0 ? [`${zeros} zero bytes were taken out.`] : [],
    *pieces() {
      const decoder = isWide(encoding) ? iconv.getDecoder(encoding) : null
      for (const slice of slices(buffer)) {
        const text = decoder ? decoder.write(slice) : decode(slice)
        yield text.includes('\u0000') ? text.replaceAll('\u0000', '') : text
      }
    },
  }
}

/** Decodes bytes that come piece by piece; a character cut in two waits for the next piece. */
export interface StreamDecoder {
  readonly write: (bytes: Uint8Array) => string
  readonly end: () => string
}

/** For an encoding that `encodedText` names. A byte-order mark is taken off; bytes without a meaning become U+FFFD. */
export function streamDecoder(encoding: string): StreamDecoder {
  const decoder = iconv.getDecoder(encoding)
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' }
}

const pieceSize = 1 << 20

function* slices(bytes: Buffer): Iterable<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const newline = start + pieceSize < bytes.length ? bytes.lastIndexOf(10, start + pieceSize) : bytes.length - 1
    const end = newline > start ? newline + 1 : Math.min(bytes.length, start + pieceSize)
    yield bytes.subarray(start, end)
    start = end
  }
}

const isWide = (encoding: string): boolean => encoding.startsWith('utf-16')

/** UTF-8 where a line is that, another encoding where it is not. */
const lineByLine =
  (other: string) =>
  (slice: Buffer): string =>
    isUtf8(slice)
      ? iconv.decode(slice, 'utf-8')
      : linesOf(slice)
          .map((line) => iconv.decode(line, isUtf8(line) ? 'utf-8' : other))
          .join('')

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline + 1
    lines.push(bytes.subarray(start, end))
    start = end
  }
  return lines
}

interface Found {
  readonly encoding: string
  readonly why: string
  /** Zero bytes amid text. */
  readonly zeros?: number
  /** The encoding of lines that are not in the one named. */
  readonly strangers?: string
}

/** What a person says holds; a text without meaning in it is still refused. */
function byWord(bytes: Buffer, { encoding, file }: TextOptions): Found | null {
  if (encoding === undefined || !isEncoding(encoding)) return null
  const zeros = isWide(encoding.toLowerCase()) ? 0 : (byZeroBytes(bytes, file)?.zeros ?? 0)
  return { encoding: encoding.toLowerCase(), why: 'as said', zeros }
}

const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function byMark(bytes: Buffer): Found | null {
  const found = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  return found ? { encoding: found[0], why: 'byte-order mark' } : null
}

/** XML and HTML say at their beginning how they are written. UTF-8 is left to the test that cannot be wrong. */
function byDeclaration(bytes: Buffer): Found | null {
  const head = bytes.subarray(0, 1024).toString('latin1')
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']|<meta[^>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(
    head,
  )
  const encoding = declared?.[1] ?? declared?.[2]
  if (encoding === undefined || /^utf-?8$/i.test(encoding) || !iconv.encodingExists(encoding)) return null
  return { encoding: encoding.toLowerCase(), why: 'it says so at its beginning' }
}

const binaryCharacters = /[\u0000-\u0008\u000e-\u0019\ufffe\uffff]/

/** Text in UTF-16 has a zero byte beside every plain letter; any other zero byte means binary data. */
function byZeroBytes(bytes: Buffer, file: string): Found | null {
  const sample = bytes.subarray(0, sampleSize)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]!++
  })
  const half = sample.length / 2
  const wide = zeros[1]! > half * 0.3 ? 'utf-16le' : zeros[0]! > half * 0.3 ? 'utf-16be' : null
  if (wide !== null && Math.min(...zeros) < half * 0.02 && !binaryCharacters.test(iconv.decode(sample, wide))) {
    return { encoding: wide, why: 'zero bytes of UTF-16' }
  }
  const firstZero = bytes.indexOf(0)
  if (firstZero >= 0 && zeroBytes(bytes) > bytes.length * strayZeros)
    throw new KnownError('source/binary-text', { file, detail: `a zero byte at position ${firstZero + 1}` })
  const controls = sample.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26).length
  if (controls > sample.length * 0.01) {
    throw new KnownError('source/binary-text', {
      file,
      detail: `${controls} control characters in its first ${sample.length} bytes`,
    })
  }
  if (firstZero < 0) return null
  const found = byValidity(bytes) ?? byGuess(bytes, {})
  return { ...found, zeros: zeroBytes(bytes) }
}

/** Share of zero bytes up to which a text is a text with some dirt in it. */
const strayZeros = 0.001

function zeroBytes(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) count++
  return count
}

function byValidity(bytes: Buffer): Found | null {
  if (!isUtf8(bytes)) return null
  return bytes.every((byte) => byte < 128)
    ? { encoding: 'utf-8', why: 'plain ASCII' }
    : { encoding: 'utf-8', why: 'every byte is valid UTF-8' }
}

/** Encodings that write every character outside ASCII as two bytes or more. */
const multibyte = new Set([
  'Shift_JIS',
  'EUC-JP',
  'EUC-KR',
  'Big5',
  'GB18030',
  'ISO-2022-JP',
  'ISO-2022-CN',
  'ISO-2022-KR',
  'UTF-8',
])
/** What Windows wrote where people say ISO 8859: the same letters, and quotation marks besides. */
const windowsForm: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-7': 'windows-1253',
}

/** The Windows encoding of languages not written with the letters of Western Europe. */
const usualEncoding: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['pl', 'cs', 'sk', 'hu', 'sl', 'hr', 'ro', 'sq', 'bs'].map((tag) => [tag, 'windows-1250'])),
  ...Object.fromEntries(['ru', 'uk', 'bg', 'sr', 'mk', 'be'].map((tag) => [tag, 'windows-1251'])),
  ...Object.fromEntries(['lt', 'lv', 'et'].map((tag) => [tag, 'windows-1257'])),
  el: 'windows-1253',
  tr: 'windows-1254',
  he: 'windows-1255',
  ar: 'windows-1256',
  ja: 'Shift_JIS',
  zh: 'GB18030',
  ko: 'EUC-KR',
}

/** Text put together from several files: some lines beyond ASCII are UTF-8, which no other encoding looks like by chance. */
function byLines(bytes: Buffer, options: Pick<TextOptions, 'languages'>): Found | null {
  const lines = linesOf(linesBeyondAscii(bytes))
  const others = lines.filter((line) => !isUtf8(line))
  if (others.length === lines.length) return null
  const { encoding } = byGuess(Buffer.concat(others), options)
  if (multibyte.has(encoding) && others.length > lines.length / 2) return null
  const why = `${lines.length - others.length} of ${lines.length} lines beyond ASCII are UTF-8; the others were read as ${encoding}`
  return { encoding: 'utf-8', why, strangers: encoding }
}

function byGuess(bytes: Buffer, options: Pick<TextOptions, 'languages'>): Found {
  const sample = linesBeyondAscii(bytes)
  const single = isolatedShare(sample) > 0.5
  const [language, ...others] = options.languages ?? []
  const usual = language === undefined || others.length > 0 ? null : (usualEncoding[language] ?? 'windows-1252')
  const suits = usual !== null && !(single && multibyte.has(usual)) && decodesCleanly(sample, usual)
  if (suits && (single || usual !== 'windows-1252')) {
    return { encoding: usual, why: `not UTF-8; usual for the declared language (${language ?? ''})` }
  }
  const known = analyse(sample).filter(({ name }) => iconv.encodingExists(name))
  const best = known.find(({ name }) => !(single && multibyte.has(name)))
  if (!best || (single && best.confidence < 15)) {
    return { encoding: 'windows-1252', why: 'not UTF-8; nothing speaks for another encoding' }
  }
  const encoding = windowsForm[best.name] ?? best.name
  return { encoding, why: `not UTF-8; the bytes look like ${encoding} (${best.confidence} of 100)` }
}

/** No byte without a meaning, and none of the control characters that only a wrong encoding gives. */
const decodesCleanly = (bytes: Buffer, encoding: string): boolean =>
  !/[\u0080-\u009f\ufffd]/.test(iconv.decode(bytes, encoding))

/** A guess needs the bytes that differ between encodings, which in a long file may come late. */
function linesBeyondAscii(bytes: Buffer): Buffer {
  const lines: Buffer[] = []
  let size = 0
  for (let start = 0; start < bytes.length && size < sampleSize;) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline + 1
    const line = bytes.subarray(start, end)
    if (line.some((byte) => byte >= 128)) {
      lines.push(line)
      size += line.length
    }
    start = end
  }
  return Buffer.concat(lines)
}

/** Share of bytes outside ASCII whose neighbours are both ASCII: high in alphabets of one byte, near 0 in CJK text. */
function isolatedShare(bytes: Buffer): number {
  let isolated = 0
  let all = 0
  bytes.forEach((byte, at) => {
    if (byte < 128) return
    all++
    if ((bytes[at - 1] ?? 0) < 128 && (bytes[at + 1] ?? 0) < 128) isolated++
  })
  return all === 0 ? 1 : isolated / all
}
