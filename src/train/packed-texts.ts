type Growing = Uint16Array | Uint32Array

/** `array`, or a copy of twice the room where it cannot hold `needed` numbers. */
function withRoom<T extends Growing>(array: T, needed: number): T {
  if (needed <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.max(needed, 2 * array.length))
  larger.set(array)
  return larger
}

/** The first `length` numbers in memory that threads share. */
const sharedUint16 = (from: Uint16Array, length: number): Uint16Array => {
  const shared = new Uint16Array(new SharedArrayBuffer(2 * length))
  shared.set(from.subarray(0, length))
  return shared
}
const sharedUint32 = (from: Uint32Array, length: number): Uint32Array => {
  const shared = new Uint32Array(new SharedArrayBuffer(4 * length))
  shared.set(from.subarray(0, length))
  return shared
}

/** Gathers examples, each of several texts and a class, in a few dozen bytes each. */
export function packedTexts() {
  let characters = new Uint16Array(1 << 16)
  let starts = new Uint32Array(1 << 12)
  let firstTexts = new Uint32Array(1 << 12)
  let classes = new Uint32Array(1 << 12)
  let [length, texts, examples] = [0, 0, 0]
  return {
    add: (forms: readonly string[], code: number): void => {
      firstTexts = withRoom(firstTexts, examples + 2)
      classes = withRoom(classes, examples + 1)
      classes[examples++] = code
      for (const form of forms) {
        characters = withRoom(characters, length + form.length)
        for (let at = 0; at < form.length; at++) characters[length++] = form.charCodeAt(at)
        starts = withRoom(starts, texts + 2)
        starts[++texts] = length
      }
      firstTexts[examples] = texts
    },
    packed: () => ({
      characters: sharedUint16(characters, length),
      starts: sharedUint32(starts, texts + 1),
      firstTexts: sharedUint32(firstTexts, examples + 1),
      classes: sharedUint32(classes, examples),
    }),
  }
}
