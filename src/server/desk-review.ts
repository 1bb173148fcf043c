import type { Locale } from '../locale/locale.js'
import type { Finding } from '../model/finding.js'
import type { Target } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { CandidateRejection, SeenTitle, TitleFlag, TitleRecord } from '../store/port.js'
import { labelFor } from './classifications.js'
import { mostIdentical, type SentDecision } from './decision-form.js'
import { reasonsFor } from './rejection-reasons.js'

/** What people said about a title beside deciding on it. */
export interface TitleReview {
  readonly rejections: readonly CandidateRejection[]
  readonly identical: readonly SeenTitle[]
  readonly flag: TitleFlag | undefined
}

export async function titleReview({ store }: Workspace, id: string, titleId: string): Promise<TitleReview> {
  const [rejections, identical, flag] = await Promise.all([
    store.rejections(id, titleId),
    store.identicalTitles(id, titleId, mostIdentical),
    store.flagOn(id, titleId),
  ])
  return { rejections, identical, flag }
}

/** The title as it is put before a reviewer: candidates that were turned down are not proposed again. */
export function withoutTurnedDown(record: TitleRecord, rejections: readonly CandidateRejection[]): TitleRecord {
  const { finding } = record
  if (finding === undefined || rejections.length === 0) return record
  const codes = new Set(rejections.map(({ code }) => code))
  const kept = finding.candidates.map(({ code }, at) => ({ at, kept: !codes.has(code) })).filter((one) => one.kept)
  const shown: Finding = {
    ...finding,
    candidates: kept.map(({ at }) => finding.candidates[at]!),
    probabilities: kept.map(({ at }) => finding.probabilities[at] ?? 0),
  }
  return { ...record, finding: shown }
}

/** The title as somebody meets it who must not be led: candidates by their codes, without what the machine made of them. */
export function withoutMachine(record: TitleRecord): TitleRecord {
  const { finding, settlement } = record
  const byMachine = settlement.kind !== 'Open' && settlement.by === 'finding'
  const seen: TitleRecord = byMachine ? { ...record, settlement: { kind: 'Open', reason: 'uncertain' } } : record
  if (finding === undefined) return seen
  const candidates = [...finding.candidates]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((candidate, at) => ({ ...candidate, rank: at + 1 }))
  const { titleId, method } = finding
  return {
    ...seen,
    finding: {
      kind: 'Undecided',
      ...{ titleId, method, candidates, probabilities: [], noneProbability: 0, probability: 0 },
      ...{ rationale: '', reason: '' },
    },
  }
}

/** The parts of the desk that go with a review: flag, identical titles, reasons, candidates turned down. */
export async function reviewShown(
  workspace: Workspace,
  correspondenceId: string,
  review: TitleReview,
  choices: { readonly scope: SentDecision['scope']; readonly reason: string },
  target: Target,
  locale: Locale,
) {
  const { flag, identical, rejections } = review
  const reasons = await reasonsFor(workspace, correspondenceId, locale)
  return {
    flag:
      flag?.raised === true
        ? { text: locale.text('flag.by', { person: flag.person, when: locale.time(flag.at) }), raised: true }
        : { text: '', raised: false },
    identical:
      identical.length === 0
        ? null
        : {
            count: identical.length + 1,
            same: identical.map(({ titleId, revision }) => `${revision}:${titleId}`),
            all: choices.scope === 'identical',
          },
    reasons: reasons.map((text) => ({ text, chosen: text === choices.reason })),
    rejected: rejections.map(({ code, reason, reviewer, at }) => ({
      code,
      choice: `code:${code}`,
      label: labelFor(target.items.get(code)?.labels ?? {}, locale.tag),
      reason,
      reviewer,
      at,
      when: locale.time(at),
    })),
  }
}
