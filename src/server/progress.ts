import type { Progress } from '../store/port.js'
import type { Workspace } from '../pipeline/workspace.js'

/** From so many titles on, counting takes longer than a page may; the counts are then kept for ten seconds. */
const large = 20_000
export const isLarge = (titles: number): boolean => titles >= large
const keptFor = 10_000

/** Counts of a correspondence; for a large one at most ten seconds old. */
export const progressOf = keptCounts(
  ({ store }, id) => store.progress(id),
  ({ titles }) => titles,
)

/** Titles by major groups of source and target; for a large correspondence at most ten seconds old. */
export const majorGroupsOf = keptCounts(
  ({ store }, id) => store.majorGroups(id),
  (cells) => cells.reduce((sum, { titles }) => sum + titles, 0),
)

function keptCounts<T>(
  count: (workspace: Workspace, correspondenceId: string) => Promise<T>,
  titlesIn: (counts: T) => number,
): (workspace: Workspace, correspondenceId: string) => Promise<T> {
  const kept = new WeakMap<Workspace, Map<string, { readonly counts: T; readonly until: number }>>()
  return async (workspace, correspondenceId) => {
    const cache = kept.get(workspace) ?? new Map<string, { readonly counts: T; readonly until: number }>()
    kept.set(workspace, cache)
    const known = cache.get(correspondenceId)
    const now = workspace.now().getTime()
    if (known !== undefined && now < known.until) return known.counts
    const counts = await count(workspace, correspondenceId)
    if (isLarge(titlesIn(counts))) cache.set(correspondenceId, { counts, until: now + keptFor })
    return counts
  }
}

export interface Shares {
  readonly reviewer: number
  readonly machine: number
  readonly open: number
}

/** A correspondence's state as shares in [0, 1] that add up to 1, by titles or weighted by frequency. */
export function sharesOf(progress: Progress, by: 'titles' | 'frequency'): Shares {
  const whole = progress[by]
  if (whole === 0) return { reviewer: 0, machine: 0, open: 1 }
  const sum = (ending: string) =>
    progress.settled.filter(({ key }) => key.endsWith(ending)).reduce((total, part) => total + part[by], 0) / whole
  const reviewer = sum('/reviewer')
  const machine = sum('/finding')
  return { reviewer, machine, open: Math.max(0, 1 - reviewer - machine) }
}

/** Settled titles, by people and by the machine. */
export const settledTitles = (progress: Progress): number =>
  progress.settled.filter(({ key }) => key.includes('/')).reduce((total, part) => total + part.titles, 0)

/** The pieces of a bar 100 units wide: people, machine, open; for an SVG without styles. */
export function meterOf({ reviewer, machine }: Shares) {
  const round = (value: number) => Math.round(value * 10_000) / 100
  return { reviewer: round(reviewer), machine: round(machine), machineFrom: round(reviewer) }
}
