import type { ClassificationLevel } from '../model/classification.js'
import type { Recipe } from '../model/ingest.js'
import { compactCode } from './cell-text.js'
import { codePatternOf, digitsPattern, parentByPrefix } from './codes.js'
import type { DraftItem } from './drafts.js'

/** Where items stand: the parent and the depth of each, by code, and what was doubtful about it. */
export interface Hierarchy {
  readonly parents: ReadonlyMap<string, string | null>
  readonly depths: ReadonlyMap<string, number>
  readonly remarks: readonly string[]
}

/** Parents from the parent column where there is one, else from the codes: 1111 lies under 111. */
export function hierarchyOf(
  drafts: readonly DraftItem[],
  recipe: Recipe,
  depthOfLevel: ReadonlyMap<string, number>,
): Hierarchy {
  const declared = drafts.some((draft) => draft.parentCode !== '')
  const found = declared
    ? declaredParents(drafts)
    : isOutline(drafts, depthOfLevel)
      ? parentsByOrder(drafts, depthOfLevel)
      : byCodeOrIndent(drafts, recipe)
  const cycles = withoutCycles(found.parents)
  const depths = new Map(drafts.map((draft) => [draft.code, depthOf(draft, cycles.parents, recipe, depthOfLevel)]))
  return { parents: cycles.parents, depths, remarks: [...found.remarks, ...cycles.remarks] }
}

interface FoundParents {
  readonly parents: ReadonlyMap<string, string | null>
  readonly remarks: readonly string[]
}

function declaredParents(drafts: readonly DraftItem[]): FoundParents {
  const known = new Map(drafts.map(({ code }) => [compactCode(code), code]))
  const orphans: string[] = []
  const parents = new Map(
    drafts.map(({ code, parentCode }) => {
      const parent = parentCode === '' ? null : (known.get(compactCode(parentCode)) ?? null)
      if (parentCode !== '' && parent === null) orphans.push(`${code} (parent ${parentCode})`)
      return [code, parent === code ? null : parent]
    }),
  )
  return { parents, remarks: listed(orphans, 'name a parent that is not in the file; they stand without one') }
}

/** Levels are named and the codes of all have the same length: only the order of the rows says what lies under what. */
function isOutline(drafts: readonly DraftItem[], depthOfLevel: ReadonlyMap<string, number>): boolean {
  const lengths = new Set(drafts.map(({ code }) => compactCode(code).length))
  return depthOfLevel.size > 1 && lengths.size === 1
}

/** Codes that begin alike say most; where none does, titles that begin further to the right may. */
function byCodeOrIndent(drafts: readonly DraftItem[], recipe: Recipe): FoundParents {
  const byCode = parentsByCode(drafts, recipe)
  const indents = [...new Set(drafts.map(({ indent }) => indent))].sort((one, other) => one - other)
  const indented = indents.length > 1 && indents.length <= mostLevels && drafts[0]?.indent === indents[0]
  if (!indented || [...byCode.parents.values()].some((parent) => parent !== null)) return byCode
  const depths = new Map(indents.map((indent, at) => [String(indent), at + 1]))
  const { parents } = parentsByOrder(
    drafts.map((draft) => ({ ...draft, level: String(draft.indent) })),
    depths,
  )
  return {
    parents,
    remarks: ['Codes say nothing of the hierarchy; parents were taken from how far titles are indented.'],
  }
}

/** Classifications have fewer. */
const mostLevels = 9

/** As in an outline: an item lies under the nearest row above it that is of a higher level. */
function parentsByOrder(drafts: readonly DraftItem[], depthOfLevel: ReadonlyMap<string, number>): FoundParents {
  const open: { readonly code: string; readonly depth: number }[] = []
  const parents = new Map<string, string | null>()
  for (const { code, level } of drafts) {
    const depth = depthOfLevel.get(level.toLowerCase()) ?? 1
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()
    parents.set(code, open.at(-1)?.code ?? null)
    open.push({ code, depth })
  }
  return {
    parents,
    remarks: ['All codes have the same length; parents were taken from the order of rows and their levels.'],
  }
}

