import type { Workspace } from '../pipeline/workspace.js'
import type { Page, Paged, TitleRow } from '../store/port.js'
import { filterOf, type ListState } from './list-state.js'
import { isLarge } from './progress.js'

interface Counted {
  readonly total: number
  readonly until: number
}

/** Counting a long queue takes longer than all the rest of the desk: its length is kept so long, in milliseconds. */
const keptFor = 10_000
/** Queues whose length is kept: filters are anybody's, so their number has no bound of its own. */
const mostKept = 200
const kept = new WeakMap<Workspace, Map<string, Counted>>()

/** A page of a queue: its rows as they are now; of a queue of 20,000 titles or more the length is at most ten seconds old. */
export async function queuePage(
  workspace: Workspace,
  correspondenceId: string,
  list: ListState,
  page: Page,
): Promise<Paged<TitleRow>> {
  const { store } = workspace
  const cache = kept.get(workspace) ?? new Map<string, Counted>()
  kept.set(workspace, cache)
  const filter = filterOf(list)
  const key = JSON.stringify([correspondenceId, filter])
  const known = cache.get(key)
  const now = workspace.now().getTime()
  // Pages of the second half are read from the end, which must be where it is now.
  if (known !== undefined && now < known.until && page.offset + page.limit <= known.total / 2) {
    return { rows: await store.rows(correspondenceId, filter, list.sort, page), total: known.total }
  }
  const read = await store.list(correspondenceId, filter, list.sort, page)
  cache.delete(key)
  if (isLarge(read.total)) cache.set(key, { total: read.total, until: now + keptFor })
  if (cache.size > mostKept) cache.delete(cache.keys().next().value ?? '')
  return read
}
