import type { Locale } from '../locale/locale.js'
import type { MessageKey } from '../locale/catalogues.js'
import type { ClassificationItem, ItemNotes } from '../model/classification.js'
import type { Target } from '../pipeline/target.js'
import type { TitleRow } from '../store/port.js'
import { ancestors, childrenOf, labelFor } from './classifications.js'
import { titlesIn, type GroupCounts } from './review-surroundings.js'
import { shownRow } from './title-rows.js'

const noteHeadings = {
  definition: 'group.definition',
  tasks: 'group.tasks',
  included: 'group.included',
  excluded: 'group.excluded',
} as const satisfies Partial<Record<keyof ItemNotes, MessageKey>>

export interface GroupAddresses {
  /** The desk with this group on its right side. */
  readonly group: (code: string) => string
  readonly title: (id: string) => string
}

/** A group of the target with all that helps to choose it: the right side of the desk. */
export function groupShown(
  target: Target,
  item: ClassificationItem,
  titlesHere: readonly TitleRow[],
  titleLanguage: string,
  locale: Locale,
  addresses: GroupAddresses,
  counts: GroupCounts,
) {
  const own = labelFor(item.labels, locale.tag)
  const other = item.labels[titleLanguage]
  const children = childrenMap(target)
  const line = (one: ClassificationItem) => ({
    ...treeLine(one, counts, locale, addresses),
    current: one.code === item.code,
  })
  const mappable = target.mappable.has(item.code)
  return {
    code: item.code,
    label: own,
    other: other !== undefined && titleLanguage !== own.language ? { text: other, language: titleLanguage } : null,
    choice: mappable ? `code:${item.code}` : null,
    path: ancestors(target.items, item.code).map(line),
    skillLevel: item.skillLevel,
    notes: notesShown(item.notes, locale),
    titlesHere: titlesHere.map((row) => shownRow(row, target.items, locale, addresses.title(row.id))),
    // A group above the unit groups shows what is in it; a unit group shows what is beside it.
    neighbours: (children.get(mappable ? item.parent : item.code) ?? []).map(line),
    mappable,
  }
}

/** An item of the target's tree with how many titles stand or are proposed in it and below it. */
const treeLine = (one: ClassificationItem, counts: GroupCounts, locale: Locale, addresses: GroupAddresses) => ({
  code: one.code,
  label: labelFor(one.labels, locale.tag),
  href: addresses.group(one.code),
  titles: titlesIn(counts, one.code),
})

/** The top of the target's tree. */
export const rootsShown = (target: Target, counts: GroupCounts, locale: Locale, addresses: GroupAddresses) =>
  (childrenMap(target).get(null) ?? []).map((item) => treeLine(item, counts, locale, addresses))

/** The definition when one was imported, else our own gloss; then the other notes that there are. */
function notesShown(notes: ItemNotes, locale: Locale) {
  const gloss =
    notes.definition === undefined && notes.gloss !== undefined
      ? [{ heading: null, note: labelFor(notes.gloss, locale.tag) }]
      : []
  const others = Object.entries(noteHeadings).flatMap(([name, heading]) => {
    const labels = notes[name as keyof typeof noteHeadings]
    return labels === undefined ? [] : [{ heading: locale.text(heading), note: labelFor(labels, locale.tag) }]
  })
  return [...gloss, ...others]
}

const kept = new WeakMap<Target, ReturnType<typeof childrenOf>>()

export function childrenMap(target: Target): ReturnType<typeof childrenOf> {
  const known = kept.get(target)
  if (known) return known
  const children = childrenOf(target.items.values())
  kept.set(target, children)
  return children
}
