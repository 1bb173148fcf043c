/** Joiners that are part of the spelling in these scripts; everywhere else they only hide text. */
const scriptsWithJoiners = [
  'Arabic',
  'Bengali',
  'Devanagari',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Tamil',
  'Telugu',
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('')
const strayJoiner = new RegExp(
  `(?<![${scriptsWithJoiners}])[\\u200c\\u200d]|[\\u200c\\u200d](?![${scriptsWithJoiners}])`,
  'gu',
)

/** Invisible or unassigned: formatting and tag characters, private use, lone surrogates. Joiners are judged apart. */
const invisible = /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\p{Cs}]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

const eMail = /[^\s@<>()"]{1,64}@[^\s@<>()"]{1,255}\.\p{L}{2,24}/gu
/** Nine digits or more with what people put between them; shorter ones are codes, years and references. */
const phone = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s()./-]{0,3}\d){8,}(?!\p{N})/gu

/**
 * Text from a file as it may stand in a question to a model: one line, nothing invisible, no angle brackets (they
 * delimit data in our prompts), no e-mail address or telephone number, at most `limit` characters.
 */
export function asData(text: string, limit: number): string {
  // Cut before the costly expressions too: a title may have any length.
  const readable = text
    .slice(0, limit * 8)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(eMail, '[e-mail]')
    .replace(phone, '[number]')
    .replace(/ {2,}/g, ' ')
    .trim()
  const letters = Array.from(readable)
  return letters.length <= limit
    ? readable
    : `${letters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}
