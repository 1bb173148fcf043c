/** Part of every cache key and certificate: titles folded by another version are not comparable. */
export const textVersion = 'text-1'

/** Letters that Unicode does not decompose but that people type either way. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŀ: 'l',
}

/**
 * The form of a title used to compare it, never to show or store it: lower case, European accents removed, everything
 * but letters, digits, `#` and `+` turned into single spaces.
 * Only U+0300-036F is stripped: in Devanagari, Thai or Arabic a mark is part of the word, and `\p{M}` would break it.
 * `#` and `+` stay, or "C#", "C++" and "C" developers become one.
 */
export function fold(text: string): string {
  const simple = ascii.test(text) ? text : text.replace(latin, plainLetter)
  if (ascii.test(simple))
    return simple
      .toLowerCase()
      .replace(/[^a-z0-9#+]+/g, ' ')
      .trim()
  return withoutAccents(text)
    .replace(/['’ʼ`´]/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}#+]+/gu, ' ')
    .trim()
}

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþıŀ]/g, (letter) => spelledOut[letter] ?? letter)

// Most titles are written in ASCII or in Latin letters with accents: for them there is a way five times as fast.
const ascii = /^[\0-\x7f]*$/
const latin = /[\u00c0-\u024f]/g
const plainLetters = new Map<string, string>()

/** What a Latin letter folds to; itself where that is no plain letter. */
function plainLetter(letter: string): string {
  let plain = plainLetters.get(letter)
  if (plain === undefined) {
    const folded = withoutAccents(letter)
    plainLetters.set(letter, (plain = /^[a-z]+$/.test(folded) ? folded : letter))
  }
  return plain
}
