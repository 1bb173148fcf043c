/**
 * WebAssembly instructions as nested bytes. An expression leaves one value behind, a statement none; the value of an
 * expression is an address (in bytes), a number or four numbers. Only what the kernels of this project need.
 */
export type Code = readonly (number | Code)[]

/** A local variable or parameter of a kernel. */
export interface Variable {
  readonly value: Code
  set(value: Code): Code
}

const unary =
  (...operation: readonly number[]) =>
  (a: Code): Code => [a, operation]
const binary =
  (...operation: readonly number[]) =>
  (a: Code, b: Code): Code => [a, b, operation]
/** SIMD operations have a prefix and a number in LEB128. */
const simd = (operation: number): readonly number[] =>
  operation < 128 ? [0xfd, operation] : [0xfd, (operation & 0x7f) | 0x80, operation >> 7]
const load =
  (operation: readonly number[], align: number) =>
  (address: Code, offset = 0): Code => [address, operation, align, unsigned(offset)]
const store =
  (operation: readonly number[], align: number) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, operation, align, unsigned(offset)]

/** Addresses and counts. */
export const i32 = {
  of: (value: number): Code => [0x41, signed(value)],
  load: load([0x28], 2),
  store: store([0x36], 2),
  /** Two bytes, as a number of at least 0. */
  loadShort: load([0x2f], 1),
  and: binary(0x71),
  shiftLeft: binary(0x74),
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  shiftRight: binary(0x76),
}

/** One number of single precision. */
export const f32 = {
  of: (value: number): Code => [0x43, [...new Uint8Array(new Float32Array([value]).buffer)]],
  load: load([0x2a], 2),
  store: store([0x38], 2),
  sqrt: unary(0x91),
  add: binary(0x92),
  sub: binary(0x93),
  mul: binary(0x94),
  div: binary(0x95),
  /** 1 or 0, as an address or count. */
  greaterOrEqual: binary(0x60),
  less: binary(0x5d),
}

/** Four numbers of single precision side by side. Addresses need no alignment. */
export const f32x4 = {
  load: load(simd(0), 0),
  loadSplat: load(simd(9), 2),
  store: store(simd(11), 0),
  splat: unary(...simd(19)),
  lane: (a: Code, lane: number): Code => [a, simd(31), lane],
  greaterOrEqual: binary(...simd(70)),
  nearest: unary(...simd(106)),
  abs: unary(...simd(224)),
  sqrt: unary(...simd(227)),
  add: binary(...simd(228)),
  sub: binary(...simd(229)),
  mul: binary(...simd(230)),
  div: binary(...simd(231)),
  min: binary(...simd(232)),
  max: binary(...simd(233)),
  fromIntegers: unary(...simd(250)),
}

/** Lanes of whole numbers and of bits. */
export const lanes = {
  /** Eight signed bytes from memory as eight 16-bit lanes. */
  loadBytes: load(simd(1), 0),
  /** The lower and upper four of eight 16-bit lanes as 32-bit lanes. */
  low: unary(...simd(167)),
  high: unary(...simd(168)),
  splat: unary(...simd(17)),
  and: binary(...simd(78)),
  anyTrue: unary(...simd(83)),
  fromNumbers: unary(...simd(248)),
  shiftLeft: binary(...simd(171)),
  add: binary(...simd(174)),
  /** Eight 16-bit lanes from memory. */
  load: load(simd(0), 0),
  /** Products of 16-bit lanes, each two neighbours added up to a 32-bit lane. */
  dot: binary(...simd(186)),
  /** Four 32-bit lanes out of eight: 0 to 3 are those of the first value, 4 to 7 those of the second. */
  pick: (a: Code, b: Code, from: readonly [number, number, number, number]): Code => [
    ...[a, b],
    simd(13),
    from.map((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
  ],
}

/** Runs the body for counter = from, from + step, ... while it is below the limit (unsigned). */
export const count = (counter: Variable, from: Code, below: Code, step: number, body: Code): Code => [
  counter.set(from),
  [0x02, 0x40, 0x03, 0x40],
  [counter.value, below, 0x4f, 0x0d, 1],
  body,
  counter.set(i32.add(counter.value, i32.of(step))),
  [0x0c, 0, 0x0b, 0x0b],
]

/** Runs the body where the condition is not 0. */
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b]

/** LEB128, the variable-length numbers of WebAssembly. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest === 0 ? low : low | 0x80)
  } while (rest !== 0)
  return bytes
}

function signed(value: number): readonly number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(done ? low : low | 0x80)
    if (done) return bytes
  }
}
