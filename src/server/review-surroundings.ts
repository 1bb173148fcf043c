import type { Locale } from '../locale/locale.js'
import type { Target } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { GroupCount, SavedView } from '../store/port.js'
import { isLarge } from './progress.js'

/** What a correspondence's people have gathered around its titles. */
export interface ReviewSurroundings {
  /** Ids of all who decided. */
  readonly reviewers: readonly string[]
  readonly views: readonly SavedView[]
  readonly counts: GroupCounts
}

/** Titles in each item of the target, those in the groups below it included. */
export type GroupCounts = ReadonlyMap<string, Omit<GroupCount, 'code'>>

interface Gathered {
  readonly reviewers: readonly string[]
  readonly counts: GroupCounts
  readonly until: number
}

/** Counting over many titles takes longer than a page may: it is kept so long, in milliseconds. */
const keptFor = 20_000
const kept = new WeakMap<Workspace, Map<string, Gathered>>()

/** For a large correspondence, reviewers and counts are at most twenty seconds old. */
export async function reviewSurroundings(
  workspace: Workspace,
  correspondenceId: string,
  titles: number,
  person: string,
  target: Target,
): Promise<ReviewSurroundings> {
  const cache = kept.get(workspace) ?? new Map<string, Gathered>()
  kept.set(workspace, cache)
  const now = workspace.now().getTime()
  const known = cache.get(correspondenceId)
  const gathered =
    known !== undefined && now < known.until ? known : await gather(workspace, correspondenceId, target, now)
  if (isLarge(titles)) cache.set(correspondenceId, gathered)
  const views = await workspace.store.savedViews(correspondenceId, person)
  return { reviewers: gathered.reviewers, counts: gathered.counts, views }
}

async function gather({ store }: Workspace, id: string, target: Target, now: number): Promise<Gathered> {
  const [reviewers, counts] = await Promise.all([store.reviewers(id), store.groupCounts(id)])
  return { reviewers, counts: addedUp(counts, target), until: now + keptFor }
}

/** Each item's own titles and those of all groups below it. */
export function addedUp(counts: readonly GroupCount[], { items }: Target): GroupCounts {
  const sums = new Map<string, Omit<GroupCount, 'code'>>()
  for (const { code, ...own } of counts) {
    let at: string | null | undefined = items.has(code) ? code : null
    for (let depth = 0; typeof at === 'string' && depth < 12; depth++) {
      const sum = sums.get(at) ?? { reviewed: 0, byMachine: 0, open: 0 }
      sums.set(at, {
        reviewed: sum.reviewed + own.reviewed,
        byMachine: sum.byMachine + own.byMachine,
        open: sum.open + own.open,
      })
      at = items.get(at)?.parent
    }
  }
  return sums
}

export const titlesIn = (counts: GroupCounts, code: string): number => {
  const { reviewed, byMachine, open } = counts.get(code) ?? { reviewed: 0, byMachine: 0, open: 0 }
  return reviewed + byMachine + open
}

/** Saved views as links to one page of the correspondence. */
export const viewsShown = (views: readonly SavedView[], path: string, page: 'desk' | 'titles', locale: Locale) =>
  views.map(({ id, name, query, owner, madeBy }) => ({
    name,
    href: `${path}/${page}${query}`,
    removeAction: `${path}/views/${encodeURIComponent(id)}/remove`,
    whose: owner === null ? locale.text('views.shared-by', { person: madeBy }) : locale.text('views.own'),
    shared: owner === null,
  }))
