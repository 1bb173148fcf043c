import type { SamplingPlan } from '../certify/acceptance-sampling.js'
import type { Act, ActEvent, ActTitle, TitleRecord } from '../store/port.js'
import type { Workspace } from './workspace.js'

/** What a bulk act was begun with. */
export interface BulkBody extends SamplingPlan {
  /** The query of the address that shows the same titles. */
  readonly query: string
  /** Of the draw, so that it can be repeated. */
  readonly seed: number
}

export type BulkState = 'Preparing' | 'Drawn' | 'Refused' | 'Releasing' | 'Done' | 'Undoing' | 'Undone'

const after: Readonly<Record<string, BulkState>> = {
  Drawn: 'Drawn',
  Refused: 'Refused',
  Released: 'Releasing',
  Done: 'Done',
  Undo: 'Undoing',
  Undone: 'Undone',
}

/** Where an act stands after its events. */
export const bulkState = (events: readonly ActEvent[]): BulkState => after[events.at(-1)?.kind ?? ''] ?? 'Preparing'

export type Check = 'right' | 'wrong' | 'unchecked'

/** What a person made of a sampled title after it was drawn: right where the group proposed then stands now. */
export function checkOf({ code, revision }: ActTitle, record: TitleRecord | undefined): Check {
  if (record === undefined || record.revision <= revision) return 'unchecked'
  const { settlement } = record
  if (settlement.kind === 'Open' || settlement.by !== 'reviewer') return 'unchecked'
  return settlement.kind === 'Associated' && settlement.code === code ? 'right' : 'wrong'
}

export interface CheckedTitle {
  readonly title: ActTitle
  /** `undefined` for a title that a newer source has removed. */
  readonly record: TitleRecord | undefined
  readonly check: Check
}

/** The titles of an act's sample with what became of each. */
export async function sampleOf({ store }: Workspace, act: Act): Promise<readonly CheckedTitle[]> {
  const titles = await store.actTitles(act.id, -1, 100_000, true)
  const ids = titles.map(({ titleId }) => titleId)
  const records = new Map((await store.titlesNamed(act.correspondenceId, ids)).map((one) => [one.title.id, one]))
  return titles.map((title) => {
    const record = records.get(title.titleId)
    return { title, record, check: checkOf(title, record) }
  })
}

export async function checkedSample(workspace: Workspace, act: Act): Promise<Readonly<Record<Check, number>>> {
  const sample = await sampleOf(workspace, act)
  const count = (check: Check) => sample.filter((one) => one.check === check).length
  return { right: count('right'), wrong: count('wrong'), unchecked: count('unchecked') }
}
