import { fold } from './fold.js'

/** One word of a segment, with its place in the segment's text. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly folded: string
  /** Which piece between commas and slashes it stands in. */
  readonly part: number
  /** Written in capitals (and longer than one letter). */
  readonly capitals: boolean
}

/** A piece of a title between strong separators or in brackets. */
export interface Segment {
  readonly text: string
  readonly bracketed: boolean
  readonly words: readonly Word[]
}

const bracket = /[([{}\])]/

/** Cuts a repaired title at brackets and strong separators: " - ", "|", "//", ">", ";", ": ", " @ ", sentence ends. */
export function segmentsOf(title: string): readonly Segment[] {
  const segments: Segment[] = []
  for (const piece of bracketPieces(title)) {
    const texts = piece.bracketed ? [piece.text] : splitStrong(piece.text)
    for (const text of texts) {
      const words = wordsOf(text)
      if (words.length > 0) segments.push({ text, bracketed: piece.bracketed, words })
    }
  }
  return segments
}

interface Piece {
  readonly text: string
  readonly bracketed: boolean
}

function bracketPieces(title: string): readonly Piece[] {
  if (!bracket.test(title)) return [{ text: title, bracketed: false }]
  const pieces: Piece[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < title.length; at++) {
    const code = title.charCodeAt(at)
    if (code === 40 || code === 91 || code === 123) {
      if (depth === 0) {
        pieces.push({ text: title.slice(from, at), bracketed: false })
        from = at + 1
      }
      depth++
    } else if (code === 41 || code === 93 || code === 125) {
      if (depth > 0) depth--
      if (depth === 0) {
        pieces.push({ text: title.slice(from, at), bracketed: true })
        from = at + 1
      }
    }
  }
  pieces.push({ text: title.slice(from), bracketed: depth > 0 })
  return joinedAround(pieces)
}

/** "Ingénieur (H/F) logiciel" goes on after its bracket; "Vendeur (H/F) - Lyon" does not. The bracket comes after. */
function joinedAround(pieces: readonly Piece[]): readonly Piece[] {
  const texts: Piece[] = []
  const brackets: Piece[] = []
  let running = ''
  for (const piece of pieces) {
    if (piece.bracketed) brackets.push(piece)
    else running += ` ${piece.text}`
  }
  texts.push({ text: running, bracketed: false })
  return [...texts, ...brackets]
}

const strong = /\s-+(?=\s|$)|(?<=\s)-+|-+\s|^-+|\||\/\/+|[>;•·~]|:(?!\d)|\s@\s?|--+|\s_\s|!+/
const sentenceEnd = /(?<=\p{L}{4})\.\s+(?=\p{L}{3})/u
const worthSplitting = /[-|/>;•·~:@.!_]/

function splitStrong(text: string): readonly string[] {
  if (!worthSplitting.test(text)) return [text]
  const pieces = text.split(strong)
  return text.includes('. ') ? pieces.flatMap((piece) => piece.split(sentenceEnd)) : pieces
}

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u

const asciiWord = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0))

function isWordCode(code: number, text: string, at: number): boolean {
  if (code < 128) return asciiWord[code] === 1
  if (code >= 0xd800 && code <= 0xdfff) return true
  return letterOrDigit.test(text[at]!)
}

let lastText = ''
let lastWords: readonly Word[] = []

/** The words of a text; the steps that ask for the same text one after the other get the same answer. */
export function wordsOf(text: string): readonly Word[] {
  if (text !== lastText) {
    lastWords = cutWords(text)
    lastText = text
  }
  return lastWords
}

/** The words of a text. `+` and `#` stay with the word before them ("C++", "C#"). */
function cutWords(text: string): readonly Word[] {
  const words: Word[] = []
  let part = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (!isWordCode(code, text, at)) {
      if (code === 44 || code === 47) part++
      at++
      continue
    }
    const start = at
    let ascii = true
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at)
      if (!isWordCode(next, text, at)) break
      if (next > 127) ascii = false
    }
    while (at < text.length && (text[at] === '+' || text[at] === '#')) at++
    const written = text.slice(start, at)
    words.push({
      start,
      end: at,
      folded: ascii ? written.toLowerCase() : foldWord(written),
      part,
      capitals: at - start > 1 && written === written.toUpperCase(),
    })
  }
  return words
}

const folds = new Map<string, string>()
const foldsKept = 20_000

function foldWord(word: string): string {
  const known = folds.get(word)
  if (known !== undefined) return known
  const folded = fold(word).replaceAll(' ', '')
  if (folds.size >= foldsKept) folds.clear()
  folds.set(word, folded)
  return folded
}
