import { roleOn, type Person } from '../model/person.js'
import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { CorrespondenceDescription } from '../model/correspondence.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { TitleRecord, TitleRow } from '../store/port.js'
import { fold } from '../text/fold.js'
import { orderedCandidates } from './desk-candidates.js'
import { codeOf } from './title-rows.js'

/** So many settled siblings, and such a share of them in one group, make a custom that a decision may want to know. */
const leastSiblings = 3
const customShare = 0.75
/** Below this, the first candidate is a guess. */
const unlikely = 0.2

/** What a reviewer should know before accepting the first candidate, the weightiest first. Empty: nothing stands out. */
export function guardsOf(
  record: TitleRecord,
  siblings: readonly TitleRow[],
  items: ReadonlyMap<string, ClassificationItem>,
  locale: Locale,
): readonly string[] {
  const { finding, settlement } = record
  const decided = settlement.kind !== 'Open' && settlement.by === 'reviewer'
  if (decided || finding?.kind === 'NoTermFound') return []
  const [first] = orderedCandidates(finding)
  if (first === undefined) return []
  const { code } = first.candidate
  const custom = customOf(siblings)
  const guards: (string | null)[] = [
    excludes(items.get(code), record.title.text) ? locale.text('guard.excluded', { code }) : null,
    custom !== null && custom.code !== code
      ? locale.text('guard.siblings', { count: custom.count, all: custom.all, code: custom.code })
      : null,
    first.probability !== null && first.probability < unlikely
      ? locale.text('guard.unlikely', { code, probability: locale.probability(first.probability) })
      : null,
  ]
  return guards.filter((guard) => guard !== null)
}

/** The group in which most siblings lie that are settled; `null` where there is no such custom. */
function customOf(siblings: readonly TitleRow[]) {
  const settled = siblings.filter((row) => row.settlementKind === 'Associated')
  if (settled.length < leastSiblings) return null
  const codes = settled.map((row) => codeOf(row) ?? '')
  const counted = [...new Set(codes)].map((code) => ({ code, count: codes.filter((one) => one === code).length }))
  const [most] = counted.sort((a, b) => b.count - a.count)
  return most !== undefined && most.count / settled.length >= customShare ? { ...most, all: settled.length } : null
}

/** Whether the group's exclusion note names the title, in any language. */
function excludes(item: ClassificationItem | undefined, title: string): boolean {
  const wanted = fold(title)
  if (wanted === '') return false
  return Object.values(item?.notes.excluded ?? {}).some((note) => ` ${fold(note)} `.includes(` ${wanted} `))
}

const precedentsShown = 3
/** Rows read to find the same title among those that contain its words. */
const scanned = 20

/** How people decided on the same title in other correspondences to the same target. */
export async function precedentsOf(
  { store }: Workspace,
  head: CorrespondenceDescription,
  { title }: TitleRecord,
  person: Person,
): Promise<readonly { readonly code: string | null; readonly correspondence: string }[]> {
  const others = (await store.correspondences()).filter(
    ({ id, targetId }) => id !== head.id && targetId === head.targetId && roleOn(person, id) !== 'none',
  )
  const wanted = fold(title.text)
  if (wanted === '') return []
  const found = await Promise.all(
    others.map(async ({ id }) => {
      const filter = { text: title.text, language: title.language, state: 'reviewed' } as const
      const rows = await store.rows(id, filter, 'frequency', { offset: 0, limit: scanned })
      return rows
        .filter((row) => fold(row.text) === wanted)
        .map((row) => ({ code: row.settledCode, correspondence: id }))
    }),
  )
  return found.flat().slice(0, precedentsShown)
}
