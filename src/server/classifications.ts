import type { Response } from 'express'
import type { Classification, ClassificationItem } from '../model/classification.js'
import type { Labels, LanguageTag } from '../model/language.js'
import type { CorrespondenceDescription } from '../model/correspondence.js'
import { requireCorrespondence } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import { isSignedIn, visibleTo } from './signed-in.js'

/** A correspondence with the names that pages show for it. */
export interface CorrespondenceHead extends CorrespondenceDescription {
  readonly sourceTitle: string
  readonly targetTitle: string
  /** One of the two is a sample: said on every page. */
  readonly sample: boolean
}

/** A source classification, ready for look-up by code. */
export interface Structure {
  readonly classification: Classification
  readonly items: ReadonlyMap<string, ClassificationItem>
  readonly children: ReadonlyMap<string | null, readonly ClassificationItem[]>
}

interface Kept {
  readonly structure: Structure | undefined
  readonly until: number
}

/** Reading a classification of thousands of items takes longer than a page may; another process may ingest meanwhile. */
const keptFor = 10_000
const kept = new WeakMap<Workspace, Map<string, Kept>>()

/** A classification by id, or `undefined` where there is none; at most ten seconds old. */
export async function structureOf(workspace: Workspace, id: string): Promise<Structure | undefined> {
  const cache = kept.get(workspace) ?? new Map<string, Kept>()
  kept.set(workspace, cache)
  const known = cache.get(id)
  const now = workspace.now().getTime()
  if (known !== undefined && now < known.until) return known.structure
  const classification = await workspace.store.classification(id)
  const structure = classification && structured(classification)
  cache.set(id, { structure, until: now + keptFor })
  return structure
}

function structured(classification: Classification): Structure {
  return {
    classification,
    items: new Map(classification.items.map((item) => [item.code, item])),
    children: childrenOf(classification.items),
  }
}

export function childrenOf(
  items: Iterable<ClassificationItem>,
): ReadonlyMap<string | null, readonly ClassificationItem[]> {
  const children = new Map<string | null, ClassificationItem[]>()
  for (const item of items) {
    const siblings = children.get(item.parent)
    if (siblings) siblings.push(item)
    else children.set(item.parent, [item])
  }
  return children
}

/** Throws `correspondence/unknown`. */
export async function headOf(workspace: Workspace, correspondenceId: string): Promise<CorrespondenceHead> {
  const description = await requireCorrespondence(workspace, correspondenceId)
  return await withTitles(workspace, description)
}

export async function withTitles(
  workspace: Workspace,
  description: CorrespondenceDescription,
): Promise<CorrespondenceHead> {
  const source = await structureOf(workspace, description.sourceId)
  const target = await structureOf(workspace, description.targetId)
  return {
    ...description,
    sourceTitle: source?.classification.source.title ?? description.sourceId,
    targetTitle: target?.classification.source.title ?? description.targetId,
    sample: [source, target].some((structure) => structure?.classification.source.sample === true),
  }
}

/** The correspondence where there is just one for the person asking: its sections stay in reach on pages that belong to none. */
export async function onlyHead(workspace: Workspace, response: Response): Promise<CorrespondenceHead | null> {
  if (!isSignedIn(response)) return null
  const all = visibleTo(response, await workspace.store.correspondences())
  return all.length === 1 ? await withTitles(workspace, all[0]!) : null
}

/** The groups above an item, top first. */
export function ancestors(items: ReadonlyMap<string, ClassificationItem>, code: string): readonly ClassificationItem[] {
  const path: ClassificationItem[] = []
  let parent = items.get(code)?.parent ?? null
  while (parent !== null && path.length < 12) {
    const item = items.get(parent)
    if (item === undefined) break
    path.unshift(item)
    parent = item.parent
  }
  return path
}

/** A text with the language it is in, for the `lang` attribute. */
export interface TextIn {
  readonly text: string
  readonly language: LanguageTag
}

/** The label in the first of these languages that has one, else in English, else in any. */
export function labelFor(labels: Labels, ...languages: readonly LanguageTag[]): TextIn {
  const language = [...languages, 'en', ...Object.keys(labels)].find((tag) => labels[tag] !== undefined)
  return language === undefined ? { text: '', language: 'und' } : { text: labels[language] ?? '', language }
}
