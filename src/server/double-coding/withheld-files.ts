import { Router, type Response } from 'express'
import { KnownError } from '../../errors.js'
import { record } from '../../pipeline/history.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { ServerContext } from '../context.js'
import { pathOf } from '../page.js'
import { hasRole, personOf, requireRole } from '../signed-in.js'
import { withheldFrom } from './withheld.js'

/**
 * How many titles keep the files of a whole correspondence from the person asking: those that they still have to code without
 * sight of the machine. 0: none, or an administrator of whom the history says that they took files during these tasks.
 */
export async function filesWithheld({ workspace }: ServerContext, response: Response, id: string): Promise<number> {
  const person = withheldFrom(response)
  if (person === '') return 0
  const tasks = await workspace.store.blindTasks(id, person)
  const taken = hasRole(response, 'administrator', id) ? await tasksTaken(workspace, id, person) : new Set<string>()
  return tasks.reduce((sum, { taskId, left }) => sum + (taken.has(taskId) ? 0 : left), 0)
}

/** Throws `coding/blind-files` where files of the whole correspondence are kept from the person asking. */
export async function requireWholeFiles(context: ServerContext, response: Response, id: string): Promise<void> {
  const count = await filesWithheld(context, response, id)
  if (count > 0) throw new KnownError('coding/blind-files', { count })
}

/** `POST /c/:id/coding/see-files`: an administrator takes the files all the same, and the history says so for good. */
export function withheldFilePages({ workspace }: ServerContext): Router {
  const router = Router()
  router.post('/c/:id/coding/see-files', async (request, response) => {
    const { id } = request.params
    requireRole(response, 'administrator', id)
    const person = personOf(response).id
    const taken = await tasksTaken(workspace, id, person)
    for (const { taskId } of await workspace.store.blindTasks(id, person)) {
      if (taken.has(taskId)) continue
      await record(workspace, { person, act: 'take-blind', correspondenceId: id, detail: { task: taskId } })
    }
    response.redirect(303, `${pathOf(id)}/downloads`)
  })
  return router
}

async function tasksTaken(
  { store }: Workspace,
  correspondenceId: string,
  person: string,
): Promise<ReadonlySet<unknown>> {
  const taken = new Set<unknown>()
  for await (const { detail } of store.historyInOrder({ person, act: 'take-blind', correspondenceId })) {
    taken.add((JSON.parse(detail) as { readonly task?: unknown }).task)
  }
  return taken
}
