import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inSharedMemory, readArrays, writeArrays } from '../../src/files/arrays-file.js'

const folder = mkdtempSync(join(tmpdir(), 'concord-arrays-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const value = {
  codes: ['2411', '会计'],
  nothing: null,
  parts: [
    { numbers: Uint16Array.from([1, 65535, 3]), scale: 0.5 },
    { numbers: new Uint16Array(0), more: { scales: Float32Array.from([0.25, -1e30]) } },
  ],
  large: Uint32Array.from({ length: 1000 }, (_, i) => i * 4_000_000),
  signed: Int16Array.from([-32768, 0, 32767]),
}
const file = join(folder, 'arrays.bin')
writeArrays(file, value)

describe('a file of arrays', () => {
  it('gives back what was written, in memory that threads share', () => {
    const read = readArrays(file)
    expect(read).toEqual({ value })
    const { large } = (read as { value: typeof value }).value
    expect(large.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it('is refused wherever it is cut short', () => {
    const bytes = readFileSync(file)
    const cut = join(folder, 'cut.bin')
    for (const length of [0, 5, 17, 40, 63, 64, 100, 700, bytes.length - 4000, bytes.length - 1]) {
      writeFileSync(cut, bytes.subarray(0, length))
      expect(readArrays(cut), `${length} bytes`).toBeTypeOf('string')
    }
  })

  it('is refused with any byte changed', () => {
    const bytes = readFileSync(file)
    const changed = join(folder, 'changed.bin')
    for (const at of [0, 20, 30, 56, 57, 64, 90, 900, bytes.length - 1]) {
      const copy = Buffer.from(bytes)
      copy[at] = copy[at]! ^ 0x10
      writeFileSync(changed, copy)
      expect(readArrays(changed), `byte ${at}`).toBeTypeOf('string')
    }
  })

  it('is refused where it is something else, or not there', () => {
    const other = join(folder, 'other.bin')
    writeFileSync(other, 'code;title\r\n'.repeat(20))
    expect(readArrays(other)).toBe('it is another kind of file')
    expect(readArrays(join(folder, 'missing.bin'))).toBeTypeOf('string')
  })
})

it('a copy in shared memory is equal, and shared all through', () => {
  const copy = inSharedMemory(value)
  expect(copy).toEqual(value)
  expect(copy.parts[1]!.more!.scales.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(copy.signed.buffer).toBeInstanceOf(SharedArrayBuffer)
})
