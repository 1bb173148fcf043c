import type { IndexEntry } from '../model/classification.js'
import { labelIn, type LanguageTag } from '../model/language.js'
import { fold } from '../text/fold.js'
import { labelsAsEntries } from './title-engine.js'
import { loadTarget, requireCorrespondence } from './target.js'
import type { Workspace } from './workspace.js'

export interface FoundItem {
  readonly code: string
  /** In the reader's language. */
  readonly title: string
  readonly matchedTitle: string
  readonly matchedLanguage: LanguageTag
}

interface Searchable {
  readonly entry: IndexEntry
  readonly folded: string
}

const searchables = new WeakMap<object, readonly Searchable[]>()

/** Items of the target by code, or by words of their titles and index entries in any language; the fullest match first. */
export async function searchTarget(
  workspace: Workspace,
  correspondenceId: string,
  query: string,
  language: LanguageTag,
  limit: number,
): Promise<readonly FoundItem[]> {
  const { targetId } = await requireCorrespondence(workspace, correspondenceId)
  const { classification, mappable } = await loadTarget(workspace, correspondenceId)
  const shown = (code: string) => labelIn(mappable.get(code)?.labels ?? {}, language)
  if (/^\d+$/.test(query.trim())) {
    return [...mappable.keys()]
      .filter((code) => code.startsWith(query.trim()))
      .slice(0, limit)
      .map((code) => ({ code, title: shown(code), matchedTitle: shown(code), matchedLanguage: language }))
  }
  const wanted = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  if (wanted.length === 0) return []
  let all = searchables.get(classification)
  if (!all) {
    const entries = [...labelsAsEntries(classification), ...(await workspace.store.indexEntries(targetId))]
    all = entries.filter(({ code }) => mappable.has(code)).map((entry) => ({ entry, folded: ` ${fold(entry.title)}` }))
    searchables.set(classification, all)
  }
  const best = new Map<string, { readonly entry: IndexEntry; readonly length: number }>()
  for (const { entry, folded } of all) {
    if (!wanted.every((word) => folded.includes(` ${word}`))) continue
    const known = best.get(entry.code)
    if (!known || folded.length < known.length) best.set(entry.code, { entry, length: folded.length })
  }
  return [...best.entries()]
    .sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([code, { entry }]) => ({
      code,
      title: shown(code),
      matchedTitle: entry.title,
      matchedLanguage: entry.language,
    }))
}
