import type { Sheet } from '../files/sheet.js'
import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { Paged, TitleRow } from '../store/port.js'
import { labelFor, type CorrespondenceHead } from './classifications.js'
import { codeOf } from './title-rows.js'
import { originKeys, standingOf } from './vocabulary.js'

/** A filtered list as a sheet, in the reader's language. */
export function titleSheet(
  head: CorrespondenceHead,
  { rows, total }: Paged<TitleRow>,
  items: ReadonlyMap<string, ClassificationItem>,
  locale: Locale,
): Sheet {
  const text = locale.text
  const cut = rows.length < total ? [text('titles.export-cut', { shown: rows.length, total })] : []
  return {
    name: text('titles.title'),
    preamble: [`${head.sourceTitle} → ${head.targetTitle}`, ...cut],
    columns: [
      { header: text('column.title'), width: 50 },
      { header: text('column.language'), width: 12 },
      { header: text('column.origin'), width: 16 },
      { header: text('column.source-code'), width: 14 },
      { header: text('column.frequency'), width: 12 },
      { header: text('column.target-code'), width: 12 },
      { header: text('column.target'), width: 50 },
      { header: text('column.probability'), width: 12 },
      { header: text('column.state'), width: 24 },
    ],
    rows: rows.map((row) => {
      const code = codeOf(row)
      const item = code === null ? undefined : items.get(code)
      return [
        row.text,
        row.language,
        text(originKeys[row.originKind]),
        row.sourceCode,
        row.frequency,
        code,
        item === undefined ? null : labelFor(item.labels, locale.tag).text,
        row.probability,
        text(standingOf(row).key),
      ]
    }),
  }
}
