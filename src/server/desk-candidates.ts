import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { Candidate, CandidateEvidence, Finding } from '../model/finding.js'
import type { TitleRecord } from '../store/port.js'
import { labelFor } from './classifications.js'
import { bandOf, methodKeys } from './vocabulary.js'

type Items = ReadonlyMap<string, ClassificationItem>

/** Digits choose among so many candidates; further ones are chosen with the pointer. */
const numbered = 9
/** Reasons shown for one candidate; the rest repeat them. */
const reasonsShown = 3
/** A title further away than this says nothing about what another one means. */
const nearEnough = 0.4

/** The candidates as a reviewer meets them: what the machine put forward first, then by probability. */
export function orderedCandidates(finding: Finding | undefined) {
  if (finding === undefined) return []
  const proposed = finding.kind === 'Mapped' ? finding.code : null
  return finding.candidates
    .map((candidate, at) => ({ candidate, probability: finding.probabilities[at] ?? null }))
    .sort(
      (a, b) =>
        Number(b.candidate.code === proposed) - Number(a.candidate.code === proposed) ||
        (b.probability ?? 0) - (a.probability ?? 0) ||
        a.candidate.rank - b.candidate.rank,
    )
}

/** The lines of the candidate list. `hrefOf` opens a candidate's group beside the title. */
export function candidateLines(
  { finding, title, settlement }: TitleRecord,
  items: Items,
  locale: Locale,
  shownGroup: string | null,
  hrefOf: (code: string) => string,
) {
  const settled = settlement.kind === 'Associated' ? settlement.code : null
  return orderedCandidates(finding).map(({ candidate, probability }, at) => {
    const labels = items.get(candidate.code)?.labels ?? {}
    const own = labelFor(labels, locale.tag)
    const inTitleLanguage = labels[title.language]
    return {
      key: at < numbered ? String(at + 1) : null,
      code: candidate.code,
      choice: `code:${candidate.code}`,
      label: own,
      other:
        inTitleLanguage !== undefined && title.language !== own.language
          ? { text: inTitleLanguage, language: title.language }
          : null,
      reasons: distinctReasons(candidate).map((evidence) => reason(evidence, locale)),
      band: bandOf(probability),
      chance: probability === null ? null : locale.probability(probability),
      chanceWidth: probability === null ? 0 : Math.round(probability * 400) / 10,
      href: hrefOf(candidate.code),
      shown: candidate.code === shownGroup,
      settled: candidate.code === settled,
    }
  })
}

export type CandidateLine = ReturnType<typeof candidateLines>[number]

/**
 * One reason a matched title: the same index title found by three methods is one reason, told by the first. What the
 * title's own classification says comes right after the nearest title.
 */
function distinctReasons({ evidence }: Candidate): readonly CandidateEvidence[] {
  const byTitle = new Map<string, CandidateEvidence>()
  for (const one of evidence) {
    const key = `${one.matchedLanguage} ${one.matchedTitle}`
    if (!byTitle.has(key)) byTitle.set(key, one)
  }
  const [nearest, ...others] = byTitle.values()
  if (nearest === undefined) return []
  const structural = others.filter(({ method }) => method === 'siblings' || method === 'code' || method === 'previous')
  const further = others.filter((one) => !structural.includes(one))
  return [nearest, ...structural, ...further].slice(0, reasonsShown)
}

const reason = (evidence: CandidateEvidence, locale: Locale) => ({
  title: evidence.matchedTitle,
  language: evidence.matchedLanguage,
  languageName: locale.languageName(evidence.matchedLanguage),
  method: locale.text(methodKeys[evidence.method]),
  similarity: locale.probability(evidence.score),
  source: evidence.matchedSource,
})

/**
 * A title's meaning in the reader's language where its source does not give it: the nearest index title in that language
 * among the best two candidates. `null` when the title is in that language already or nothing is near.
 */
export function nearestGloss({ finding, title }: TitleRecord, locale: Locale): string | null {
  if (title.language === locale.tag) return null
  const near = orderedCandidates(finding)
    .slice(0, 2)
    .flatMap(({ candidate }) => candidate.evidence)
    .filter(({ matchedLanguage, score }) => matchedLanguage === locale.tag && score >= nearEnough)
    .sort((a, b) => b.score - a.score)
  return near[0]?.matchedTitle ?? null
}
