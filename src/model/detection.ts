import type { LanguageTag } from './language.js'

/** A title in a cluster with how often it was seen in each period. */
export interface ClusterMember {
  readonly titleId: string
  readonly text: string
  readonly language: LanguageTag
  readonly frequency: number
}

/** An item of the target near a cluster, with its cosine similarity to the cluster's centre. */
export interface NearestItem {
  readonly code: string
  readonly similarity: number
  readonly matchedTitle: string
}

/** Titles that fit nowhere and belong together. */
export interface Cluster {
  /** Stable for the same members. */
  readonly id: string
  /** The member that stands for it, normalised. */
  readonly name: string
  /** Most frequent first. */
  readonly members: readonly ClusterMember[]
  /** Ads by period (`YYYY`), oldest first; empty where members are not ads. */
  readonly counts: readonly { readonly period: string; readonly ads: number }[]
  readonly employers: number
  /** Share of the ads that the largest employer placed, in [0, 1]. */
  readonly largestEmployerShare: number
  /** Best first, at most five. */
  readonly nearest: readonly NearestItem[]
  /** Mean cosine similarity of members to the centre, in [0, 1]. */
  readonly cohesion: number
}

/** What reviewers made of a cluster. Verdicts are appended like decisions; the last one stands. */
export type ProposalState = 'Open' | 'Accepted' | 'Rejected'

/** A cluster put before reviewers as a possible new occupation. */
export interface Proposal {
  readonly cluster: Cluster
  readonly state: ProposalState
  readonly verdicts: readonly ProposalVerdict[]
}

export interface ProposalVerdict {
  readonly id: string
  readonly clusterId: string
  readonly verdict: 'Accept' | 'Reject' | 'Reopen'
  /** The reviewers' vocabulary for rejection, or free text. */
  readonly reason: string
  readonly reviewer: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** How a cluster's share of all ads moved from the first period to the last. Shares, since sources grow and shrink. */
export interface Growth {
  readonly firstPeriod: string
  readonly lastPeriod: string
  /** Ads of the cluster per ad of the period, in [0, 1]. */
  readonly firstShare: number
  readonly lastShare: number
  /** Last share over first share, half an ad added to both, so that a first period without any still gives a number. */
  readonly ratio: number
  /** Bounds of the ratio's 95 % interval. */
  readonly low: number
  readonly high: number
  /** `unclear`: the interval holds 1. `transient`: a period between was surely above both ends, the last at most half of it. */
  readonly trend: 'growing' | 'declining' | 'transient' | 'unclear'
}
