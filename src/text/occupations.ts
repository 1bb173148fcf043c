import type { Lexicon } from './lexicon.js'
import { wordsOf } from './segments.js'

const slash = /\s*\/+\s*/
const mostOccupations = 4

/** The occupations that one text names: cut at slashes and at "or", "cum" where each side names one. */
export function occupationsIn(text: string, lexicon: Lexicon): readonly string[] {
  const sides = text.includes('/') ? cutAt(text, text.split(slash), lexicon) : [text]
  return sides.flatMap((side) => cutAtAlternatives(side, lexicon))
}

function cutAt(whole: string, sides: readonly string[], lexicon: Lexicon): readonly string[] {
  const filled = sides.map((side) => side.trim()).filter((side) => side !== '')
  const named =
    filled.length >= 2 && filled.length <= mostOccupations && filled.every((side) => namesOne(side, lexicon))
  return named ? filled : [whole]
}

function cutAtAlternatives(text: string, lexicon: Lexicon): readonly string[] {
  const words = wordsOf(text)
  const joint = words.find((word, i) => i > 0 && i < words.length - 1 && lexicon.alternatives.has(word.folded))
  if (!joint) return [text]
  return cutAt(text, [text.slice(0, joint.start), text.slice(joint.end)], lexicon)
}

/** The noun stands first or last: "Analista Java" and "Java developer", not "gestão de operador X". */
function namesOne(side: string, lexicon: Lexicon): boolean {
  const words = wordsOf(side)
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return false
  if (words.length <= 2 && words.some((word) => lexicon.know(word.folded).head > 0)) return true
  return (
    lexicon.know(first.folded).head === 2 ||
    (lexicon.know(last.folded).head === 2 && lexicon.headStandsLast(last.folded))
  )
}
