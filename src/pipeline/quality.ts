import { reliabilityOf, type Judged, type Reliability } from '../review/reliability.js'
import type { ReviewedTitle } from '../store/port.js'
import type { Workspace } from './workspace.js'

export interface SettledDay {
  /** ISO 8601 date, UTC. */
  readonly day: string
  readonly titles: number
}

export interface Quality {
  readonly reviewed: number
  /** Reviewed titles on which the machine had no answer to judge. */
  readonly withoutAnswer: number
  readonly reliability: Reliability
  /** Days on which somebody settled a title that still stands so, oldest first. */
  readonly days: readonly SettledDay[]
}

/** The machine measured against what people decided, on all reviewed titles or on those of a task. */
export async function qualityOf(
  { store }: Workspace,
  correspondenceId: string,
  taskId: string | null,
): Promise<Quality> {
  const judged: Judged[] = []
  const days = new Map<string, number>()
  let reviewed = 0
  for await (const title of store.reviewedTitles(correspondenceId, taskId)) {
    reviewed += 1
    const day = title.decidedAt.slice(0, 10)
    days.set(day, (days.get(day) ?? 0) + 1)
    const judgement = judgedBy(title)
    if (judgement !== null) judged.push(judgement)
  }
  return {
    reviewed,
    withoutAnswer: reviewed - judged.length,
    reliability: reliabilityOf(judged),
    days: [...days].map(([day, titles]) => ({ day, titles })).sort((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

/** Whether the machine was right, by the decision that stands; `null` where it gave no answer. */
function judgedBy({ findingKind, machineCode, probability, decidedCode }: ReviewedTitle): Judged | null {
  if (findingKind === 'Mapped') return { probability, right: machineCode === decidedCode }
  return findingKind === 'NoTermFound' ? { probability, right: decidedCode === null } : null
}
