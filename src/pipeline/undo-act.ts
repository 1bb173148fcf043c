import { setImmediate as serveOthers } from 'node:timers/promises'
import type { ReviewDecision } from '../model/review.js'
import type { ActTitle } from '../store/port.js'
import { type OnProgress, silent } from './progress.js'
import { decisionIdOf } from './review-together.js'
import type { Workspace } from './workspace.js'

/** Titles of one transaction: others are served in between. */
const atOnce = 100

export interface Undone {
  readonly withdrawn: number
  /** Titles that somebody decided on later: left as they are. */
  readonly left: number
}

/** Takes back every decision of an act that still is the last on its title, by appending withdrawals. */
export async function undoAct(
  workspace: Workspace,
  correspondenceId: string,
  actId: string,
  person: string,
  onProgress: OnProgress = silent,
): Promise<Undone> {
  const { store } = workspace
  let [withdrawn, left, seen, after] = [0, 0, 0, -1]
  for (;;) {
    const titles = await store.actTitles(actId, after, atOnce)
    if (titles.length === 0) return { withdrawn, left }
    const withdrawals = await withdrawalsOf(workspace, actId, titles, person)
    const outcomes = await store.decideTogether(
      correspondenceId,
      withdrawals.map((decision) => ({ decision, rejected: [] })),
    )
    const stored = outcomes.filter(({ kind }) => kind === 'Stored').length
    withdrawn += stored
    left += outcomes.length - stored
    after = titles.at(-1)!.position
    seen += titles.length
    onProgress('undo', seen, null)
    await serveOthers()
  }
}

async function withdrawalsOf(
  { store, now }: Workspace,
  actId: string,
  titles: readonly ActTitle[],
  reviewer: string,
): Promise<readonly ReviewDecision[]> {
  const at = now().toISOString()
  const stored = await store.storedDecisions(titles.map(({ position }) => decisionIdOf(actId, position)))
  return stored.map(({ id, titleId, revision }) => ({
    kind: 'Withdraw',
    id: `${id}.undo`,
    withdraws: id,
    titleId,
    reviewer,
    at,
    comment: '',
    seenRevision: revision,
  }))
}
