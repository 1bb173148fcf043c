import type { Classification, IndexEntry, SourceDescription } from '../model/classification.js'
import type { CorrespondenceDescription } from '../model/correspondence.js'
import type { Cluster, Proposal, ProposalVerdict } from '../model/detection.js'
import type { Finding, MappingRelation } from '../model/finding.js'
import type { IngestReport, SourceKind } from '../model/ingest.js'
import type { OnlineJobAd } from '../model/job-ad.js'
import type { ReviewDecision, Settlement } from '../model/review.js'
import type { Run } from '../model/run.js'
import type { Title } from '../model/title.js'
import type { PreviousMappingStore } from './previous-mappings-port.js'

export type { LinkedClassifications, PreviousMappingStore, StoredPreviousMapping } from './previous-mappings-port.js'
import type { CodingStore } from './coding-port.js'
import type { QualityStore } from './quality-port.js'

export type * from './coding-port.js'
export type * from './quality-port.js'
import type { HistoryStore } from './history-port.js'
import type { PeopleStore } from './people-port.js'

export type { HistoryFilter, HistoryStore } from './history-port.js'
export type { AccountChange, AccountKey, PeopleStore } from './people-port.js'
import type { ActStore } from './act-port.js'
import type { CommentStore } from './comment-port.js'
import type { ReviewStore } from './review-port.js'

export type { Act, ActEvent, ActTitle, SeenTitle } from './act-port.js'
export type { Comment, CommentSubject, Notification } from './comment-port.js'
export type {
  CandidateRejection,
  GroupCount,
  ReviewSetting,
  SavedView,
  StandingTitle,
  TitleFlag,
} from './review-port.js'

/** Computes what stands from the latest finding and all decisions on a title, oldest first. Given to the store when it is opened. */
export type Settle = (finding: Finding | undefined, decisions: readonly ReviewDecision[]) => Settlement

/** A source as stored, with what became of its rows. */
export interface StoredSource {
  readonly description: SourceDescription
  readonly kind: SourceKind
  /** ISO 8601, UTC. */
  readonly ingestedAt: string
  readonly report: IngestReport
}

/** Ads as stored: one, or several that say the same, with the normal form of their title, which identical titles share. */
export interface StoredAd extends OnlineJobAd {
  readonly sourceId: string
  /** Normal title; `''` for what is not a vacancy. */
  readonly normalTitle: string
  /** How many ads it stands for; more than 1 only where `date` is no more exact than a month. */
  readonly ads: number
}

/** A title with everything that is known about it in its correspondence. */
export interface TitleRecord {
  readonly correspondenceId: string
  readonly title: Title
  readonly finding: Finding | undefined
  /** Oldest first. */
  readonly decisions: readonly ReviewDecision[]
  readonly settlement: Settlement
  /** Grows with each decision; a decision names the revision its reviewer saw. */
  readonly revision: number
}

/** One line of a list or queue. */
export interface TitleRow {
  readonly id: string
  readonly text: string
  readonly language: string
  readonly originKind: Title['origin']['kind']
  readonly sourceId: string
  /** The source item's code; `null` for ads. */
  readonly sourceCode: string | null
  readonly frequency: number
  readonly findingKind: Finding['kind'] | null
  /** The finding's code, or its best candidate's. */
  readonly proposedCode: string | null
  readonly probability: number | null
  readonly settlementKind: Settlement['kind']
  readonly settledCode: string | null
  readonly settledBy: 'reviewer' | 'finding' | null
}

export interface TitleFilter {
  readonly state?: 'open' | 'associated' | 'unmatched' | 'reviewed' | 'unreviewed'
  readonly language?: string
  readonly originKind?: Title['origin']['kind']
  /** Prefix of the settled or else the proposed target code. */
  readonly targetCode?: string
  /** Prefix of the source item's code. */
  readonly sourceCode?: string
  /** Words in the title, any case. */
  readonly text?: string
  /** Why it is open. */
  readonly reason?: (Settlement & { kind: 'Open' })['reason']
  readonly relation?: MappingRelation
  /** Id of a person who decided on it at some time. */
  readonly reviewer?: string
  /** Probability of the finding: at least `least`, below `below`. Titles without a finding are left out. */
  readonly probability?: { readonly least: number; readonly below: number }
  /** The methods that found candidates do not agree on the first. */
  readonly disagreement?: boolean
  readonly flagged?: boolean
  /** Id of an act: the titles of its sample. */
  readonly sampleOf?: string
  /** Id of a person: without the titles that they still have to code without sight of the machine. */
  readonly withheldFrom?: string
}

export type TitleOrder = 'queue' | 'title' | 'frequency' | 'probability' | 'source-code'

export interface Page {
  /** From 0. */
  readonly offset: number
  readonly limit: number
}

export interface Paged<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** Counts for overview and progress. Frequencies weigh titles by ads or workers. */
export interface Progress {
  readonly titles: number
  readonly frequency: number
  /** By settlement kind and by whom: `Associated/reviewer`, `Associated/finding`, `Unmatched/...`, `Open`. */
  readonly settled: readonly { readonly key: string; readonly titles: number; readonly frequency: number }[]
  readonly openByReason: readonly { readonly reason: string; readonly titles: number }[]
  readonly languages: readonly { readonly language: string; readonly titles: number }[]
}

