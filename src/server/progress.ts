import type { Progress } from '../store/port.js'
import type { Workspace } from '../pipeline/workspace.js'

/** From so many titles on, counting takes longer than a page may; the counts are then kept for ten seconds. */
const large = 20_000
export const isLarge = (titles: number): boolean => titles >= large
const keptFor = 10_000
const kept = new WeakMap<Workspace, Map<string, { readonly progress: Progress; readonly until: number }>>()

/** Counts of a correspondence; for a large one at most ten seconds old. */
export async function progressOf(workspace: Workspace, correspondenceId: string): Promise<Progress> {
  const cache = kept.get(workspace) ?? new Map<string, { readonly progress: Progress; readonly until: number }>()
  kept.set(workspace, cache)
  const known = cache.get(correspondenceId)
  const now = workspace.now().getTime()
  if (known !== undefined && now < known.until) return known.progress
  const progress = await workspace.store.progress(correspondenceId)
  if (isLarge(progress.titles)) cache.set(correspondenceId, { progress, until: now + keptFor })
  return progress
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
