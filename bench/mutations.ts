import { gzipSync } from 'node:zlib'
import type { Random } from '../src/numbers/random.js'

/** One way to spoil a file. */
type Mutation = (bytes: Buffer, random: Random) => Buffer

const below = (random: Random, limit: number): number => Math.floor(random() * Math.max(1, limit))

const insertion = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])

/** Bytes that readers stumble over: quotation marks, delimiters, line ends, marks of encodings, escapes, nothing. */
const hostile: readonly Buffer[] = [
  '"',
  '""',
  ';',
  ',,,,,,,,',
  '\t',
  '\r',
  '\n\n\n',
  '\u0000',
  '\ufeff',
  '\u202e',
  '<',
  '&x;',
  '{"',
  ']',
  '\u001f',
  '\u001e',
  'PK\u0003\u0004',
  '=1+1',
  '\u{1F469}',
]
  .map((text) => Buffer.from(text))
  .concat([Buffer.from([0xff, 0xfe]), Buffer.from([0xe9, 0x80]), Buffer.alloc(300, 0xff), Buffer.alloc(2000, 0x22)])

export const mutations: Readonly<Record<string, Mutation>> = {
  'bytes changed': (bytes, random) => {
    const spoilt = Buffer.from(bytes)
    for (let times = 1 + below(random, 20); times > 0; times--)
      spoilt[below(random, spoilt.length)] = below(random, 256)
    return spoilt
  },
  'bits turned': (bytes, random) => {
    const spoilt = Buffer.from(bytes)
    for (let times = 1 + below(random, 200); times > 0; times--) {
      const at = below(random, spoilt.length)
      spoilt[at] = spoilt[at]! ^ (1 << below(random, 8))
    }
    return spoilt
  },
  'cut off': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'beginning lost': (bytes, random) => bytes.subarray(below(random, Math.min(bytes.length, 5000))),
  'a piece missing': (bytes, random) => {
    const at = below(random, bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(random, 3000))])
  },
  'a piece twice': (bytes, random) => {
    const at = below(random, bytes.length)
    return insertion(bytes, at, bytes.subarray(at, at + below(random, 3000)))
  },
  'pieces exchanged': (bytes, random) => {
    const [one, other] = [below(random, bytes.length), below(random, bytes.length)].sort((a, b) => a - b) as [
      number,
      number,
    ]
    return Buffer.concat([bytes.subarray(one, other), bytes.subarray(0, one), bytes.subarray(other)])
  },
  'hostile bytes put in': (bytes, random) => {
    let spoilt = bytes
    for (let times = 1 + below(random, 6); times > 0; times--)
      spoilt = insertion(spoilt, below(random, spoilt.length), hostile[below(random, hostile.length)]!)
    return spoilt
  },
  'hostile bytes at the beginning': (bytes, random) => insertion(bytes, 0, hostile[below(random, hostile.length)]!),
  'zeros over a block': (bytes, random) => {
    const spoilt = Buffer.from(bytes)
    const at = below(random, spoilt.length)
    spoilt.fill(0, at, Math.min(spoilt.length, at + below(random, 500)))
    return spoilt
  },
  'a length made large': (bytes, random) => {
    const spoilt = Buffer.from(bytes)
    if (spoilt.length > 8) spoilt.writeUInt32LE(0x7fffffff, below(random, spoilt.length - 4))
    return spoilt
  },
  'packed after damage': (bytes, random) => {
    const spoilt = gzipSync(bytes)
    spoilt[below(random, spoilt.length)] = below(random, 256)
    return spoilt
  },
}
