import type { MessageKey } from '../locale/catalogues.js'
import type { Locale } from '../locale/locale.js'
import type { ProposalState } from '../model/detection.js'
import type { CandidateEvidence, MappingRelation } from '../model/finding.js'
import type { ReviewDecision, Settlement } from '../model/review.js'
import type { Title } from '../model/title.js'
import type { TitleOrder, TitleRow } from '../store/port.js'
import type { ListState } from './list-state.js'
import { reasonText } from './model-vocabulary.js'

/** The words of the model as readers see them: one table a type, so that a new value cannot be forgotten. */

export const methodKeys: Record<CandidateEvidence['method'], MessageKey> = {
  exact: 'method.exact',
  characters: 'method.characters',
  words: 'method.words',
  profile: 'method.profile',
  neighbours: 'method.neighbours',
  dense: 'method.dense',
  encoder: 'method.encoder',
  occupations: 'method.occupations',
  embedded: 'method.embedded',
  siblings: 'method.siblings',
  code: 'method.code',
  previous: 'method.previous',
}

/** Relations as sentences; `relatedMatch` is read, never offered. */
export const relationKeys: Record<MappingRelation, MessageKey> = {
  exactMatch: 'relation.exactMatch',
  closeMatch: 'relation.closeMatch',
  broadMatch: 'relation.broadMatch',
  narrowMatch: 'relation.narrowMatch',
  relatedMatch: 'relation.relatedMatch',
}
export const offeredRelations = ['exactMatch', 'broadMatch', 'narrowMatch', 'closeMatch'] as const

export const decisionKeys: Record<ReviewDecision['kind'], MessageKey> = {
  Accept: 'decision.Accept',
  Correct: 'decision.Correct',
  NoTermFound: 'decision.NoTermFound',
  Defer: 'decision.Defer',
  Withdraw: 'decision.Withdraw',
}

export const openReasonKeys: Record<(Settlement & { kind: 'Open' })['reason'], MessageKey> = {
  'no-finding': 'reason.no-finding',
  uncertain: 'reason.uncertain',
  undecided: 'reason.undecided',
  deferred: 'reason.deferred',
}

export const originKeys: Record<Title['origin']['kind'], MessageKey> = {
  Item: 'origin.Item',
  Entry: 'origin.Entry',
  Ad: 'origin.Ad',
}

export const stateKeys: Record<ListState['state'], MessageKey> = {
  all: 'state.all',
  open: 'state.open',
  unreviewed: 'state.unreviewed',
  reviewed: 'state.reviewed',
  associated: 'state.associated',
  unmatched: 'state.unmatched',
}

export const orderKeys: Record<TitleOrder, MessageKey> = {
  queue: 'order.queue',
  title: 'order.title',
  frequency: 'order.frequency',
  probability: 'order.probability',
  'source-code': 'order.source-code',
}

export const proposalStateKeys: Record<ProposalState, MessageKey> = {
  Open: 'proposal.Open',
  Accepted: 'proposal.Accepted',
  Rejected: 'proposal.Rejected',
}

/** What stands for a row of a list, in a word, and the mark it is shown with. */
export function standingOf(row: TitleRow): { readonly key: MessageKey; readonly mark: string } {
  if (row.settlementKind === 'Open') return { key: 'standing.open', mark: 'open' }
  const byPerson = row.settledBy === 'reviewer'
  if (row.settlementKind === 'Unmatched') {
    return byPerson
      ? { key: 'standing.unmatched-reviewer', mark: 'unmatched-person' }
      : { key: 'standing.unmatched-finding', mark: 'unmatched-machine' }
  }
  return byPerson ? { key: 'standing.reviewer', mark: 'person' } : { key: 'standing.finding', mark: 'machine' }
}

/** Probability as one of three bands, each with its colour. */
export const bandOf = (probability: number | null): 'sure' | 'doubt' | 'weak' | 'none' =>
  probability === null ? 'none' : probability >= 0.75 ? 'sure' : probability >= 0.4 ? 'doubt' : 'weak'

const fallbackKeys: Readonly<Record<string, MessageKey>> = {
  'no-model-key': 'fallback.no-model-key',
  'exact-scan': 'fallback.exact-scan',
  'no-embedding': 'fallback.no-embedding',
  'model-failed': 'fallback.model-failed',
  'model-waiting': 'fallback.model-waiting',
  'model-not-asked': 'fallback.model-not-asked',
}

/** What could not be done as asked: the known reasons in words, with their detail; others as they are. */
export const fallbackText = (fallback: string, locale: Locale): string =>
  fallback
    .split('; ')
    .map((part) => {
      const [name = '', ...detail] = part.split(':')
      const key = fallbackKeys[name]
      return key === undefined ? part : [locale.text(key), ...detail.map((text) => reasonText(text, locale))].join(': ')
    })
    .join('; ')
