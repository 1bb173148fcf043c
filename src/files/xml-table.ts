import type { SheetTable } from './sheet-table.js'
import { parseXml, type XmlElement } from './xml.js'

/**
 * An XML text as one table: its repeated elements are the rows, their children and attributes the columns. A child that
 * stands several times in a row gives one cell with a line each. Throws `source/damaged`.
 */
export function tableOfXml(text: string, file: string): SheetTable {
  const records = recordsOf(parseXml(text, file)).map((record) => cellsOf(record, ''))
  const keys = [...new Set(records.flatMap((record) => [...record.keys()]))]
  const rows = records.map((record) => keys.map((key) => record.get(key) ?? ''))
  return { name: null, hidden: false, firstRow: 0, rows: [keys, ...rows], merges: [] }
}

/** Down through elements that hold but one other, to where elements stand side by side. */
function recordsOf(element: XmlElement): readonly XmlElement[] {
  const [only, ...others] = element.children
  if (!only) return [element]
  return others.length === 0 && only.children.length > 0 ? recordsOf(only) : element.children
}

function cellsOf(element: XmlElement, prefix: string): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  const add = (key: string, text: string): void => {
    if (text === '') return
    const earlier = cells.get(key)
    cells.set(key, earlier === undefined ? text : `${earlier}\n${text}`)
  }
  for (const [name, value] of element.attributes) add(`${prefix}${name}`, value)
  for (const child of element.children) {
    add(prefix + child.name, child.text.trim())
    for (const [key, text] of cellsOf({ ...child, text: '' }, `${prefix}${child.name}.`)) add(key, text)
  }
  if (prefix === '' && element.children.length === 0) add(element.name, element.text.trim())
  return cells
}
