import { blindCodings, categoryOf, type Coding } from '../model/double-coding.js'
import { coderAgreement, confusedPairs, confusionByMajorGroup, type CodedTitle } from '../review/coder-agreement.js'
import { machinePull } from '../review/machine-pull.js'
import type { CodedRow } from '../store/port.js'
import type { Workspace } from './workspace.js'

/** Draws the resamples of the intervals: the same figures each time they are asked for. */
const seed = 20_241_202
const pairsShown = 25

/** What coders answered on their own, one line a title and task, streamed from the store. */
export async function codedTitles(
  { store }: Workspace,
  correspondenceId: string,
  taskId: string | null,
): Promise<readonly CodedTitle[]> {
  const titles: CodedTitle[] = []
  for await (const row of store.codedRows(correspondenceId, taskId)) titles.push(answersOnTheirOwn(row))
  return titles
}

/** What each coder said before anybody else had a hand in it. */
export function answersOnTheirOwn({ titleId, language, blind, events }: CodedRow): CodedTitle {
  const [first, second] = blindCodings(events)
  const answer = (coding: Coding | null) => (coding === null ? null : categoryOf(coding))
  return {
    titleId,
    language,
    blind,
    answers: [answer(first), answer(second)],
    machine: [first?.machine ?? null, second?.machine ?? null],
  }
}

/** How far two coders agree in a task, or in all tasks of a correspondence; languages, groups and pairs at `digits`. */
export async function agreementOf(
  workspace: Workspace,
  correspondenceId: string,
  taskId: string | null,
  digits: number,
) {
  const titles = await codedTitles(workspace, correspondenceId, taskId)
  return {
    titles: titles.length,
    both: titles.filter(({ answers }) => answers.every((answer) => answer !== null)).length,
    ...coderAgreement(titles, digits, seed),
    pairs: confusedPairs(titles, digits, pairsShown),
    confusion: confusionByMajorGroup(titles),
    pull: machinePull(titles, digits),
  }
}

export type AgreementReport = Awaited<ReturnType<typeof agreementOf>>
