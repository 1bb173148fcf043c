import type { MessageKey } from '../../locale/catalogues.js'
import type { Locale } from '../../locale/locale.js'
import { isAct, type HistoryEntry } from '../../model/history.js'
import { commandLine, isAccess } from '../../model/person.js'
import type { PersonNames } from '../../pipeline/person-names.js'
import { pathOf } from '../page.js'
import { decisionKeys } from '../vocabulary.js'
import { roleKeys } from './people-page.js'

/** Entries as lines of a table: who, when, what, and what of it can be followed. */
export const historyRows = (entries: readonly HistoryEntry[], names: PersonNames, locale: Locale) =>
  entries.map((entry) => {
    const detail = JSON.parse(entry.detail) as Readonly<Record<string, unknown>>
    const shown = knownDetails(entry, detail, names, locale)
    return {
      position: entry.position,
      at: entry.at,
      when: locale.time(entry.at),
      who: whoDid(entry.person, names, locale),
      what: isAct(entry.act) ? locale.text(`act.${entry.act}`) : entry.act,
      correspondence: entry.correspondenceId ?? '',
      correspondenceHref: entry.correspondenceId === null ? '' : pathOf(entry.correspondenceId),
      ...shown,
      rest: Object.entries(detail)
        .filter(([key, value]) => !known.has(key) && value !== null && value !== 0)
        .map(([key, value]) => `${key} ${String(value)}`),
      hash: entry.hash.slice(0, 12),
    }
  })

/** What is said in words, and not again by its key. */
const known = new Set([
  'subject',
  'role',
  'kind',
  'code',
  'title',
  'verdict',
  'cluster',
  'id',
  'relation',
  'revision',
  'withdraws',
])

export const whoDid = (id: string, names: PersonNames, locale: Locale): string =>
  id === commandLine ? locale.text('history.command-line') : names.nameOf(id, locale.text('people.forgotten'))

function knownDetails(
  { act, correspondenceId }: HistoryEntry,
  { subject, role, kind, code, title, verdict, cluster }: Readonly<Record<string, unknown>>,
  names: PersonNames,
  locale: Locale,
) {
  const path = pathOf(correspondenceId ?? '')
  const words = [
    typeof subject === 'string' ? whoDid(subject, names, locale) : '',
    isAccess(role) ? locale.text(roleKeys[role]) : '',
    act === 'decide' ? decided(String(kind), typeof code === 'string' ? code : '', locale) : '',
    act === 'judge' ? String(verdict) : '',
    act === 'ingest' ? String(kind) : '',
  ]
  return {
    words: words.filter((word) => word !== '').join(' · '),
    href:
      typeof title === 'string' && act === 'decide'
        ? `${path}/desk/${encodeURIComponent(title)}?state=all`
        : typeof cluster === 'string'
          ? `${path}/new-occupations/${encodeURIComponent(cluster)}`
          : '',
  }
}

function decided(kind: string, code: string, locale: Locale): string {
  const keys: Readonly<Record<string, MessageKey>> = decisionKeys
  const key = keys[kind]
  return key === undefined ? kind : locale.text(key, { code })
}
