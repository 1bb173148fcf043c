import { compactCode } from './cell-text.js'

/**
 * A numeric code with the leading zeros it lost when a spreadsheet took it for a number: only where every code of its
 * level has `length` digits, which proves that they are missing. Any other code comes back as it is.
 */
export function withLostZeros(code: string, length: number | null): string {
  if (length === null || code.length >= length || !/^\d+$/.test(code)) return code
  return code.padStart(length, '0')
}

/** A regular expression that matches every code given, and little else: `\d{4}`, `[A-Z]\d{3}`, `\d{2}-\d{4}`. */
export function codePatternOf(codes: readonly string[]): string {
  const shapes = [...new Set(codes.map(shapeOf))].sort()
  if (shapes.length === 0) return '.+'
  if (shapes.length <= 4) return shapes.join('|')
  const lengths = codes.map((code) => code.length)
  return `[\\p{L}\\p{N}.\\-/ ]{${Math.min(...lengths)},${Math.max(...lengths)}}`
}

/** The pattern of a level that has no items in the file, from the number of digits its codes have. */
export const digitsPattern = (length: number): string => (length === 1 ? '\\d' : `\\d{${length}}`)

function shapeOf(code: string): string {
  const runs = code.match(/\d+|[A-Z]+|[a-z]+|\s+|[^\dA-Za-z\s]+/gu) ?? []
  return runs
    .map((run) => {
      if (/^\d/.test(run)) return digitsPattern(run.length)
      if (/^[A-Z]/.test(run)) return run.length === 1 ? '[A-Z]' : `[A-Z]{${run.length}}`
      if (/^[a-z]/.test(run)) return run.length === 1 ? '[a-z]' : `[a-z]{${run.length}}`
      return run.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
}

/** The nearest item above by code alone: the longest other code that this one begins with, punctuation left aside. */
export function parentByPrefix(code: string, byCompact: ReadonlyMap<string, string>): string | null {
  const segments = code.split(/[.\-/ ]/)
  for (let count = segments.length - 1; count > 0; count--) {
    const above = byCompact.get(compactCode(segments.slice(0, count).join('')))
    if (above !== undefined && above !== code && code.startsWith(above)) return above
  }
  const compact = compactCode(code)
  for (let length = compact.length - 1; length > 0; length--) {
    const above = byCompact.get(compact.slice(0, length))
    if (above !== undefined) return above
  }
  return null
}
