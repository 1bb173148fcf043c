import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { Finding, ModelEvidence } from '../model/finding.js'
import type { TitleRecord } from '../store/port.js'
import { labelFor } from './classifications.js'
import { facetText, undecidedText, voteText } from './model-vocabulary.js'
import { relationKeys } from './vocabulary.js'

type Items = ReadonlyMap<string, ClassificationItem>

/** Of a hash, as much as tells two prompts apart at a glance. */
const hashShown = 12

/** What a language model said of a title, as the middle of the desk shows it; `null` where none answered. */
export function modelShown({ finding, title }: TitleRecord, items: Items, locale: Locale, exchangeHref: string) {
  const said = finding?.modelAnswer
  if (finding === undefined || said === undefined) return null
  const { method } = finding
  const named = (code: string | null) =>
    code === null ? null : { code, label: labelFor(items.get(code)?.labels ?? {}, locale.tag, title.language) }
  return {
    verdict: verdictOf(finding, locale),
    reason: said.reason,
    decidedOn: said.facet === null ? null : facetText(said.facet, locale),
    evidence: said.evidence.map((one) => evidenceShown(one, locale)),
    runnerUp: named(said.runnerUp),
    guessed: finding.kind !== 'Mapped',
    level: finding.kind === 'Undecided' && said.level > 0 ? said.level : null,
    duties: said.duties ?? null,
    question: said.question,
    votes: said.votes.length < 2 ? [] : votesShown(said.votes, locale),
    model: method.model ?? '',
    at: said.at,
    when: said.at === null ? null : locale.time(said.at),
    prompt:
      method.promptHash === null ? null : { hash: method.promptHash.slice(0, hashShown), whole: method.promptHash },
    rationale: finding.rationale,
    exchangeHref: said.exchanges.length === 0 ? null : exchangeHref,
  }
}

function verdictOf(finding: Finding, locale: Locale): string {
  if (finding.kind === 'Mapped') return locale.text('model.chose', { code: finding.code })
  const reason = finding.kind === 'NoTermFound' ? 'no-fitting-group' : finding.reason
  return locale.text('model.chose-none', { reason: undecidedText(reason, locale) ?? '' })
}

const evidenceShown = ({ code, text, language }: ModelEvidence, locale: Locale) => ({
  code,
  text,
  language: language === '' ? null : { tag: language, name: locale.languageName(language) },
})

/** What was voted for, most votes first. */
function votesShown(votes: readonly string[], locale: Locale) {
  const counts = new Map<string, number>()
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([vote, count]) => ({ vote: voteText(vote, locale), count }))
}

/** The candidates, each with the words that the model quoted for it, its votes, and its place in the answer. */
export function withModelWords<Line extends { readonly code: string }>(
  lines: readonly Line[],
  { finding }: TitleRecord,
  locale: Locale,
) {
  const said = finding?.modelAnswer
  return lines.map((line) => {
    if (finding === undefined || said === undefined) return { ...line, said: null }
    const chosen = finding.kind === 'Mapped' && finding.code === line.code
    const votes = said.votes.filter((vote) => vote === line.code).length
    const evidence = said.evidence.filter(({ code }) => code === line.code).map((one) => evidenceShown(one, locale))
    const runnerUp = said.runnerUp === line.code
    const anything = chosen || votes > 0 || runnerUp || evidence.length > 0
    return { ...line, said: anything ? { reason: chosen ? said.reason : null, votes, runnerUp, evidence } : null }
  })
}

/** A model's suggestion how the item relates to its group; `null` where it was not asked, or of another group. */
export function relationSuggested({ finding, settlement }: TitleRecord, locale: Locale) {
  const suggestion = finding?.relationSuggestion
  if (suggestion === undefined || (settlement.kind === 'Associated' && settlement.code !== suggestion.code)) return null
  const { relation, code, reason, model, at } = suggestion
  return {
    code,
    text: locale.text('model.suggests-relation', { relation: locale.text(relationKeys[relation]) }),
    reason,
    by: [model, at === null ? '' : locale.time(at)].filter((part) => part !== '').join(', '),
  }
}
