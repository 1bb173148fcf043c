/** Many texts in two arrays, which threads can share: text i is the UTF-16 units [starts[i], starts[i + 1]). */
export interface PackedTexts {
  readonly units: Uint16Array
  readonly starts: Uint32Array
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const starts = new Uint32Array(texts.length + 1)
  texts.forEach((text, i) => (starts[i + 1] = starts[i]! + text.length))
  const units = new Uint16Array(starts[texts.length]!)
  texts.forEach((text, i) => {
    for (let at = 0; at < text.length; at++) units[starts[i]! + at] = text.charCodeAt(at)
  })
  return { units, starts }
}

export function textAt({ units, starts }: PackedTexts, place: number): string {
  const from = starts[place]!
  return Buffer.from(units.buffer, units.byteOffset + 2 * from, 2 * (starts[place + 1]! - from)).toString('utf16le')
}
