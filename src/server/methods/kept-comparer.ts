import { type MethodComparer, methodComparer } from '../../pipeline/compare-methods.js'
import type { Workspace } from '../../pipeline/workspace.js'

interface Kept {
  readonly key: string
  readonly comparer: Promise<MethodComparer>
}

/** Building indexes takes seconds: the last target's are kept until a source is ingested. */
const kept = new WeakMap<Workspace, Kept>()

/** The methods over a target, for pages: never trains, so an encoder is looked for again as long as there is none. */
export async function keptComparer(workspace: Workspace, targetId: string): Promise<MethodComparer> {
  const sources = await workspace.store.sources()
  const key = [targetId, ...sources.map(({ description, ingestedAt }) => `${description.id} ${ingestedAt}`)].join('\n')
  const known = kept.get(workspace)
  if (known?.key === key) {
    const comparer = await known.comparer
    if (comparer.encoder) return comparer
  }
  const comparer = methodComparer(workspace, targetId, false)
  kept.set(workspace, { key, comparer })
  // One that failed is not kept: the next page tries anew.
  comparer.catch(() => kept.delete(workspace))
  return await comparer
}
