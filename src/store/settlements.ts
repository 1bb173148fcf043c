import type { Finding } from '../model/finding.js'
import { methodsDisagree } from '../model/method-agreement.js'
import type { ReviewDecision, Settlement } from '../model/review.js'
import { sql } from 'kysely'
import { fold } from '../text/fold.js'
import type { Database, Queries } from './database.js'
import type { Settle } from './port.js'
import { putRows } from './rows.js'
import type { SettlementTable, TitleTable } from './tables.js'

/** A title's row with all that its settlement is computed from. */
export interface Unsettled {
  readonly title: TitleTable
  readonly finding: Finding | undefined
  readonly decisions: readonly ReviewDecision[]
}

/** Sorts after every code: where titles without one go. */
const afterAllCodes = '\u{10FFFF}'

/** The code a finding puts forward: its own, else its best candidate's. */
export const proposedCode = (finding: Finding): string | null =>
  finding.kind === 'Mapped' ? finding.code : (finding.candidates[0]?.code ?? null)

/** Columns that a new decision can change: each that is named costs its indexes. */
const decided = [
  'kind',
  'code',
  'settled_by',
  'relation',
  'reason',
  'decision_id',
  'target_code',
  'open',
] as const satisfies readonly (keyof SettlementTable)[]

/** Which columns are written again, by what changed; `undefined`: all. */
const changing = {
  'titles changed': undefined,
  'findings changed': [...decided, 'finding_kind', 'proposed_code', 'priority', 'certainty', 'disagrees'],
  'decisions changed': decided,
} as const satisfies Record<string, readonly (keyof SettlementTable)[] | undefined>

/** Computes what stands for these titles and stores it with all that lists show. */
export async function storeSettlements(
  queries: Queries,
  settle: Settle,
  unsettled: readonly Unsettled[],
  changed: keyof typeof changing,
): Promise<void> {
  const rows = unsettled.map(({ title, finding, decisions }) =>
    settlementRow(title, finding, settle(finding, decisions)),
  )
  await putRows(queries, 'settlement', ['correspondence_id', 'title_id'], rows, changing[changed])
}

/** From so many changed rows on, PostgreSQL's idea of the table is worth refreshing at once (10 ms against seconds lost). */
const manyRows = 1_000

/** Lets PostgreSQL see the table as it is now; until it does so by itself it reads long lists without their indexes. */
export async function refreshPlans({ kind }: Database, queries: Queries, changed: number): Promise<void> {
  if (kind === 'postgresql' && changed >= manyRows) await sql`analyze settlement`.execute(queries)
}

/** The derived row of a title: what stands, and the columns that lists filter and sort by. */
export function settlementRow(
  title: TitleTable,
  finding: Finding | undefined,
  settlement: Settlement,
): SettlementTable {
  const stands = standing(settlement)
  const proposed = finding === undefined ? null : proposedCode(finding)
  const certainty = finding?.probability ?? 0
  return {
    correspondence_id: title.correspondence_id,
    title_id: title.id,
    ...stands,
    text: title.text,
    folded: fold(title.text),
    language: title.language,
    origin_kind: title.origin_kind,
    source_id: title.source_id,
    source_code: title.source_code,
    frequency: title.frequency,
    finding_kind: finding?.kind ?? null,
    proposed_code: proposed,
    target_code: stands.code ?? proposed,
    open: settlement.kind === 'Open' ? 1 : 0,
    priority: (1 - certainty) * Math.log1p(title.frequency),
    certainty,
    code_order: title.source_code ?? afterAllCodes,
    disagrees: finding !== undefined && methodsDisagree(finding) ? 1 : 0,
  }
}

type Standing = Pick<SettlementTable, 'kind' | 'code' | 'settled_by' | 'relation' | 'reason' | 'decision_id'>

function standing(settlement: Settlement): Standing {
  const nothing = {
    kind: settlement.kind,
    code: null,
    settled_by: null,
    relation: null,
    reason: null,
    decision_id: null,
  }
  switch (settlement.kind) {
    case 'Associated': {
      const { code, by, relation, decisionId } = settlement
      return { ...nothing, code, settled_by: by, relation, decision_id: decisionId }
    }
    case 'Unmatched':
      return { ...nothing, settled_by: settlement.by, decision_id: settlement.decisionId }
    case 'Open':
      return { ...nothing, reason: settlement.reason }
  }
}

/** The settlement that a row holds. */
export function settlementOf(row: Standing): Settlement {
  const by = row.settled_by ?? 'finding'
  switch (row.kind) {
    case 'Associated':
      return { kind: row.kind, code: row.code ?? '', relation: row.relation, by, decisionId: row.decision_id }
    case 'Unmatched':
      return { kind: row.kind, by, decisionId: row.decision_id }
    case 'Open':
      return { kind: row.kind, reason: row.reason as (Settlement & { kind: 'Open' })['reason'] }
  }
}
