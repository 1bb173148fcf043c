import { KnownError } from '../errors.js'
import { sha256 } from '../files/hash.js'
import type { CodingTask, Drawing } from '../model/double-coding.js'
import { seededRandom, shuffled } from '../numbers/random.js'
import type { CodingTaskProgress, TitleFilter } from '../store/port.js'
import type { Workspace } from './workspace.js'

/** Which titles a task gets. */
export type TitleChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'filter'; readonly filter: TitleFilter }
  | { readonly kind: 'selected'; readonly titleIds: readonly string[] }
  /** So many of those that a filter lets through, by lot. */
  | { readonly kind: 'random'; readonly filter: TitleFilter; readonly count: number }

export interface CodingTaskRequest {
  readonly correspondenceId: string
  readonly name: string
  /** Ids of two different persons. */
  readonly coders: readonly [string, string]
  readonly titles: TitleChoice
  /** Share of the titles, in [0, 1], on which the machine is hidden. */
  readonly blindShare: number
  /** `null`: one is made from the task's id. */
  readonly seed: number | null
  readonly createdBy: string
}

/** More titles than that are no task for two people. */
const mostTitles = 100_000

/**
 * Gives titles to two people, in random order, so that what is done at any time is a sample of the whole; who is blind to
 * the machine is drawn too. Throws `coding/bad-task`, `correspondence/unknown`, `title/unknown`.
 */
export async function createCodingTask(workspace: Workspace, request: CodingTaskRequest): Promise<CodingTask> {
  const { correspondenceId, createdBy } = request
  const name = request.name.trim()
  const coders = [request.coders[0].trim(), request.coders[1].trim()] as const
  if (name === '') throw badTask('it has no name')
  if (coders[0] === '' || coders[1] === '') throw badTask('it needs two coders')
  if (coders[0] === coders[1]) throw badTask('both coders are the same person')
  if (!(request.blindShare >= 0 && request.blindShare <= 1)) throw badTask('the blind share is not between 0 and 1')
  const id = workspace.newId()
  const seed = request.seed ?? Number.parseInt(sha256(id).slice(0, 7), 16)
  const random = seededRandom(seed)
  const { ids, drawn } = await chosen(workspace, correspondenceId, request.titles)
  const order = shuffled(ids, random)
  const batch = request.titles.kind === 'random' ? order.slice(0, request.titles.count) : order
  if (batch.length === 0) throw badTask('no title is chosen')
  const blind = new Set(shuffled(batch, random).slice(0, Math.round(request.blindShare * batch.length)))
  const createdAt = workspace.now().toISOString()
  const task = { id, correspondenceId, name, coders, drawn, blindShare: request.blindShare, seed, createdBy, createdAt }
  await workspace.store.saveCodingTask(
    task,
    batch.map((titleId) => ({ titleId, blind: blind.has(titleId) })),
  )
  return task
}

const badTask = (detail: string) => new KnownError('coding/bad-task', { detail })

async function chosen({ store }: Workspace, correspondenceId: string, choice: TitleChoice) {
  if (choice.kind === 'selected') {
    const ids = [...new Set(choice.titleIds)]
    return { ids, drawn: drawing('selected', {}, ids.length) }
  }
  const filter = choice.kind === 'all' ? {} : choice.filter
  const { rows, total } = await store.list(correspondenceId, filter, 'title', { offset: 0, limit: mostTitles })
  if (total > mostTitles) throw badTask(`${total} titles are more than ${mostTitles}; narrow the filter`)
  return { ids: rows.map((row) => row.id), drawn: drawing(choice.kind, filter, total) }
}

const drawing = (kind: Drawing['kind'], filter: TitleFilter, of: number): Drawing => ({
  kind,
  filter: Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ),
  of,
})

/** A task of a correspondence with its progress. Throws `coding/task-unknown`. */
export async function requireCodingTask(
  { store }: Workspace,
  correspondenceId: string,
  taskId: string,
): Promise<CodingTaskProgress> {
  const found = (await store.codingTasks(correspondenceId)).find(({ task }) => task.id === taskId)
  if (found === undefined) throw new KnownError('coding/task-unknown', { id: taskId.slice(0, 100) })
  return found
}
