import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encoderHash, readEncoder, writeEncoder } from '../../src/embed/encoder-file.js'
import { encoderTextVersion, type EncoderModel } from '../../src/embed/encoder-model.js'
import { KnownError } from '../../src/errors.js'
import { seededRandom } from '../../src/numbers/random.js'
import { folderOfThisFile } from '../files/temporary-folder.js'

const folder = folderOfThisFile()
const random = seededRandom(4)
const [rows, dimension] = [16, 8]
const codes = ['0110', '2221', 'né']
const model: EncoderModel = {
  textVersion: encoderTextVersion,
  dimension,
  rows,
  codes,
  weights: Int8Array.from({ length: rows * dimension }, () => Math.floor(random() * 255) - 127),
  scales: Float32Array.from({ length: rows }, random),
  head: Float32Array.from({ length: codes.length * dimension }, () => random() - 0.5),
  training: {
    seed: 4,
    epochs: 5,
    members: 1,
    labelSets: [{ source: 'made', labels: 3, hash: 'abc' }],
    languages: ['en'],
    learnt: 3,
    repeated: 0,
    empty: 0,
    contradictory: 0,
    heldOut: null,
  },
}
const written = (name: string, content: EncoderModel = model): string => {
  const file = join(folder, name)
  writeEncoder(file, content)
  return file
}
const changed = (name: string, change: (bytes: Buffer) => Uint8Array): string => {
  const file = written(name)
  writeFileSync(file, change(readFileSync(file)))
  return file
}

describe('a model file', () => {
  it('reads back as it was written', () => {
    const read = readEncoder(written('whole'))
    expect(read).toEqual(model)
    expect(encoderHash(read)).toBe(encoderHash(model))
  })

  it('is accepted where its dimension is the one needed', () => {
    expect(readEncoder(written('fits'), { dimension }).dimension).toBe(dimension)
  })

  it.each([
    ['that is another file', () => changed('other', () => Buffer.from('code,title\n'))],
    ['that is empty', () => changed('empty', () => Buffer.alloc(0))],
    ['cut off in its header', () => changed('header', (bytes) => bytes.subarray(0, 100))],
    ['cut off after its first bytes', () => changed('magic', (bytes) => bytes.subarray(0, 19))],
    ['cut off in its numbers', () => changed('numbers', (bytes) => bytes.subarray(0, bytes.length - 200))],
    ['with one byte changed', () => changed('byte', (bytes) => bytes.fill(7, bytes.length - 70, bytes.length - 69))],
    ['of another text version', () => written('text', { ...model, textVersion: 'text-0' })],
    ['with rows that are no power of two', () => written('rows', { ...model, rows: 15 })],
    ['with a number that is none', () => written('nan', { ...model, head: model.head.map(() => NaN) })],
  ])('%s cannot be used, and says why', (_, make) => {
    expect(() => readEncoder(make())).toThrow(KnownError)
    try {
      readEncoder(make())
    } catch (thrown) {
      expect((thrown as KnownError).code).toBe('encoder/unusable')
    }
  })

  it('of another dimension cannot be used', () => {
    expect(() => readEncoder(written('dimension'), { dimension: 64 })).toThrow(/8 dimensions; 64 are needed/)
  })

  it('that is missing is a known failure', () => {
    expect(() => readEncoder(join(folder, 'missing'))).toThrow(KnownError)
  })
})
