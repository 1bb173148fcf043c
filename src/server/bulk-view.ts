import { acceptedWith, samplingPlan, type SamplingPlan } from '../pipeline/bulk-plan.js'
import type { Locale } from '../locale/locale.js'
import type { MessageKey } from '../locale/catalogues.js'
import { bulkState, type BulkBody, type BulkState, type Check, type CheckedTitle } from '../pipeline/bulk-state.js'
import type { Target } from '../pipeline/target.js'
import type { Act, ActEvent } from '../store/port.js'
import { labelFor } from './classifications.js'
import { bulkList } from './bulk-form.js'
import { queryOf, wholeList } from './list-state.js'

const stateKeys: Record<BulkState, MessageKey> = {
  Preparing: 'bulk.Preparing',
  Drawn: 'bulk.Drawn',
  Refused: 'bulk.Refused',
  Releasing: 'bulk.Releasing',
  Done: 'bulk.Done',
  Undoing: 'bulk.Undoing',
  Undone: 'bulk.Undone',
}

const checkKeys: Record<Check, MessageKey> = {
  right: 'bulk.right',
  wrong: 'bulk.wrong',
  unchecked: 'bulk.unchecked',
}
const checkMarks: Record<Check, string> = { right: 'person', wrong: 'unmatched-person', unchecked: 'open' }

/** Wrong ones that the plans to choose from allow. */
const offered = [0, 1, 2, 3, 5]

/** For one lot, what each number of wrong ones allowed costs and how often it lets a good lot through. */
export function plansShown(plan: SamplingPlan, locale: Locale) {
  const allowed = [...new Set([...offered, plan.allowed])].sort((a, b) => a - b)
  return allowed.map((one) => {
    const other = samplingPlan({ ...plan, allowed: one })
    return {
      allowed: one,
      sample: other.sample,
      chosen: one === plan.allowed,
      fifth: locale.percent(acceptedWith(other, plan.tolerable / 5)),
      half: locale.percent(acceptedWith(other, plan.tolerable / 2)),
    }
  })
}

/** The numbers of a plan as sentences need them. */
export const planValues = ({ lot, sample, allowed, tolerable, confidence }: SamplingPlan, locale: Locale) => ({
  ...{ lot, sample, allowed },
  tolerable: locale.percent(tolerable),
  confidence: locale.percent(confidence),
})

/** A line of the list of acts. */
export function actRow(act: Act, events: readonly ActEvent[], path: string, locale: Locale) {
  const body = act.body as BulkBody
  const state = bulkState(events)
  return {
    href: `${path}/bulk/${encodeURIComponent(act.id)}`,
    person: act.person,
    at: act.at,
    when: locale.time(act.at),
    state: locale.text(stateKeys[state]),
    ...planValues(body, locale),
  }
}

/** What became of an act, latest first. */
export const eventLines = (events: readonly ActEvent[], locale: Locale) =>
  [...events].reverse().map(({ kind, person, at, body }) => ({
    what: locale.text(eventKeys[kind] ?? 'bulk.Drawn'),
    facts: factsOf(body, locale),
    person,
    at,
    when: locale.time(at),
  }))

const eventKeys: Readonly<Record<string, MessageKey>> = {
  Drawn: 'bulk.Drawn',
  Released: 'bulk.Releasing',
  Refused: 'bulk.Refused',
  Done: 'bulk.Done',
  Undo: 'bulk.Undoing',
  Undone: 'bulk.Undone',
}

const factKeys: Readonly<Record<string, MessageKey>> = {
  lot: 'bulk.fact-lot',
  sample: 'bulk.fact-sample',
  right: 'bulk.fact-right',
  wrong: 'bulk.fact-wrong',
  unchecked: 'bulk.fact-unchecked',
  mostWrong: 'bulk.fact-most-wrong',
  accepted: 'bulk.fact-accepted',
  conflicts: 'bulk.fact-conflicts',
  withdrawn: 'bulk.fact-withdrawn',
}

function factsOf(body: unknown, locale: Locale): string {
  const { reason, ...numbers } = body as Readonly<Record<string, unknown>>
  const facts = Object.entries(numbers).flatMap(([name, value]) => {
    const key = factKeys[name]
    return key === undefined || typeof value !== 'number' ? [] : [locale.text(key, { count: value })]
  })
  return [...facts, ...(typeof reason === 'string' && reason !== '' ? [`“${reason}”`] : [])].join(', ')
}

/** The titles of a sample; what was proposed stays unseen where they are to be checked blind. */
export const sampleRows = (sample: readonly CheckedTitle[], act: Act, path: string, target: Target, locale: Locale) =>
  sample.map(({ title, record, check }) => ({
    text: record?.title.text ?? title.titleId,
    language: record?.title.language ?? 'und',
    href: `${path}/desk/${encodeURIComponent(title.titleId)}${sampleQuery(act, false)}`,
    code: title.code,
    label: labelFor(target.items.get(title.code ?? '')?.labels ?? {}, locale.tag),
    check: locale.text(checkKeys[check]),
    mark: checkMarks[check],
    now: record?.settlement.kind === 'Associated' && check === 'wrong' ? record.settlement.code : null,
  }))

/** The desk's queue of a sample. */
export const sampleQuery = (act: Act, blind: boolean): string =>
  queryOf({ ...wholeList, state: 'unreviewed', sort: 'title', sample: act.id, blind: blind ? 'yes' : '' })

/** The titles that an act began with, as the list of titles shows them. */
export const lotQuery = (act: Act): string =>
  queryOf(bulkList(Object.fromEntries(new URLSearchParams((act.body as BulkBody).query))))
