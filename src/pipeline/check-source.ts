import type { Config } from '../config.js'
import type { Ingested } from '../ingest/ingested.js'
import { checkClassification, type QualityFinding } from '../ingest/quality.js'
import type { SourceDescription } from '../model/classification.js'
import type { IngestReport, Recipe, RefusedRow, SourceKind } from '../model/ingest.js'
import type { Store } from '../store/port.js'
import { readSource } from './ingest-source.js'
import { requireClassification } from './target.js'
import type { Workspace } from './workspace.js'

export type { QualityFinding } from '../ingest/quality.js'

/** What ingesting a file would give. */
export interface CheckedSource {
  readonly kind: SourceKind
  readonly report: IngestReport
  /** Id of the classification whose codes could not be compared with, because it is not at hand. */
  readonly notCompared: string | null
  readonly reasons: readonly RefusalGroup[]
  /** Items of a classification by level, top first; else empty. */
  readonly levels: readonly { readonly depth: number; readonly name: string; readonly items: number }[]
  /** Titles of an index, or that come with a classification's items. */
  readonly entries: number
  readonly ads: number
  readonly links: number
  /** Titles by language, the most frequent first. */
  readonly languages: readonly { readonly language: string; readonly titles: number }[]
  /** Of a classification. */
  readonly findings: readonly QualityFinding[]
}

/** What is to be read: a file with its description and recipe. */
export interface SourceToCheck {
  readonly file: string
  readonly description: SourceDescription
  readonly recipe?: Recipe
}

/** Reads a file as an ingest would and tells what came of it; nothing is stored. Throws as `readSource`. */
export async function checkSource(
  { config, store }: { readonly config: Config; readonly store?: Store },
  source: SourceToCheck,
): Promise<CheckedSource> {
  const { ingested, notCompared } = await readSource(config, store, source)
  const { kind, report } = ingested
  const items = kind === 'classification' ? ingested.classification.items : []
  const levels = kind === 'classification' ? ingested.classification.levels : []
  const perDepth = countsOf(items.map(({ depth }) => depth))
  return {
    kind,
    report,
    notCompared,
    reasons: refusalGroups(report.refused),
    levels: levels.map(({ depth, name }) => ({ depth, name, items: perDepth.get(depth) ?? 0 })),
    entries: kind === 'classification' || kind === 'index' ? ingested.entries.length : 0,
    ads: kind === 'ads' ? ingested.ads.length : 0,
    links: kind === 'correspondence' ? ingested.mappings.length : 0,
    languages: languagesIn(ingested),
    findings: kind === 'classification' ? checkClassification(ingested.classification) : [],
  }
}

/** The checks of a classification in the store. Throws `classification/unknown`. */
export async function checkStored(workspace: Workspace, id: string): Promise<readonly QualityFinding[]> {
  return checkClassification(await requireClassification(workspace, id))
}

function languagesIn(ingested: Ingested): CheckedSource['languages'] {
  const tags = (): readonly string[] => {
    switch (ingested.kind) {
      case 'classification':
        return [
          ...ingested.classification.items.flatMap(({ labels }) => Object.keys(labels)),
          ...ingested.entries.map(({ language }) => language),
        ]
      case 'index':
        return ingested.entries.map(({ language }) => language)
      case 'ads':
        return ingested.ads.map(({ language }) => language)
      case 'correspondence':
        return []
    }
  }
  return [...countsOf(tags())]
    .map(([language, titles]) => ({ language, titles }))
    .sort((one, other) => other.titles - one.titles)
}

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Refused rows with the same reason but for the codes and titles that it names. */
export interface RefusalGroup {
  /** The reason with `…` for what differs from row to row. */
  readonly reason: string
  readonly rows: readonly RefusedRow[]
}

/** Groups refused rows by reason, the largest group first. */
export function refusalGroups(refused: readonly RefusedRow[]): readonly RefusalGroup[] {
  const groups = new Map<string, RefusedRow[]>()
  for (const row of refused) {
    const reason = row.reason.replace(/"[^"]*"/g, '"…"').replace(/[^\s"():;,]*\d[^\s"():;,]*(?<![.])/g, '…')
    const group = groups.get(reason)
    if (group) group.push(row)
    else groups.set(reason, [row])
  }
  return [...groups]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((one, other) => other.rows.length - one.rows.length)
}

/** Findings by check, in the order in which the checks run. */
export function findingsByCheck(
  findings: readonly QualityFinding[],
): readonly { readonly check: QualityFinding['check']; readonly findings: readonly QualityFinding[] }[] {
  const checks = [...new Set(findings.map(({ check }) => check))]
  return checks.map((check) => ({ check, findings: findings.filter((finding) => finding.check === check) }))
}
