// Reads one workbook in a process of its own, so that a hostile one can take neither the memory nor the time of ours.
// Plain JavaScript, because it is started by its path and must run as it stands. `workbook.ts` speaks with it.
import * as zlib from 'node:zlib'
import * as spreadsheet from 'xlsx'

/** Answers to the name `bytesRead`, which the package asks for and Node has given up, without Node's warning. */
class CurrentInflateRaw extends zlib.InflateRaw {
  get bytesRead() {
    return this.bytesWritten
  }
}
// Without this the package allocates whatever size an archive's header claims.
spreadsheet.CFB.utils.use_zlib({ ...zlib, InflateRaw: CurrentInflateRaw })

/** As in table-rows.ts: between cells. Neither it nor what stands between rows may be in a cell. */
const separator = '\u001f'
const ends = /[\u001e\u001f]/
const rowsInMessage = 5000

/** Formulas give their stored results; links to other files are not followed. */
const options = {
  dense: true,
  cellDates: true,
  UTC: true,
  cellFormula: false,
  cellHTML: false,
  bookVBA: false,
  dateNF: 'yyyy-mm-dd',
  // The parts of the archive: how far cells are indented is in no cell that the package gives.
  bookFiles: true,
}

/** The text of a cell as a person sees it. */
function cellText(cell) {
  if (cell?.v === undefined || cell.t === 'z') return ''
  if (cell.v instanceof Date) {
    return Number.isNaN(cell.v.getTime()) ? '' : cell.v.toISOString().replace(/T00:00:00\.000Z$/, '')
  }
  const text = cell.t === 's' ? String(cell.v) : (cell.w ?? String(cell.v)).trim()
  return ends.test(text) ? text.replace(/[\u001e\u001f]/g, ' ') : text
}

/** A sheet's own text above which nobody looks how its cells are indented, in bytes. */
const mostLookedAt = 64e6

const textOf = (entry) => (entry?.content ? Buffer.from(entry.content).toString('utf8') : '')

/**
 * How far cells are indented by their style, by row and column, for each sheet in order: the only thing that says in
 * some classifications what lies under what. Empty where no style does.
 */
function indentsOf({ files = {} }) {
  const styles = textOf(files['xl/styles.xml'])
  const cellStyles = /<cellXfs\b[^]*?<\/cellXfs>/.exec(styles)?.[0] ?? ''
  const indentOfStyle = [...cellStyles.matchAll(/<xf\b(?:[^>]*\/>|[^]*?<\/xf>)/g)].map(([xf]) =>
    Number(/<alignment\b[^>]*\bindent="(\d{1,2})"/.exec(xf)?.[1] ?? 0),
  )
  if (!indentOfStyle.some((indent) => indent > 0)) return []
  const targets = new Map(
    [...textOf(files['xl/_rels/workbook.xml.rels']).matchAll(/<Relationship\b[^>]*>/g)].map(([relation]) => [
      /\bId="([^"]*)"/.exec(relation)?.[1],
      /\bTarget="([^"]*)"/.exec(relation)?.[1] ?? '',
    ]),
  )
  return [...textOf(files['xl/workbook.xml']).matchAll(/<sheet\b[^>]*>/g)].map(([sheet]) => {
    const target = targets.get(/\br:id="([^"]*)"/.exec(sheet)?.[1]) ?? ''
    const entry = files[target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    const indents = new Map()
    if ((entry?.content?.length ?? 0) > mostLookedAt) return indents
    for (const [cell] of textOf(entry).matchAll(/<c\b[^>]*>/g)) {
      const indent = indentOfStyle[Number(/\bs="(\d+)"/.exec(cell)?.[1] ?? -1)] ?? 0
      const place = /\br="([A-Z]{1,3}\d{1,7})"/.exec(cell)?.[1]
      if (indent === 0 || place === undefined) continue
      const { r, c } = spreadsheet.utils.decode_cell(place)
      indents.set(`${r} ${c}`, indent)
    }
    return indents
  })
}

/** The cells with their indent written as spaces before their text. */
function indented(data, indents) {
  for (const [place, indent] of indents ?? []) {
    const [row, column] = place.split(' ').map(Number)
    const cell = data[row]?.[column]
    if (cell?.t === 's' && typeof cell.v === 'string') cell.v = '  '.repeat(indent) + cell.v
  }
}

/** Cells of a row joined by the separator; '' for a blank row. Rows without cells are holes in `data`. */
function packed(cells, mostColumns) {
  if (!cells) return ''
  const texts = Array.from(cells.length > mostColumns ? cells.slice(0, mostColumns) : cells, cellText)
  return texts.some((text) => text !== '') ? texts.join(separator) : ''
}

/** A password is asked for before anything else is said of a compound file. */
function isLocked(bytes) {
  if (bytes[0] !== 0xd0) return false
  return spreadsheet.CFB.read(bytes, { type: 'buffer' }).FullPaths.some((path) => /\/EncryptedPackage$/i.test(path))
}

function answer({ content, mostColumns }) {
  const isText = typeof content === 'string'
  if (!isText && isLocked(Buffer.from(content))) throw new Error('password')
  const workbook = spreadsheet.read(content, { ...options, type: isText ? 'string' : 'buffer' })
  const indents = indentsOf(workbook)
  delete workbook.files
  workbook.SheetNames.forEach((name, at) => {
    const sheet = workbook.Sheets[name]
    const data = sheet?.['!data'] ?? []
    indented(data, indents[at])
    const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    const hidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0
    const columns = data.reduce((most, cells) => Math.max(most, cells?.length ?? 0), 0)
    process.send({ kind: 'sheet', name, hidden, merges, columns })
    for (let start = 0; start < data.length; start += rowsInMessage) {
      const rows = Array.from(data.slice(start, start + rowsInMessage), (cells) => packed(cells, mostColumns))
      process.send({ kind: 'rows', rows })
    }
    delete workbook.Sheets[name]
  })
}

// Stays until it is ended from outside, or its asker is gone: what it said is heard then.
process.once('message', (question) => {
  try {
    answer(question)
    process.send({ kind: 'end' })
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown)
    process.send({ kind: 'failed', detail })
  }
})
