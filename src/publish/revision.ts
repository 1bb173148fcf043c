import type { Growth, Proposal, ProposalState } from '../model/detection.js'
import { inOrder, type Publication } from './publication.js'

/** What a revision report is made from. */
export interface Revision {
  readonly publication: Publication
  readonly proposals: readonly Proposal[]
  /** By cluster id; absent or `null` where nothing can be said of it. */
  readonly growth: ReadonlyMap<string, Growth | null>
}

/** A proposal with the number it has in the report and in the workbook. */
export interface NumberedProposal {
  /** `A1` accepted, `O1` open, `R1` rejected. */
  readonly number: string
  readonly proposal: Proposal
}

const letters: Readonly<Record<ProposalState, string>> = { Accepted: 'A', Open: 'O', Rejected: 'R' }

/** Accepted, then open, then rejected; within each, those that most employers advertise first: one employer may post hundreds. */
export function numberedProposals(proposals: readonly Proposal[]): readonly NumberedProposal[] {
  return (['Accepted', 'Open', 'Rejected'] as const).flatMap((state) =>
    proposals
      .filter((proposal) => proposal.state === state)
      .sort(
        ({ cluster: a }, { cluster: b }) =>
          b.employers - a.employers || frequencyOf(b) - frequencyOf(a) || inOrder(a.id, b.id),
      )
      .map((proposal, i) => ({ number: `${letters[state]}${i + 1}`, proposal })),
  )
}

export const inState = (numbered: readonly NumberedProposal[], state: ProposalState): readonly NumberedProposal[] =>
  numbered.filter(({ proposal }) => proposal.state === state)

/** Ads or workers behind all titles of a cluster. */
export const frequencyOf = ({ members }: Proposal['cluster']): number =>
  members.reduce((sum, { frequency }) => sum + frequency, 0)