function parentsByCode(drafts: readonly DraftItem[], recipe: Recipe): FoundParents {
  const byCompact = new Map(drafts.map(({ code }) => [compactCode(code), code]))
  const parents = new Map(drafts.map(({ code }) => [code, parentByPrefix(code, byCompact)]))
  // Numbers of different lengths begin alike by chance; only codes that mostly lie under others are a hierarchy.
  const shortest = Math.min(...drafts.map(({ code }) => compactCode(code).length))
  const longer = drafts.filter(({ code }) => compactCode(code).length > shortest)
  const placed = longer.filter(({ code }) => parents.get(code) !== null).length
  if (!recipe.codeLengths && placed < longer.length * 0.5) {
    return { parents: new Map(drafts.map(({ code }) => [code, null])), remarks: [] }
  }
  const top = recipe.codeLengths?.[0] ?? shortest
  const orphans = drafts.filter(({ code }) => parents.get(code) === null && compactCode(code).length > top)
  return {
    parents,
    remarks: listed(
      orphans.map(({ code }) => code),
      'have no item above them in the file; they stand without a parent',
    ),
  }
}

/** Cuts a ring of parents at its first item, or nobody could walk up from there. */
function withoutCycles(given: ReadonlyMap<string, string | null>): FoundParents {
  const parents = new Map(given)
  const safe = new Set<string>()
  const cut: string[] = []
  for (const start of parents.keys()) {
    const path = new Set<string>()
    for (let at: string | null = start; at !== null && !safe.has(at); at = parents.get(at) ?? null) {
      if (path.has(at)) {
        parents.set(at, null)
        cut.push(at)
        break
      }
      path.add(at)
    }
    for (const code of path) safe.add(code)
  }
  return { parents, remarks: listed(cut, 'lie under themselves by their parents; the ring was cut there') }
}

function depthOf(
  draft: DraftItem,
  parents: ReadonlyMap<string, string | null>,
  recipe: Recipe,
  depthOfLevel: ReadonlyMap<string, number>,
): number {
  const byLevel = depthOfLevel.get(draft.level.toLowerCase())
  if (byLevel !== undefined) return byLevel
  const byLength = recipe.codeLengths?.indexOf(compactCode(draft.code).length) ?? -1
  if (byLength >= 0) return byLength + 1
  let depth = 1
  for (let at = parents.get(draft.code) ?? null; at !== null; at = parents.get(at) ?? null) depth++
  return depth
}

/** Depth of each text of the level column: numbers as they are, names in the recipe's order, else as they first appear. */
export function depthsOfLevels(
  drafts: readonly { readonly level: string }[],
  recipe: Recipe,
): ReadonlyMap<string, number> {
  const texts = [...new Set(drafts.map(({ level }) => level.toLowerCase()))].filter((text) => text !== '')
  if (texts.every((text) => /^\d{1,2}(\.0)?$/.test(text))) {
    const numbers = texts.map(Number).sort((one, other) => one - other)
    // Some offices count levels from 0.
    const shift = numbers[0] === 0 ? 1 : 0
    return new Map(texts.map((text) => [text, Number(text) + shift]))
  }
  const names = (recipe.levelNames ?? []).map((name) => name.toLowerCase())
  const ordered = texts.every((text) => names.includes(text)) ? names : texts
  return new Map(ordered.map((text, at) => [text, at + 1]))
}

export function levelsOf(
  depths: ReadonlyMap<string, number>,
  recipe: Recipe,
  depthOfLevel: ReadonlyMap<string, number>,
): readonly ClassificationLevel[] {
  const deepest = Math.max(1, recipe.codeLengths?.length ?? 0, ...depths.values())
  const written = new Map([...depthOfLevel].map(([text, depth]) => [depth, text]))
  return Array.from({ length: deepest }, (_, at) => {
    const depth = at + 1
    const codes = [...depths].filter(([, one]) => one === depth).map(([code]) => code)
    const text = written.get(depth)
    const length = recipe.codeLengths?.[at]
    return {
      depth,
      name: recipe.levelNames?.[at] ?? (text !== undefined && !/^\d/.test(text) ? text : `level ${depth}`),
      codePattern: codes.length === 0 && length !== undefined ? digitsPattern(length) : codePatternOf(codes),
    }
  })
}

function listed(codes: readonly string[], about: string): readonly string[] {
  if (codes.length === 0) return []
  const more = codes.length > 5 ? `, and ${codes.length - 5} more` : ''
  return [`${codes.length} ${codes.length === 1 ? 'item' : 'items'} ${about}: ${codes.slice(0, 5).join(', ')}${more}.`]
}
