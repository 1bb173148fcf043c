const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export const delimiterNames = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
} as const satisfies Readonly<Record<Delimiter, string>>

/** Characters of the beginning looked at to find the delimiter. */
const sampleLength = 100_000

/** The delimiter that gives the same number of cells in the most records; several cells count more than two. */
export function findDelimiter(text: string): Delimiter {
  const records = recordsOf(text.slice(0, sampleLength))
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(records, delimiter) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score > 0 ? best.delimiter : ','
}

function evenness(records: readonly string[], delimiter: Delimiter): number {
  const counts = new Map<number, number>()
  for (const record of records) {
    const cells = record.split(delimiter).length
    if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1)
  }
  const scores = [...counts].map(([cells, rows]) => (rows / records.length) ** 2 * Math.log2(cells))
  return Math.max(0, ...scores)
}

/** Records with what stands between quotation marks left out: line breaks and delimiters there do not count. */
function recordsOf(sample: string): readonly string[] {
  const outside = sample.replace(/(^|[;,\t|\n])"(?:[^"]|"")*("|$)/g, '$1')
  return outside.split(/\r\n|\n|\r/).filter((record) => record.trim() !== '')
}
