import { fold } from '../../src/text/fold.js'
import type { Concepts } from './concepts.js'
import type { MeloSet, Numbered } from './sets.js'

/** The elements of a set, by the concept that they are called after; concepts in the set's order. */
export type ElementsOfConcept = ReadonlyMap<string, readonly string[]>

/** An element's number without language and place: `C000620` of `C000620_fr_003`. */
export const ownNumber = (element: string): string => element.split('_')[0]!

/**
 * Finds for every concept of a set the one of the target that it is. Those that share the largest part of their labels
 * in the elements' language find each other first; of equal ones the earlier in both orders (ISCO names groups of three
 * levels alike). What is left and lies just behind one that was found is the free concept that lies just behind that
 * one in the publisher's order. The rest are concepts of their own under the set's numbers: a later edition has more.
 */
export function conceptsOfElements(
  { elements, elementLanguage }: Pick<MeloSet, 'elements' | 'elementLanguage'>,
  target: Concepts,
): ElementsOfConcept {
  const own = byNumber(elements)
  const found = byLabels(own, elementLanguage, target)
  const known = new Set(found.values())
  const free = new Set(target.concepts.map(({ code }) => code).filter((code) => !known.has(code)))
  const places = new Map(target.concepts.map(({ code }, place) => [code, place]))
  let before: string | undefined
  const codes = [...own.keys()].map((number): readonly [string, string] => {
    let code = found.get(number)
    if (code === undefined) {
      const next = before === undefined ? undefined : target.concepts[(places.get(before) ?? Infinity) + 1]?.code
      code = next !== undefined && free.delete(next) ? next : number
    }
    before = code
    return [code, number]
  })
  return new Map(codes.map(([code, number]) => [code, own.get(number)!.map(({ id }) => id)]))
}

/** By the set's numbers. */
function byLabels(
  own: ReadonlyMap<string, readonly Numbered[]>,
  elementLanguage: string,
  target: Concepts,
): ReadonlyMap<string, string> {
  const named = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const { title, language, code } of target.labels) {
    if (language !== elementLanguage) continue
    counts.set(code, (counts.get(code) ?? 0) + 1)
    const folded = fold(title)
    named.set(folded, (named.get(folded) ?? new Set()).add(code))
  }
  const places = new Map(target.concepts.map(({ code }, place) => [code, place]))
  const pairs = [...own].flatMap(([number, said]) => {
    const shared = new Map<string, number>()
    for (const folded of new Set(said.map(({ text }) => fold(text)))) {
      for (const code of named.get(folded) ?? []) shared.set(code, (shared.get(code) ?? 0) + 1)
    }
    return [...shared]
      .sort(([one], [other]) => places.get(one)! - places.get(other)!)
      .map(([code, count]) => ({ number, code, likeness: count / (said.length + counts.get(code)!) }))
  })
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { number, code } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (found.has(number) || taken.has(code)) continue
    found.set(number, code)
    taken.add(code)
  }
  return found
}

function byNumber(elements: readonly Numbered[]): ReadonlyMap<string, readonly Numbered[]> {
  const numbers = new Map<string, Numbered[]>()
  for (const element of elements) {
    const number = ownNumber(element.id)
    const known = numbers.get(number)
    if (known) known.push(element)
    else numbers.set(number, [element])
  }
  return numbers
}

/** The elements of ranked concepts: the first of each concept in their order, then the second of each, and so on. */
export function rankedElements(ranked: readonly string[], of: ElementsOfConcept, limit: number): readonly string[] {
  const lists = ranked.map((code) => of.get(code) ?? [])
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  const elements: string[] = []
  for (let turn = 0; turn < longest && elements.length < limit; turn++) {
    for (const list of lists) if (turn < list.length && elements.length < limit) elements.push(list[turn]!)
  }
  return elements
}
