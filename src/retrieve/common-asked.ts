import type { CommonFeatures } from './common-features.js'
import { damped } from './sparse-arrays.js'
import type { SparseQuery } from './sparse-index.js'

const bitsOfByte = 8
const values = 1 << bitsOfByte
const twice = damped(2)

/**
 * Completes single documents' products by asking which of the query's common features each holds: for each eight features
 * a table says what any eight bits of a document add.
 */
export class CommonAsked {
  private readonly tables: Float64Array
  /** Bytes of a document that hold a feature of the query; the first `count` are in use. */
  private readonly bytes: Int32Array
  private count = 0
  /** By byte: 1 where the query has any of its features. */
  private readonly used: Uint8Array

  constructor(
    private readonly common: CommonFeatures,
    private readonly query: SparseQuery,
    private readonly products: Float32Array,
  ) {
    this.tables = new Float64Array(common.rowBytes * values)
    this.bytes = new Int32Array(common.rowBytes)
    this.used = new Uint8Array(common.rowBytes)
  }

  /** Takes over the query's common features, once it is read. */
  choose(): void {
    const { tables, used, query, common } = this
    this.chooseNone()
    for (let i = 0; i < query.count; i++) {
      const row = common.rowOf[query.numbers[i]!]!
      if (row < 0) continue
      const byte = row >> 3
      if (used[byte] === 0) {
        used[byte] = 1
        this.bytes[this.count++] = byte
        tables.fill(0, byte * values, (byte + 1) * values)
      }
      const bit = 1 << (row & 7)
      const part = query.parts[i]!
      for (let at = byte * values, end = at + values; at < end; at++) if ((at & bit) !== 0) tables[at]! += part
    }
  }

  /** Products are complete already. */
  chooseNone(): void {
    for (let i = 0; i < this.count; i++) this.used[this.bytes[i]!] = 0
    this.count = 0
  }

  productOf(document: number): number {
    const { tables, bytes, count } = this
    const { bits, rowBytes } = this.common
    const once = 2 * document * rowBytes
    let product = this.products[document]!
    for (let i = 0; i < count; i++) {
      const byte = bytes[i]!
      const table = byte * values
      product += tables[table + bits[once + byte]!]!
      const held = bits[once + rowBytes + byte]!
      if (held !== 0) product += twice * tables[table + held]!
    }
    return product
  }
}
