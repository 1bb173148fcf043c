import type { Locale } from '../../locale/locale.js'
import type { Coding } from '../../model/double-coding.js'
import type { Target } from '../../pipeline/target.js'
import { ancestors, labelFor } from '../classifications.js'
import { relationKeys } from '../vocabulary.js'

/** What is different between two answers, in sentences; the first says where their groups part. */
export function differences(first: Coding, second: Coding, target: Target, locale: Locale): readonly string[] {
  const text = locale.text
  if (first.kind === 'Defer' || second.kind === 'Defer') return [text('reconcile.one-cannot-say')]
  if (first.kind !== 'Code' || second.kind !== 'Code') {
    return [first.kind === second.kind ? text('reconcile.equal') : text('reconcile.one-none')]
  }
  const sentences = first.code === second.code ? [] : [whereTheyPart(first.code, second.code, target, locale)]
  if (first.relation !== null && second.relation !== null && first.relation !== second.relation) {
    const [one, other] = [first.relation, second.relation].map((relation) => text(relationKeys[relation]))
    sentences.push(text('reconcile.relations', { one: one ?? '', other: other ?? '' }))
  }
  return sentences.length === 0 ? [text('reconcile.equal')] : sentences
}

/** The lowest group that holds both, else that nothing does. */
function whereTheyPart(one: string, other: string, { items }: Target, locale: Locale): string {
  const above = new Set(ancestors(items, other).map(({ code }) => code))
  const meet = ancestors(items, one).findLast(({ code }) => above.has(code))
  if (meet === undefined) return locale.text('reconcile.no-group-holds-both')
  return locale.text('reconcile.both-in', { group: `${meet.code} ${labelFor(meet.labels, locale.tag).text}` })
}
