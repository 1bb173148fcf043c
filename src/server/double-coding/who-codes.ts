import type { Response } from 'express'
import { KnownError } from '../../errors.js'
import type { CoderSlot, CodingTask } from '../../model/double-coding.js'
import type { Person } from '../../model/person.js'
import { requireCodingTask } from '../../pipeline/coding-task.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { CodingTaskProgress } from '../../store/port.js'
import { personOf, requireRole } from '../signed-in.js'

/** `as/1` and `as/2` in addresses. Throws `coding/task-unknown` for anything else. */
export function slotFrom(text: string): CoderSlot {
  if (text === '1') return 0
  if (text === '2') return 1
  throw new KnownError('coding/task-unknown', { id: `…/as/${text.slice(0, 20)}` })
}

/** In single-user mode one person plays both coders, so that double coding can be tried alone: the address says which. */
const playsAll = (person: Person, { config }: Workspace): boolean =>
  person.id === config.reviewer && person.role === 'administrator'

export const mayCodeAs = (person: Person, workspace: Workspace, task: CodingTask, slot: CoderSlot): boolean =>
  task.coders[slot] === person.id || playsAll(person, workspace)

/** A task that the person asking codes in this place. Throws `coding/task-unknown`, `coding/not-yours`, `server/not-allowed`. */
export async function requireCoder(
  workspace: Workspace,
  response: Response,
  params: { readonly id: string; readonly taskId: string; readonly coder: string },
): Promise<{ readonly progress: CodingTaskProgress; readonly slot: CoderSlot }> {
  requireRole(response, 'reviewer', params.id)
  const slot = slotFrom(params.coder)
  const progress = await requireCodingTask(workspace, params.id, params.taskId)
  if (!mayCodeAs(personOf(response), workspace, progress.task, slot)) {
    throw new KnownError('coding/not-yours', { coder: progress.task.coders[slot] })
  }
  return { progress, slot }
}
