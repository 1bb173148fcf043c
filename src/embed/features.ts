import { unspaced } from '../text/tokens.js'

/** Part of every model file: titles taken apart in another way do not fit its rows. */
export const featureVersion = 'words-pairs-3-6-grams-1'
/** Longest text looked at, in UTF-16 code units of its folded form; what comes after is not read. */
export const longestText = 512
/** More than any text of that length has. */
export const mostFeatures = 8 * longestText

const shortest = 3
const longest = 6
const space = 0x20
const basis = 0x811c9dc5
const prime = 0x01000193

/**
 * The features of a folded title as 32-bit hashes: its words, pairs of neighbouring words, and the character 3-6-grams
 * of each word with a space at both ends; where a script has no spaces, characters and pairs of them are the words.
 * Reads `codes[from..to)` (UTF-16) and writes to `hashes`; returns how many. A feature that occurs twice counts twice.
 */
export function features(codes: Uint16Array, from: number, to: number, hashes: Uint32Array): number {
  const end = Math.min(to, from + longestText)
  let found = 0
  let before: number | null = null
  for (let start = from; start < end; start++) {
    if (codes[start] === space) continue
    let stop = start
    let spaced = true
    let hash = basis ^ 0x3d
    for (; stop < end && codes[stop] !== space; stop++) {
      hash = Math.imul(hash ^ codes[stop]!, prime)
      spaced &&= !isUnspaced(codes[stop]!)
    }
    const word = mixed(hash)
    if (spaced) hashes[found++] = word
    else found = charactersAndPairs(codes, start, stop, hashes, found)
    if (before !== null) hashes[found++] = mixed(Math.imul(before, 31) + word)
    before = word
    found = ngrams(codes, start, stop, hashes, found)
    start = stop
  }
  return found
}

function ngrams(codes: Uint16Array, start: number, stop: number, hashes: Uint32Array, found: number): number {
  for (let at = start - 1; at + shortest <= stop + 1; at++) {
    let hash = basis
    const last = Math.min(at + longest, stop + 1)
    for (let place = at; place < last; place++) {
      hash = Math.imul(hash ^ (place < start || place === stop ? space : codes[place]!), prime)
      if (place - at >= shortest - 1) hashes[found++] = mixed(hash)
    }
  }
  return found
}

function charactersAndPairs(
  codes: Uint16Array,
  start: number,
  stop: number,
  hashes: Uint32Array,
  found: number,
): number {
  for (let at = start; at < stop; at++) {
    const one = Math.imul(basis ^ 0x3d ^ codes[at]!, prime)
    hashes[found++] = mixed(one)
    if (at + 1 < stop) hashes[found++] = mixed(Math.imul(one ^ codes[at + 1]!, prime))
  }
  return found
}

/** FNV-1a alone leaves neighbouring strings together; this spreads them. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** 0: not asked yet, 1: belongs to a script with spaces, 2: to one without. */
const scripts = new Uint8Array(1 << 16)

function isUnspaced(code: number): boolean {
  scripts[code] ||= unspaced.test(String.fromCharCode(code)) ? 2 : 1
  return scripts[code] === 2
}
