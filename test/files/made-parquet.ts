/** Thrift's compact protocol, as much of it as the headers of a Parquet file need. */
function varint(value: number): number[] {
  const bytes: number[] = []
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
  return [...bytes, left]
}

const zigzag = (value: number): number[] => varint(value * 2)
const int = (value: number): Field => ({ type: 5, bytes: zigzag(value) })
const long = (value: number): Field => ({ type: 6, bytes: zigzag(value) })
const text = (value: string): Field => ({
  type: 8,
  bytes: [...varint(Buffer.byteLength(value)), ...Buffer.from(value)],
})
const list = (type: number, items: readonly Field[]): Field => ({
  type: 9,
  bytes: [
    items.length < 15 ? (items.length << 4) | type : 0xf0 | type,
    ...(items.length < 15 ? [] : varint(items.length)),
    ...items.flatMap(({ bytes }) => bytes),
  ],
})
const record = (fields: Readonly<Record<number, Field>>): Field => {
  let last = 0
  const bytes = Object.entries(fields).flatMap(([id, field]) => {
    const step = Number(id) - last
    last = Number(id)
    return [(step << 4) | field.type, ...field.bytes]
  })
  return { type: 12, bytes: [...bytes, 0] }
}

interface Field {
  readonly type: number
  readonly bytes: readonly number[]
}

/** A Parquet file of texts: one row group, plain pages, nothing packed unless `pack` says how (2 is GZIP). */
export function madeParquet(
  columns: Readonly<Record<string, readonly string[]>>,
  pack: { readonly codec: number; readonly with: (bytes: Buffer) => Buffer } = { codec: 0, with: (bytes) => bytes },
): Buffer {
  const names = Object.keys(columns)
  const count = Object.values(columns)[0]!.length
  const parts: Buffer[] = [Buffer.from('PAR1')]
  let offset = 4
  const chunks = Object.entries(columns).map(([name, values]) => {
    const plain = Buffer.concat(
      values.map((value) => {
        const length = Buffer.alloc(4)
        length.writeUInt32LE(Buffer.byteLength(value))
        return Buffer.concat([length, Buffer.from(value)])
      }),
    )
    const packed = pack.with(plain)
    const header = record({
      1: int(0),
      2: int(plain.length),
      3: int(packed.length),
      5: record({ 1: int(count), 2: int(0), 3: int(3), 4: int(3) }),
    })
    const page = Buffer.concat([Buffer.from(header.bytes), packed])
    const start = offset
    parts.push(page)
    offset += page.length
    const about = record({
      1: int(6),
      2: list(5, [int(0)]),
      3: list(8, [text(name)]),
      4: int(pack.codec),
      5: long(count),
      6: long(header.bytes.length + plain.length),
      7: long(page.length),
      9: long(start),
    })
    return record({ 2: long(start), 3: about })
  })
  const footer = Buffer.from(
    record({
      1: int(1),
      2: list(12, [
        record({ 4: text('schema'), 5: int(names.length) }),
        ...names.map((name) => record({ 1: int(6), 3: int(0), 4: text(name), 6: int(0) })),
      ]),
      3: long(count),
      4: list(12, [record({ 1: list(12, chunks), 2: long(offset), 3: long(count) })]),
    }).bytes,
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(footer.length)
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')])
}
