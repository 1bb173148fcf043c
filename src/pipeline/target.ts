import { KnownError } from '../errors.js'
import type { Classification, ClassificationItem } from '../model/classification.js'
import type { CorrespondenceDescription } from '../model/correspondence.js'
import type { Workspace } from './workspace.js'

/** The classification that titles are mapped to, ready for look-up. */
export interface Target {
  readonly classification: Classification
  readonly items: ReadonlyMap<string, ClassificationItem>
  /** The items of the deepest level: those a title may lie in (ISCO-08: the unit groups). */
  readonly mappable: ReadonlyMap<string, ClassificationItem>
}

/** Throws `correspondence/unknown`, naming those there are. */
export async function requireCorrespondence(workspace: Workspace, id: string): Promise<CorrespondenceDescription> {
  const all = await workspace.store.correspondences()
  const found = all.find((one) => one.id === id)
  if (!found)
    throw new KnownError('correspondence/unknown', { id, known: all.map((one) => one.id).join(', ') || 'none' })
  return found
}

/** Throws `classification/unknown`, naming those there are. */
export async function requireClassification(workspace: Workspace, id: string): Promise<Classification> {
  const found = await workspace.store.classification(id)
  if (found) return found
  const known = (await workspace.store.sources()).filter((source) => source.kind === 'classification')
  const names = known.map((source) => source.description.id).join(', ') || 'none'
  throw new KnownError('classification/unknown', { id, known: names })
}

export function targetOf(classification: Classification): Target {
  const deepest = Math.max(...classification.levels.map((level) => level.depth))
  const items = new Map(classification.items.map((item) => [item.code, item]))
  const mappable = new Map([...items].filter(([, item]) => item.depth === deepest))
  return { classification, items, mappable }
}

/** Classifications change only by ingest, which makes a new object: kept per workspace and store generation. */
const loaded = new WeakMap<Workspace, Map<string, Target>>()

/** The target of a correspondence. Cached until `forgetTargets`. */
export async function loadTarget(workspace: Workspace, correspondenceId: string): Promise<Target> {
  const { targetId } = await requireCorrespondence(workspace, correspondenceId)
  const cache = loaded.get(workspace) ?? new Map<string, Target>()
  loaded.set(workspace, cache)
  const known = cache.get(targetId)
  if (known) return known
  const target = targetOf(await requireClassification(workspace, targetId))
  cache.set(targetId, target)
  return target
}

/** To be called after an ingest. */
export function forgetTargets(workspace: Workspace): void {
  loaded.delete(workspace)
}
