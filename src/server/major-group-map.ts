import { heatMap, type HeatMapHeading } from '../charts/heat-map.js'
import type { Locale } from '../locale/locale.js'
import type { MajorGroupCell } from '../store/port.js'
import { labelFor, type Structure } from './classifications.js'

/** Titles by major group of the source and of the target, as a drawing whose cells lead to their titles. */
export function majorGroupMap(
  cells: readonly MajorGroupCell[],
  source: Structure,
  target: Structure,
  path: string,
  locale: Locale,
): string | null {
  if (cells.length === 0) return null
  const text = locale.text
  return heatMap({
    title: text('overview.map'),
    description: text('overview.map-description'),
    rowsAre: source.classification.source.title,
    columnsAre: target.classification.source.title,
    rows: headings(
      source,
      cells.map((cell) => cell.source),
      locale,
    ),
    columns: headings(
      target,
      cells.map((cell) => cell.target),
      locale,
    ),
    cells: cells.map((cell) => ({
      row: cell.source,
      column: cell.target,
      value: cell.titles,
      href: `${path}/titles?state=all&source=${encodeURIComponent(cell.source)}&target=${encodeURIComponent(cell.target)}`,
    })),
    describe: ({ value }, row, column) =>
      text('overview.map-cell', {
        count: value,
        source: `${row.key} ${row.label}`,
        target: `${column.key} ${column.label}`,
      }),
    format: (value) => locale.number(value),
  })
}

/** The top groups by the first sign of their code; signs that only titles have are added without a name. */
function headings(structure: Structure, used: readonly string[], locale: Locale): readonly HeatMapHeading[] {
  const named = new Map(
    (structure.children.get(null) ?? []).map((item) => [item.code.slice(0, 1), labelFor(item.labels, locale.tag).text]),
  )
  const keys = new Set([...named.keys(), ...used])
  return [...keys].sort().map((key) => ({ key, label: named.get(key) ?? '' }))
}
