import type { RowReader } from './columns.js'

/** "Legislators¹", "Cooks*", "Nurses [2]", "Teachers †": what points from a title to a note below the table. */
const mark = /(?<=\p{L}[\p{L}\p{M})."']*)\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+[)]?|[*†‡]+|\[\d{1,2}\])$/u

/** A reader whose titles carry no footnote marks, and what to say about those taken off; `null` where there were none. */
export function withoutFootnoteMarks(reader: RowReader): {
  readonly reader: RowReader
  readonly remark: () => string | null
} {
  const marked = new Set<string>()
  const clean = (text: string): string => {
    const left = text.replace(mark, '')
    if (left !== text) marked.add(text)
    return left
  }
  return {
    reader: {
      has: reader.has,
      one: (row, part) => (part === 'title' ? clean(reader.one(row, part)) : reader.one(row, part)),
      each: (row, part) =>
        part === 'title'
          ? reader.each(row, part).map(({ text, language }) => ({ text: clean(text), language }))
          : reader.each(row, part),
    },
    remark: () => {
      const [first] = marked
      return first === undefined
        ? null
        : `${marked.size} ${marked.size === 1 ? 'title' : 'titles'} carried a footnote mark, which was taken off: "${first}".`
    },
  }
}
