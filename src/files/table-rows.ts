/** Rows that need not all be taken apart at once. Every array of rows is one. */
export interface TableRows extends Iterable<readonly string[]> {
  readonly length: number
  /** 0-based; from the end where negative, as of an array. */
  readonly at: (index: number) => readonly string[] | undefined
  readonly slice: (start?: number, end?: number) => readonly (readonly string[])[]
}

/** Columns read of a table; what lies to the right of them is left out, and a remark says so. */
export const mostColumns = 1000

/** Stand between cells and between rows that are packed; no cell holds them, for packing takes them out. */
const cellEnd = '\u001f'
const rowEnd = '\u001e'
const ends = /[\u001e\u001f]/g
/** Rows that make up one text. */
const rowsInBlock = 512

/** Takes rows one by one and holds them as a few long texts, a tenth of what as many arrays take. */
export interface RowPacker {
  readonly add: (cells: readonly string[]) => void
  /** A row that is packed already, its cells divided by U+001F. */
  readonly addPacked: (row: string) => void
  readonly count: () => number
  /** The rows so far; trailing blank ones are left out. */
  readonly rows: () => TableRows
}

export function rowPacker(): RowPacker {
  const blocks: string[] = []
  let open: string[] = []
  let count = 0
  let filled = 0
  const addPacked = (row: string): void => {
    count++
    if (row !== '') filled = count
    open.push(row)
    if (open.length < rowsInBlock) return
    blocks.push(open.join(rowEnd))
    open = []
  }
  return {
    add: (cells) => addPacked(packed(cells)),
    addPacked,
    count: () => count,
    rows: () => unpackedWhenAsked([...blocks, open.join(rowEnd)], filled),
  }
}

function packed(cells: readonly string[]): string {
  const row = cells.some(holdsEnd) ? cells.map((cell) => cell.replace(ends, ' ')).join(cellEnd) : cells.join(cellEnd)
  return row.startsWith(cellEnd) && cells.every((cell) => cell === '') ? '' : row
}

const holdsEnd = (cell: string): boolean => cell.includes(cellEnd) || cell.includes(rowEnd)

function unpackedWhenAsked(blocks: readonly string[], length: number): TableRows {
  let last: { readonly block: number; readonly rows: readonly string[] } = { block: -1, rows: [] }
  const rowsOf = (block: number): readonly string[] => {
    if (last.block !== block) last = { block, rows: (blocks[block] ?? '').split(rowEnd) }
    return last.rows
  }
  const row = (at: number): readonly string[] =>
    (rowsOf(Math.floor(at / rowsInBlock))[at % rowsInBlock] ?? '').split(cellEnd)
  const position = (index: number): number => Math.min(length, index < 0 ? Math.max(0, length + index) : index)
  return {
    length,
    at: (index) => {
      const at = index < 0 ? length + index : index
      return at >= 0 && at < length ? row(at) : undefined
    },
    slice: (start = 0, end = length) => {
      const from = position(start)
      return Array.from({ length: Math.max(0, position(end) - from) }, (_, at) => row(from + at))
    },
    *[Symbol.iterator]() {
      for (let at = 0; at < length; at++) yield row(at)
    },
  }
}
