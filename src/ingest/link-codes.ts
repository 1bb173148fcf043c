/** A code of a link as its cell gives it. */
export interface LinkCode {
  readonly code: string
  /** Written beside the code itself: "2111 p", "ex 2111". */
  readonly partial: boolean
  /** "2*": which code below it, the table leaves open. */
  readonly open: boolean
}

const wildcard = /^(.*[\p{L}\d].*?)[\s.]*(?:\*|[.…]{2,})$/u
const flagAfter = /^(.*\d)\s*(?:\(\s*(?:p|part|partial|parte|teil)\.?\s*\)|\s(?:p|pt|part|partial|parte|teil)\.?)$/iu
const flagBefore = /^(?:ex|part of|parte de|partie de|teil von|p\.)\s+(?=\S*\d)(.+)$/iu

/** A code without the flag and the wildcard that its cell puts beside it. */
export function linkCode(text: string): LinkCode {
  const [after, before] = [flagAfter.exec(text)?.[1], flagBefore.exec(text)?.[1]]
  const bare = (after ?? before ?? text).trim()
  const open = wildcard.exec(bare)?.[1]
  return { code: open ?? bare, partial: after !== undefined || before !== undefined, open: open !== undefined }
}

const separators = /\s*(?:[;\n|+]|,(?!\d{1,2}$)|\s(?:and|or|y|o|e|ou|et|und|oder)\s)\s*/
/** These stand within codes, too: only between codes of one length do they divide. */
const doubtful = [/\s*\/\s*/, /\s+/]

/** The codes of a cell that names several ("2111; 2112", "2111, 2112"): where each part by itself looks like a code. */
export function codesInCell(text: string): readonly string[] {
  for (const separator of [separators, ...doubtful]) {
    const parts = text.split(separator).filter((part) => part !== '')
    const lengths = new Set(parts.map((part) => part.replace(/\W/g, '').length))
    const alike = separator === separators || (lengths.size === 1 && !lengths.has(1) && !lengths.has(2))
    if (parts.length > 1 && alike && parts.every(looksLikeCode)) return parts
  }
  return [text]
}

const looksLikeCode = (text: string): boolean => text.length <= 16 && /\d/.test(text) && !/\p{L}{4,}/u.test(text)
