import { type Draft, noteAttribute, noteRemoval } from './normal-title.js'

const endings =
  'a|as|o|os|e|es|é|ée|ées|és|se|ses|ne|nes|re|rs|s|trice|trices|euse|euses|rice|rices|in|innen|r|er|en|ra|ère|ere|ère|ière|iere|iers|le|ve|fe|eure|eures|ienne|enne|esse|sse|resse|ess|ress|sa|isa|ora|oras|ka|rka|czka|tka|czyni|yni|ni|nka|ica|ana|ta|na|ca|frau|mann|y|i|owa|cka'
const bracketed = new RegExp(String.raw`(?<=\p{L}{2})\s?\(\s?-?(?:${endings}|o\(a\))\s?\)(?=[^\p{L}]|$|s\b)`, 'giu')
const afterMark = new RegExp(
  String.raw`(?<=\p{L}{3})(?:\s?/\s?-?|[·*:_]|\.(?=\p{L}{1,5}(?:[\s.,)/-]|$))|-(?=(?:e|es|trice|euse|se|ne|a|rice)\b))(?:${endings})(?:[·.*:_/-](?:${endings}|s))*(?![\p{L}])`,
  'giu',
)
const inclusivePoint = /(?<=\p{L}{3}eu)[·.](?:rs?[·.])?(?:se|rice|euse)s?(?:[·.]s)?(?!\p{L})/giu
const vowelsAtSlash = /[ao]\s?\/\s?[oea](?![a-z])/i
const bothVowels = /(\p{L}{3,})([AaOo])\s?\/\s?([OoEeAa])(?!\p{L})/gu
const starAlone = /(?<=\p{L}{3})\*(?=\s|$)/gu

/**
 * One form where a title writes two: "Vendedor(a)", "jefe/a", "développeu·r·se", "Mitarbeiter*in", "Kasjer/-ka".
 * What is left is the form written out, which in most languages is the masculine.
 */
export function takeOutGenderEndings(text: string, draft: Draft): string {
  const marked = marksIn(text)
  if (marked === 0) return text
  const note = (match: string): string => {
    noteRemoval(draft, match, 'gender_marker')
    noteAttribute(draft, 'genderForms', match.trim())
    return ''
  }
  let result = text
  if (/[·.]/.test(result)) {
    result = result.replace(inclusivePoint, (match) => {
      note(match)
      return /s$/i.test(match) ? 'rs' : 'r'
    })
  }
  if (vowelsAtSlash.test(result)) {
    result = result.replace(bothVowels, (whole, stem: string, first: string, second: string) => {
      // "JEFA/E" and "cajera/o" name the feminine first.
      if (first.toLowerCase() !== 'a') return whole
      note(`/${second}`)
      return stem + second
    })
  }
  if ((marked & openingBracket) !== 0) result = result.replace(bracketed, note)
  if ((marked & otherMark) !== 0) result = result.replace(afterMark, note)
  return result.includes('*') ? result.replace(starAlone, note) : result
}

const openingBracket = 1
const otherMark = 2
const marks = new Set(Array.from('/·.*:_-', (mark) => mark.charCodeAt(0)))

/** Which marks stand directly after a letter, or, brackets and slashes, one space after it. */
function marksIn(text: string): number {
  let found = 0
  for (let at = 2; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 40 && !marks.has(code)) continue
    const before = text.charCodeAt(at - 1)
    if (before > 64 || ((code === 40 || code === 47) && before === 32))
      found |= code === 40 ? openingBracket : otherMark
  }
  return found
}
