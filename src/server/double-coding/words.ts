import type { Locale } from '../../locale/locale.js'
import type { CoderSlot, CodingAnswer, Drawing } from '../../model/double-coding.js'
import { noGroup } from '../../model/double-coding.js'
import { labelIn } from '../../model/language.js'
import type { Target } from '../../pipeline/target.js'
import { pathOf } from '../page.js'
import { relationKeys } from '../vocabulary.js'

/** Addresses of a task's pages. */
export const taskPath = (correspondenceId: string, taskId: string): string =>
  `${pathOf(correspondenceId)}/coding/${encodeURIComponent(taskId)}`
export const coderPath = (correspondenceId: string, taskId: string, slot: CoderSlot): string =>
  `${taskPath(correspondenceId, taskId)}/as/${slot + 1}`
export const reconcilePath = (correspondenceId: string, taskId: string): string =>
  `${taskPath(correspondenceId, taskId)}/reconcile`

/** An answer in a few words: `2512 · the ISCO group is broader`. */
export function answerSentence(answer: CodingAnswer, locale: Locale): string {
  if (answer.kind === 'NoTermFound') return locale.text('desk.none')
  if (answer.kind === 'Defer') return locale.text('coding.cannot-say')
  return answer.relation === null ? answer.code : `${answer.code} · ${locale.text(relationKeys[answer.relation])}`
}

/** How the titles of a task were chosen. */
export function drawnSentence({ kind, filter, of }: Drawing, titles: number, locale: Locale): string {
  const narrowed = Object.values(filter).join(', ')
  const values = { count: titles, of, filter: narrowed }
  switch (kind) {
    case 'all':
      return locale.text('coding.drawn-all', values)
    case 'selected':
      return locale.text('coding.drawn-selected', values)
    case 'filter':
      return narrowed === '' ? locale.text('coding.drawn-all', values) : locale.text('coding.drawn-filter', values)
    case 'random':
      return narrowed === ''
        ? locale.text('coding.drawn-random', values)
        : locale.text('coding.drawn-random-filter', values)
  }
}

/** A group of the target at any length of its code, with its name; "no group fits" as words. */
export function groupWords(key: string, { items }: Pick<Target, 'items'>, locale: Locale) {
  if (key === noGroup) return { key: '—', label: locale.text('desk.none') }
  return { key, label: labelIn(items.get(key)?.labels ?? {}, locale.tag) }
}
