import { KnownError } from '../errors.js'
import type { Classification } from '../model/classification.js'
import type { CodeSystem, Departure, ExplainedDeparture, PlacedMapping } from '../model/departure.js'
import type { Finding } from '../model/finding.js'
import type { Run } from '../model/run.js'
import type { PublishedTitle } from '../publish/publication.js'
import type { TitleRow } from '../store/port.js'
import type { CodeAgreement } from '../structure/derived-codes.js'
import { departures, evidenceFor } from '../structure/departures.js'
import { loadTarget, requireCorrespondence, targetOf } from './target.js'
import type { TitleFilter } from '../store/port.js'
import type { Workspace } from './workspace.js'

/** Titles that lie elsewhere than their own code says. */
export interface DepartureList {
  /** `null` where no mapping has measured it: nothing is mapped, or it was mapped before this was kept. */
  readonly codes: CodeSystem | null
  /** Titles of the classification that are mapped. */
  readonly titles: number
  /** None where the codes do not derive from the target's. */
  readonly rows: readonly Departure[]
}

const placesKept = (value: number): string => value.toFixed(4)

/** What a mapping found out about the codes, for its record; read back by `codeSystemOf`. */
export const codeSettings = (agreement: CodeAgreement | null): Readonly<Record<string, string>> =>
  agreement === null
    ? {}
    : {
        codes: agreement.derived ? 'derived' : 'own',
        'codes: agreement by digits': agreement.byDigits.map(placesKept).join(' '),
        'codes: valid': placesKept(agreement.validShare),
      }

/** From the latest mapping; `null` where none says. */
export function codeSystemOf(runs: readonly Run[]): CodeSystem | null {
  const settings = runs.find(({ step }) => step === 'map')?.settings
  const byDigits = settings?.['codes: agreement by digits']
  if (settings === undefined || byDigits === undefined) return null
  return {
    derived: settings.codes === 'derived',
    byDigits: byDigits.split(' ').map(Number),
    validShare: Number(settings['codes: valid']),
  }
}

/** Lists them from what stands now. Throws `correspondence/unknown`. */
export async function listDepartures(
  workspace: Workspace,
  correspondenceId: string,
  filter: TitleFilter = {},
): Promise<DepartureList> {
  await requireCorrespondence(workspace, correspondenceId)
  const { store } = workspace
  const [{ mappable }, runs, list] = await Promise.all([
    loadTarget(workspace, correspondenceId),
    store.runs(correspondenceId),
    store.list(correspondenceId, filter, 'source-code', { offset: 0, limit: Number.MAX_SAFE_INTEGER }),
  ])
  const placed = list.rows.flatMap(placedRow)
  const codes = codeSystemOf(runs)
  return { codes, titles: placed.length, rows: codes?.derived ? departures(placed, new Set(mappable.keys())) : [] }
}

/** Adds what speaks for either group. Throws `title/unknown`. */
export async function explainDepartures(
  { store }: Workspace,
  correspondenceId: string,
  rows: readonly Departure[],
): Promise<readonly ExplainedDeparture[]> {
  const explained: ExplainedDeparture[] = []
  for (const row of rows) {
    const record = await store.title(correspondenceId, row.titleId)
    if (!record) throw new KnownError('title/unknown', { id: row.titleId })
    explained.push(explainedBy(record.finding, row))
  }
  return explained
}

const explainedBy = (finding: Finding | undefined, row: Departure): ExplainedDeparture => ({
  ...row,
  named: evidenceFor(finding, row.namedCode),
  mapped: evidenceFor(finding, row.mappedCode),
})

function placedRow(row: TitleRow): readonly PlacedMapping[] {
  const mappedCode = row.settledCode ?? (row.settlementKind === 'Open' ? row.proposedCode : null)
  if (row.originKind === 'Ad' || row.sourceCode === null || mappedCode === null) return []
  if (row.settlementKind === 'Open' && row.findingKind !== 'Mapped') return []
  const { id: titleId, text, language, originKind, sourceCode: code, probability } = row
  return [{ titleId, text, language, originKind, code, mappedCode, standing: row.settledBy ?? 'open', probability }]
}

/** The same from whole records, for publications. */
export function departuresOf(titles: readonly PublishedTitle[], target: Classification): readonly ExplainedDeparture[] {
  const findings = new Map(titles.map(({ title, finding }) => [title.id, finding]))
  const placed = titles.flatMap(placedTitle)
  const rows = departures(placed, new Set(targetOf(target).mappable.keys()))
  return rows.map((row) => explainedBy(findings.get(row.titleId), row))
}

function placedTitle({ title, settlement, finding }: PublishedTitle): readonly PlacedMapping[] {
  const { id: titleId, text, language, origin } = title
  if (origin.kind === 'Ad') return []
  const proposed = settlement.kind === 'Open' && finding?.kind === 'Mapped' ? finding.code : null
  const mappedCode = settlement.kind === 'Associated' ? settlement.code : proposed
  if (mappedCode === null) return []
  const standing = settlement.kind === 'Associated' ? settlement.by : 'open'
  const known = { titleId, text, language, originKind: origin.kind, code: origin.code }
  return [{ ...known, mappedCode, standing, probability: finding?.probability ?? null }]
}
