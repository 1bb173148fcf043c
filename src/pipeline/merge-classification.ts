import type { Classification, ClassificationItem, ItemNotes } from '../model/classification.js'
import type { Labels } from '../model/language.js'

/**
 * A file that speaks of items we have already (the ILO's definitions, titles in one more language) adds to them: its
 * labels and notes win in the languages it brings, everything else stays. A file with an item we do not have is another
 * edition and takes the place of the old one: `null`.
 */
export function mergeClassification(known: Classification, incoming: Classification): Classification | null {
  const added = new Map(incoming.items.map((item) => [item.code, item]))
  const codes = new Set(known.items.map(({ code }) => code))
  if ([...added.keys()].some((code) => !codes.has(code))) return null
  const { languages } = known.source
  return {
    ...known,
    source: { ...known.source, languages: [...new Set([...languages, ...incoming.source.languages])] },
    items: known.items.map((item) => merged(item, added.get(item.code))),
  }
}

function merged(item: ClassificationItem, added: ClassificationItem | undefined): ClassificationItem {
  if (!added) return item
  return {
    ...item,
    labels: { ...item.labels, ...added.labels },
    notes: mergedNotes(item.notes, added.notes),
    skillLevel: added.skillLevel ?? item.skillLevel,
  }
}

function mergedNotes(known: ItemNotes, added: ItemNotes): ItemNotes {
  const kinds = [...new Set([...Object.keys(known), ...Object.keys(added)])] as (keyof ItemNotes)[]
  const entries = kinds.map((kind): [keyof ItemNotes, Labels] => [kind, { ...known[kind], ...added[kind] }])
  return Object.fromEntries(entries)
}