/** Titles by first digit of source code and of settled or proposed target code. */
export interface MajorGroupCell {
  readonly source: string
  readonly target: string
  readonly titles: number
}

export type DecisionOutcome =
  | { readonly kind: 'Stored'; readonly settlement: Settlement; readonly revision: number }
  /** Somebody decided since `seenRevision`; nothing was stored. */
  | { readonly kind: 'Conflict'; readonly latest: ReviewDecision | undefined; readonly revision: number }

/**
 * Everything Concord remembers. SQLite and PostgreSQL keep the same contract (test/store/contract.ts).
 * All writes of one call are one transaction: they happen whole or not at all.
 * Errors: `store/full`, `store/busy`, `store/newer`, `store/damaged`, `store/unreachable`, `correspondence/unknown`,
 * `title/unknown`, `proposal/unknown`, `backup/invalid`. What people decide is written into the history by the same call.
 */
export interface Store
  extends
    PreviousMappingStore,
    CodingStore,
    QualityStore,
    PeopleStore,
    HistoryStore,
    ReviewStore,
    ActStore,
    CommentStore {
  readonly kind: 'sqlite' | 'postgresql'

  /** Replaces the classification of the same id; decisions on its titles stay. */
  saveClassification(classification: Classification, report: IngestReport): Promise<void>
  classification(id: string): Promise<Classification | undefined>
  /** Replaces all entries that this source gave before. `targetId` is the classification whose codes they use. */
  saveIndexEntries(
    description: SourceDescription,
    targetId: string,
    entries: readonly IndexEntry[],
    report: IngestReport,
  ): Promise<void>
  /** All entries that point to a classification's items. */
  indexEntries(targetId: string): Promise<readonly IndexEntry[]>
  /** Replaces all ads that this source gave before. */
  saveAds(description: SourceDescription, ads: readonly StoredAd[], report: IngestReport): Promise<void>
  ads(sourceIds: readonly string[]): AsyncIterable<StoredAd>
  sources(): Promise<readonly StoredSource[]>

  saveCorrespondence(description: CorrespondenceDescription): Promise<void>
  correspondences(): Promise<readonly CorrespondenceDescription[]>
  /** Adds and updates titles by id; titles not named are removed unless a decision stands on them. */
  saveTitles(correspondenceId: string, titles: readonly Title[]): Promise<void>
  titles(correspondenceId: string): AsyncIterable<TitleRecord>

  saveRun(run: Run): Promise<void>
  /** Latest first. */
  runs(correspondenceId: string): Promise<readonly Run[]>
  /** Replaces the finding of each title named, and settles those titles anew. */
  saveFindings(correspondenceId: string, runId: string, findings: readonly Finding[]): Promise<void>

  title(correspondenceId: string, titleId: string): Promise<TitleRecord | undefined>
  /** The titles named, in any order; those that are not there are missing. */
  titlesNamed(correspondenceId: string, titleIds: readonly string[]): Promise<readonly TitleRecord[]>
  list(correspondenceId: string, filter: TitleFilter, order: TitleOrder, page: Page): Promise<Paged<TitleRow>>
  /** The same page without counting the list, which takes longer than to read a page near its beginning. */
  rows(correspondenceId: string, filter: TitleFilter, order: TitleOrder, page: Page): Promise<readonly TitleRow[]>
  /** Ids before and after a title in a list, `null` at its ends. */
  around(
    correspondenceId: string,
    filter: TitleFilter,
    order: TitleOrder,
    titleId: string,
  ): Promise<{ readonly previous: string | null; readonly next: string | null }>
  progress(correspondenceId: string): Promise<Progress>
  majorGroups(correspondenceId: string): Promise<readonly MajorGroupCell[]>
  /** Other titles settled or proposed in an item: for the desk's right side. */
  titlesIn(correspondenceId: string, targetCode: string, limit: number): Promise<readonly TitleRow[]>

  /** Appends a decision if nobody decided since its `seenRevision`, and settles the title anew. */
  decide(correspondenceId: string, decision: ReviewDecision): Promise<DecisionOutcome>

  /** Replaces the clusters of a correspondence; verdicts stay with the cluster ids they were given for. */
  saveClusters(correspondenceId: string, runId: string, clusters: readonly Cluster[]): Promise<void>
  /** Largest first. */
  proposals(correspondenceId: string): Promise<readonly Proposal[]>
  appendVerdict(correspondenceId: string, verdict: ProposalVerdict): Promise<void>

  /** Recomputes every settlement, after the acceptance settings changed. */
  settleAll(correspondenceId: string): Promise<void>
  /** Every row of every table that is not derived, as of one moment and in a stable order: what a backup is made of. */
  dump(): AsyncIterable<{ readonly table: string; readonly row: Readonly<Record<string, unknown>> }>
  /** Fills an empty database from `dump`. Throws `backup/invalid` where a row does not fit. */
  load(rows: AsyncIterable<{ readonly table: string; readonly row: Readonly<Record<string, unknown>> }>): Promise<void>
  close(): Promise<void>
}
