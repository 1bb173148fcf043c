import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { CorrespondenceDescription } from '../model/correspondence.js'
import { previousTargetsOf, type PreviousTarget } from '../pipeline/previous-mappings.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { TitleRecord } from '../store/port.js'
import { labelFor } from './classifications.js'
import { relationKeys } from './vocabulary.js'

/** Codes of one table shown on the desk; a group that goes to more says little about one title. */
const targetsShown = 6

interface ShownIn {
  readonly items: ReadonlyMap<string, ClassificationItem>
  /** Opens a group beside the title. */
  readonly hrefOf: (code: string) => string
  readonly locale: Locale
}

/** Where earlier correspondence tables lead from the title's own code, a line a table; empty where none knows it. */
export async function earlierTablesShown(
  { store }: Workspace,
  head: CorrespondenceDescription,
  { title }: TitleRecord,
  shownIn: ShownIn,
) {
  if (title.origin.kind === 'Ad') return []
  const targets = await previousTargetsOf(store, head, title.origin.code)
  return [...new Set(targets.map(({ table }) => table))].map((table) => {
    const own = targets.filter((target) => target.table === table)
    return {
      table,
      targets: own.slice(0, targetsShown).map((target) => targetShown(target, shownIn)),
      more: Math.max(0, own.length - targetsShown),
    }
  })
}

function targetShown(target: PreviousTarget, { items, hrefOf, locale }: ShownIn) {
  const { code, relation, sourcePartial, targetPartial, open } = target
  const item = code === null ? undefined : items.get(code)
  const qualities = [
    relation === null ? '' : locale.text(relationKeys[relation]),
    sourcePartial === true || targetPartial === true ? locale.text('desk.earlier-partial') : '',
    open ? locale.text('desk.earlier-open') : '',
  ].filter((text) => text !== '')
  return {
    code,
    href: item === undefined ? null : hrefOf(item.code),
    label: item === undefined ? null : labelFor(item.labels, locale.tag),
    // What the table itself calls a code that the classification does not have.
    title: target.title,
    qualities: qualities.join(', '),
  }
}
