/** Characters that nobody sees: zero-width spaces, direction marks, soft hyphens. Joiners stay: Persian and Hindi need them. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
const wideSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g
/** Letters of Europe in one piece: nothing to do, which most cells are. */
const alreadyClean =
  /^[!-~\u00a1-\u00ac\u00ae-\u017f\u0400-\u045f]+(?: [!-~\u00a1-\u00ac\u00ae-\u017f\u0400-\u045f]+)*$/

/** A cell's text without invisible characters and superfluous spaces; line breaks stay. */
export function cleanLines(text: string): string {
  if (text === '' || alreadyClean.test(text)) return text
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(wideSpaces, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** As `cleanLines`, on one line. */
export function cleanText(text: string): string {
  const clean = cleanLines(text)
  return clean.includes('\n') ? clean.replace(/\n+/g, ' ') : clean
}

/** The titles of a cell that holds several, one a line or between bars or semicolons; each once. */
export function titlesInCell(text: string): readonly string[] {
  const titles = cleanLines(text).split(/\s*[\n|;]\s*/)
  return [...new Set(titles.filter((title) => title !== ''))]
}

/** Only letters and digits of a code, in upper case: what its length and its prefixes are measured by. */
export const compactCode = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()

/** A text for a list of refusals. */
export const shortened = (text: string, length = 80): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
