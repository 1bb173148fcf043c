import type { Locale } from '../locale/locale.js'
import { readingText } from '../locale/reading-text.js'
import { findingsByCheck, type CheckedSource, type QualityFinding } from '../pipeline/check-source.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import type { StoredSource } from '../store/port.js'
import { pagerOf, pageOf } from './paging.js'
import type { Draft } from './uploads.js'

const refusedShown = 50
/** Findings of one check shown on a page; the command line has them all. */
const findingsShown = 20
/** So many need no folding away. */
const fewFindings = 12

interface AskedRows {
  readonly page: number
  /** Which group of reasons, from 0; `null` for all. */
  readonly reason: number | null
}

/** What the page needs that tells what ingesting a file would give. */
export function importCheckView(
  source: UnderstoodSource,
  checked: CheckedSource,
  draft: Draft,
  locale: Locale,
  { page, reason }: AskedRows,
) {
  const { report, reasons } = checked
  const path = `/sources/import/${draft.id}/check`
  const group = reason === null ? undefined : reasons[reason]
  const refused = group?.rows ?? report.refused
  const { offset, limit } = pageOf(page, refusedShown)
  const query = group === undefined ? '' : `&reason=${reason}`
  return {
    file: draft.name,
    path: `/sources/import/${draft.id}`,
    description: source.description,
    notCompared: checked.notCompared ?? '',
    kind: locale.text(`source.kind-${checked.kind}`),
    rowsIn: report.rowsIn,
    kept: report.kept,
    duplicates: report.duplicates,
    refusedCount: report.refused.length,
    bannerRows: report.bannerRows,
    headerRows: report.headerRows,
    blankRows: report.blankRows,
    reasons: reasons.map((one, at) => ({
      reason: readingText(one.reason, locale.tag),
      count: one.rows.length,
      href: `${path}?reason=${at}#refused`,
      current: at === reason,
    })),
    allHref: `${path}#refused`,
    narrowed: group !== undefined,
    refused: refused.slice(offset, offset + limit).map(({ sheet, row, reason: why, text }) => ({
      sheet: sheet ?? '',
      row,
      reason: readingText(why, locale.tag),
      text,
    })),
    pager: pagerOf(refused.length, page, refusedShown, (to) => `${path}?page=${to}${query}#refused`),
    levels: checked.levels.map(({ depth, name, items }) => ({
      depth,
      // Levels without names of their own are only counted.
      name: name === `level ${depth}` ? '' : name,
      items,
    })),
    counts: (['entries', 'ads', 'links'] as const)
      .filter((what) => checked[what] > 0)
      .map((what) => locale.text(`import.count-${what}`, { count: checked[what] })),
    languages: checked.languages.map(({ language, titles }) => ({ name: locale.languageName(language), titles })),
    remarks: report.remarks.map((remark) => readingText(remark, locale.tag)),
    isClassification: checked.kind === 'classification',
    checks: checksView(checked.findings, locale),
  }
}

/** The findings of a classification's checks, by check. */
export function checksView(findings: readonly QualityFinding[], locale: Locale) {
  return findingsByCheck(findings).map(({ check, findings: own }) => ({
    check,
    open: findings.length <= fewFindings,
    name: locale.text(`check.${check}`),
    count: own.length,
    details: own.slice(0, findingsShown).map(({ detail }) => detail),
    more: Math.max(0, own.length - findingsShown),
  }))
}

/** Whether a source stands under this id already, which the file would take the place of. */
export const replaced = (stored: readonly StoredSource[], id: string): StoredSource | undefined =>
  stored.find(({ description }) => description.id === id)
