import type { Locale } from '../locale/locale.js'
import type { MappingRelation } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import { siblingSummary } from './desk-siblings.js'
import { undecidedText } from './model-vocabulary.js'
import type { TitleRecord, TitleRow } from '../store/port.js'
import { ancestors, labelFor, type Structure } from './classifications.js'
import { decisionKeys, fallbackText, offeredRelations, openReasonKeys, originKeys, relationKeys } from './vocabulary.js'

/** Everything a source says about a title, as the middle of the desk shows it. */
export function titleFacts(
  { title }: TitleRecord,
  structure: Structure | undefined,
  siblings: readonly TitleRow[],
  locale: Locale,
) {
  const { origin } = title
  const code = origin.kind === 'Ad' ? null : origin.code
  const item = code === null ? undefined : structure?.items.get(code)
  const inReaders = item?.labels[locale.tag]
  return {
    text: title.text,
    language: title.language,
    languageName: locale.languageName(title.language),
    detected: title.languageFrom === 'detected',
    origin: locale.text(originKeys[origin.kind]),
    frequency: title.frequency,
    // A label that the source itself gives in the reader's language says more than any gloss.
    ownLabel: inReaders !== undefined && inReaders !== title.text ? inReaders : null,
    code,
    entryOf: origin.kind === 'Entry' && item !== undefined ? labelFor(item.labels, locale.tag) : null,
    path:
      code === null || structure === undefined
        ? []
        : ancestors(structure.items, code).map((one) => ({
            code: one.code,
            label: labelFor(one.labels, locale.tag, title.language),
          })),
    siblings: siblingSummary(siblings, locale),
  }
}

/** What the machine concluded and how, with what it could not do. */
export function findingShown({ finding }: TitleRecord, locale: Locale) {
  if (finding === undefined) return null
  const { method } = finding
  return {
    kind: finding.kind,
    rationale: finding.rationale,
    undecided: finding.kind === 'Undecided' ? undecidedText(finding.reason, locale) : null,
    by:
      method.adjudicator === 'language-model'
        ? locale.text('finding.by-model', { model: method.model ?? '' })
        : locale.text('finding.by-statistics'),
    fallback: method.fallback === null ? null : fallbackText(method.fallback, locale),
    none: locale.probability(finding.noneProbability),
    noneWidth: Math.round(finding.noneProbability * 400) / 10,
  }
}

/** What stands for the title now, as one sentence and its mark. */
export function standingShown({ settlement }: TitleRecord, locale: Locale) {
  switch (settlement.kind) {
    case 'Associated':
      return {
        mark: settlement.by === 'reviewer' ? 'person' : 'machine',
        text: locale.text(settlement.by === 'reviewer' ? 'stands.reviewer' : 'stands.finding', {
          code: settlement.code,
        }),
      }
    case 'Unmatched':
      return {
        mark: settlement.by === 'reviewer' ? 'unmatched-person' : 'unmatched-machine',
        text: locale.text(settlement.by === 'reviewer' ? 'stands.none-reviewer' : 'stands.none-finding'),
      }
    case 'Open':
      return { mark: 'open', text: locale.text(openReasonKeys[settlement.reason]) }
  }
}

/** The relation sentences to choose from; only for a title that is an item's own label. */
export function relationChoices({ title, finding, settlement }: TitleRecord, locale: Locale, chosen: string | null) {
  if (title.origin.kind !== 'Item') return null
  const standing = settlement.kind === 'Associated' && settlement.by === 'reviewer' ? settlement.relation : null
  const checked = chosen ?? standing ?? ''
  const found = finding?.kind === 'Mapped' ? finding.relation : null
  return [
    { value: '', label: unsaid(found, locale), checked: checked === '' },
    ...offeredRelations.map((value) => ({
      value,
      label: locale.text(relationKeys[value]),
      checked: checked === value,
    })),
  ]
}

const unsaid = (found: MappingRelation | null, locale: Locale): string =>
  found === null
    ? locale.text('relation.unsaid')
    : locale.text('relation.as-found', { relation: locale.text(relationKeys[found]) })

/** Every decision on a title, latest first. */
export const historyLines = (decisions: readonly ReviewDecision[], locale: Locale) =>
  [...decisions].reverse().map((decision) => ({
    what: decisionSentence(decision, locale),
    reviewer: decision.reviewer,
    at: decision.at,
    when: locale.time(decision.at),
    comment: decision.comment,
  }))

/** A decision in a few words: `Accepted 2512 · the ISCO group is broader`. */
export function decisionSentence(decision: ReviewDecision, locale: Locale): string {
  const code = 'code' in decision ? decision.code : ''
  const said = locale.text(decisionKeys[decision.kind], { code })
  const relation = 'relation' in decision ? decision.relation : null
  return relation === null ? said : `${said} · ${locale.text(relationKeys[relation])}`
}
