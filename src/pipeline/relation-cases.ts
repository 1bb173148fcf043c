import type { Landed } from '../adjudicate/question-kinds.js'
import type { ItemNotes } from '../model/classification.js'
import type { Finding } from '../model/finding.js'
import { labelIn } from '../model/language.js'
import type { Title } from '../model/title.js'
import type { TitleRecord } from '../store/port.js'
import { groupsOf } from './by-words.js'
import { requireClassification, requireCorrespondence, loadTarget, targetOf } from './target.js'
import type { Workspace } from './workspace.js'

/** An item that was placed in a group without anybody having said how the two relate. */
export interface RelationCase {
  readonly title: Title
  readonly finding: Finding
  /** Where it was placed. */
  readonly code: string
  readonly context: readonly string[]
  readonly notes: ItemNotes
  /** Where the item's own index titles went. */
  readonly landed: readonly Landed[]
}

/** Index titles named for each group they went to. */
const titlesNamed = 3
const groupsNamed = 5

interface Gathered {
  readonly open: readonly { readonly record: TitleRecord; readonly code: string }[]
  /** By source code, then by target code. */
  readonly landed: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
}

/**
 * The items of a correspondence that are settled and whose relation nobody stated: neither a person nor a model. What
 * the offline engine takes for granted (a group is broader than what it takes in) is not counted as stated.
 * Throws `correspondence/unknown`.
 */
export async function relationCases(workspace: Workspace, correspondenceId: string): Promise<readonly RelationCase[]> {
  const { sourceId } = await requireCorrespondence(workspace, correspondenceId)
  const target = await loadTarget(workspace, correspondenceId)
  const source = targetOf(await requireClassification(workspace, sourceId))
  const { open, landed } = await gathered(workspace, correspondenceId)
  return open.flatMap(({ record: { title, finding }, code }): readonly RelationCase[] => {
    if (finding === undefined || title.origin.kind !== 'Item' || !target.items.has(code)) return []
    const went = [...(landed.get(title.origin.code) ?? new Map<string, readonly string[]>())]
    return [
      {
        ...{ title, finding, code },
        context: groupsOf(title, source.items)
          .map((group) => labelIn(source.items.get(group)!.labels, title.language))
          .reverse(),
        notes: source.items.get(title.origin.code)?.notes ?? {},
        landed: went
          .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
          .slice(0, groupsNamed)
          .map(([group, titles]) => ({
            group: labelIn(target.items.get(group)?.labels ?? {}, title.language),
            count: titles.length,
            titles: titles.slice(0, titlesNamed),
          })),
      },
    ]
  })
}

async function gathered({ store }: Workspace, correspondenceId: string): Promise<Gathered> {
  const open: { record: TitleRecord; code: string }[] = []
  const landed = new Map<string, Map<string, string[]>>()
  for await (const record of store.titles(correspondenceId)) {
    const { title, settlement } = record
    if (settlement.kind !== 'Associated') continue
    if (title.origin.kind === 'Entry') {
      const byGroup = landed.get(title.origin.code) ?? new Map<string, string[]>()
      landed.set(title.origin.code, byGroup)
      byGroup.set(settlement.code, [...(byGroup.get(settlement.code) ?? []), title.text])
    }
    if (title.origin.kind === 'Item' && isUnstated(record)) open.push({ record, code: settlement.code })
  }
  return { open, landed }
}

/** Identical labels are the same by rule; every other relation of the offline engine is taken for granted. */
function isUnstated({ settlement, finding }: TitleRecord): boolean {
  if (settlement.kind !== 'Associated') return false
  if (settlement.relation === null) return true
  const byRule = settlement.by === 'finding' && finding?.method.adjudicator === 'statistical'
  return byRule && settlement.relation !== 'exactMatch'
}
