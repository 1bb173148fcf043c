import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import { boundaryOf, readMultipart } from '../../src/server/multipart.js'
import { safeName } from '../../src/server/uploads.js'

const boundary = '----made7d1'
const part = (head: string, body: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ])
const end = Buffer.from(`--${boundary}--\r\n`)

async function read(body: Buffer, sizes: () => number) {
  const fields: Record<string, string> = {}
  const files: Record<string, Buffer> = {}
  async function* pieces() {
    for (let at = 0; at < body.length;) {
      const size = sizes()
      yield await Promise.resolve(body.subarray(at, at + size))
      at += size
    }
  }
  await readMultipart(pieces(), boundary, {
    field: (name, value) => (fields[name] = value),
    file: (name, fileName) => {
      const key = `${name} ${fileName}`
      files[key] = Buffer.alloc(0)
      return Promise.resolve({
        write: (bytes) => {
          files[key] = Buffer.concat([files[key]!, bytes])
          return Promise.resolve()
        },
      })
    },
  })
  return { fields, files }
}

describe('a form with a file', () => {
  const random = seededRandom(7)
  const tricky = Buffer.concat([
    Buffer.from('\r\n--\r\n------made7d\r\n\r\n--'),
    Buffer.from(Array.from({ length: 3000 }, () => Math.floor(random() * 256))),
    Buffer.from(`\r\n--${boundary.slice(0, -1)}`),
  ])
  const body = Buffer.concat([
    part('name="token"', 'añ b'),
    part('name="file"; filename="a %22b%22 ñ.csv"', tricky),
    part('name="empty"', ''),
    part('name="none"; filename=""', ''),
    end,
  ])

  it('is read the same however it comes in pieces', async () => {
    for (let round = 0; round < 60; round++) {
      const { fields, files } = await read(body, () => 1 + Math.floor(random() * (round + 1) * 4))
      expect(fields).toEqual({ token: 'añ b', empty: '' })
      expect(Object.keys(files)).toEqual(['file a "b" ñ.csv', 'none '])
      expect(files['file a "b" ñ.csv']!.equals(tricky)).toBe(true)
    }
  })

  it('refuses any beginning of it, and other damage', async () => {
    const damage = [
      ...Array.from({ length: 40 }, () => body.subarray(0, Math.floor(random() * (body.length - 8)))),
      Buffer.concat([part('name="a"', 'x'), Buffer.from(`--${boundary}xx`)]),
      Buffer.concat([part('filename="a"', 'x'), end]),
      Buffer.concat([Buffer.from(`--${boundary}\r\n${'x'.repeat(9000)}`), end]),
      Buffer.concat([part('name="a"', 'x'.repeat(70_000)), end]),
      Buffer.concat([...Array.from({ length: 41 }, () => part('name="a"', '')), end]),
    ]
    for (const one of damage) {
      await expect(read(one, () => 777)).rejects.toMatchObject({ code: 'upload/damaged' })
    }
  })

  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
    ['application/x-www-form-urlencoded', null],
    ['multipart/mixed; boundary=abc', null],
    [undefined, null],
    [`multipart/form-data; boundary=${'x'.repeat(80)}`, null],
  ])('of type %s is divided by %s', (type, expected) => {
    expect(boundaryOf(type)).toBe(expected)
  })
})

describe('the name of a file', () => {
  it.each([
    ['noc 2021.xlsx', 'noc 2021.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\data\\clasificación.csv', 'clasificación.csv'],
    ['..hidden', 'hidden'],
    ['a\u0000b\u202e.csv', 'ab.csv'],
    ['draft.json', 'file-draft.json'],
    ['', 'file'],
    [`${'x'.repeat(500)}.csv`, `${'x'.repeat(100)}.csv`],
  ])('%j becomes %j', (sent, kept) => {
    expect(safeName(sent)).toBe(kept)
  })
})
