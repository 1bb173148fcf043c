import type { Classification, ClassificationItem } from '../model/classification.js'

/** What a check of a classification's structure found: which check, which items, in words. */
export interface QualityFinding {
  readonly check:
    | 'orphan'
    | 'childless'
    | 'single-child'
    | 'duplicate-label'
    | 'labels-differ-by-case'
    | 'gap'
    | 'odd-code'
    | 'missing-label'
  readonly codes: readonly string[]
  readonly detail: string
}

/**
 * The checks that statistical offices run on a classification's structure: items without the parent their level asks
 * for, groups without members or with one, labels that stand twice or differ only by capitals, numbers left out among
 * siblings, codes unlike their level's, languages that some items lack. A finding asks for a look; it is not an error.
 */
export function checkClassification({ items, levels }: Classification): readonly QualityFinding[] {
  const children = byParent(items)
  const deepest = Math.max(0, ...levels.map(({ depth }) => depth))
  return [
    ...items
      .filter(({ parent, depth }) => parent === null && depth > 1)
      .map(({ code, depth }) => found('orphan', [code], `${code} is on level ${depth} and has no parent.`)),
    ...items
      .filter(({ code, depth }) => depth < deepest && !children.has(code))
      .map(({ code }) => found('childless', [code], `${code} has nothing below it.`)),
    ...singleChildren(items, children),
    ...labelFindings(items),
    ...gaps(children),
    ...oddCodes(items, levels),
    ...missingLabels(items),
  ]
}

const found = (check: QualityFinding['check'], codes: readonly string[], detail: string): QualityFinding => ({
  check,
  codes,
  detail,
})

type Items = readonly ClassificationItem[]

function byParent(items: Items): ReadonlyMap<string, Items> {
  const children = new Map<string, ClassificationItem[]>()
  for (const item of items) {
    if (item.parent !== null) children.set(item.parent, [...(children.get(item.parent) ?? []), item])
  }
  return children
}

/** A group with one member is common where the member repeats the group ("1120" in "112"); with another label it is odd. */
function singleChildren(items: Items, children: ReadonlyMap<string, Items>): readonly QualityFinding[] {
  const labels = new Map(items.map(({ code, labels: own }) => [code, own]))
  return [...children].flatMap(([parent, [only, ...others]]) => {
    if (!only || others.length > 0) return []
    const same = Object.entries(only.labels).some(
      ([tag, label]) => labels.get(parent)?.[tag]?.toLowerCase() === label.toLowerCase(),
    )
    return same
      ? []
      : [found('single-child', [parent, only.code], `${parent} has one member, ${only.code}, with another label.`)]
  })
}

/** Labels that stand twice on one level, or differ only by capitals anywhere. */
function labelFindings(items: Items): readonly QualityFinding[] {
  const seen = new Map<string, { readonly code: string; readonly label: string }>()
  return items.flatMap(({ code, depth, labels }) =>
    Object.entries(labels).flatMap(([tag, label]) => {
      const key = `${depth} ${tag} ${label.toLowerCase()}`
      const earlier = seen.get(key)
      if (!earlier) {
        seen.set(key, { code, label })
        return []
      }
      const codes = [earlier.code, code]
      return earlier.label === label
        ? [found('duplicate-label', codes, `${earlier.code} and ${code} are both called "${label}".`)]
        : [
            found(
              'labels-differ-by-case',
              codes,
              `"${earlier.label}" (${earlier.code}) and "${label}" (${code}) differ only in capitals.`,
            ),
          ]
    }),
  )
}

/** Numbers left out among siblings: 111, 112, 114. The last digits 0 and 9 (general, other) are no gaps. */
function gaps(children: ReadonlyMap<string, Items>): readonly QualityFinding[] {
  return [...children].flatMap(([parent, members]) => {
    const ends = members.flatMap(({ code }) =>
      new RegExp(`^${escaped(parent)}\\d$`).test(code) ? [Number(code.at(-1))] : [],
    )
    const regular = ends.filter((end) => end > 0 && end < 9)
    if (regular.length < 2) return []
    const missing = Array.from({ length: Math.max(...regular) }, (_, at) => at + 1).filter((end) => !ends.includes(end))
    return missing.length === 0
      ? []
      : [
          found(
            'gap',
            missing.map((end) => `${parent}${end}`),
            `Among the members of ${parent}, ${missing.map((end) => `${parent}${end}`).join(', ')} left out.`,
          ),
        ]
  })
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function oddCodes(items: Items, levels: Classification['levels']): readonly QualityFinding[] {
  const patterns = new Map(levels.map(({ depth, codePattern }) => [depth, new RegExp(`^(?:${codePattern})$`, 'u')]))
  return items
    .filter(({ code, depth }) => patterns.get(depth)?.test(code) === false)
    .map(({ code, depth }) => found('odd-code', [code], `${code} does not look like the codes of level ${depth}.`))
}

/** Languages that most items have and some lack. */
function missingLabels(items: Items): readonly QualityFinding[] {
  const tags = [...new Set(items.flatMap(({ labels }) => Object.keys(labels)))]
  return tags.flatMap((tag) => {
    const without = items.filter(({ labels }) => !(tag in labels)).map(({ code }) => code)
    return without.length === 0 || without.length > items.length / 2
      ? []
      : [found('missing-label', without, `${without.length} items have no label in ${tag}.`)]
  })
}
