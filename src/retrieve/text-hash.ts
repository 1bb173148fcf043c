/**
 * Two FNV-1a hashes of a text with different starts, each spread by a mixer: 64 bits, of which two different texts among
 * a million share all with a probability below one in ten million. Taken unit by unit (UTF-16), so that texts that begin
 * alike are hashed in one go.
 */
export const startHigh = 0x811c9dc5
export const startLow = 0x2f0b4c47

export const nextHigh = (high: number, unit: number): number => Math.imul(high ^ unit, 0x01000193)

export function nextLow(low: number, unit: number): number {
  const next = Math.imul(low ^ unit, 0x85ebca6b)
  return next ^ (next >>> 15)
}

/** Spreads one half once all units are in: neighbouring texts land far apart. In [0, 2^32). */
export function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A text's first half; `lowOf` is the second. */
export function highOf(text: string): number {
  let high = startHigh
  for (let i = 0; i < text.length; i++) high = nextHigh(high, text.charCodeAt(i))
  return mixed(high)
}

export function lowOf(text: string): number {
  let low = startLow
  for (let i = 0; i < text.length; i++) low = nextLow(low, text.charCodeAt(i))
  return mixed(low)
}
