import type { ConceptAssociation, Correspondence, CorrespondenceDescription } from '../model/correspondence.js'
import type { MappingRelation } from '../model/finding.js'
import { openCasesOf } from './open-cases.js'
import type { SettledTitle } from './settled-title.js'

/**
 * The correspondence that settled titles add up to. A source item's own label and its index entries count where they
 * landed: ten entries in one group and two in another are one source with two targets. Titles from ads belong to no
 * source item; they are left to detection, and `countTitles` counts them. The order of the titles does not matter.
 */
export function associate(description: CorrespondenceDescription, records: readonly SettledTitle[]): Correspondence {
  const landings = records.flatMap(landingOf)
  return { description, associations: addedUp(landings), openCases: openCasesOf(records) }
}

/** One title of a source item that lies in a target item. */
interface Landing {
  readonly titleId: string
  readonly sourceCode: string
  readonly targetCode: string
  /** Stated of the item's own label only. */
  readonly relation: MappingRelation | null
  readonly by: 'reviewer' | 'finding'
  readonly probability: number | null
}

function landingOf({ title, settlement, finding }: SettledTitle): readonly Landing[] {
  if (title.origin.kind === 'Ad' || settlement.kind !== 'Associated') return []
  const { code: targetCode, relation, by } = settlement
  return [
    {
      titleId: title.id,
      sourceCode: title.origin.code,
      targetCode,
      relation: title.origin.kind === 'Item' ? relation : null,
      by,
      probability: by === 'finding' ? (finding?.probability ?? null) : null,
    },
  ]
}

function addedUp(landings: readonly Landing[]): readonly ConceptAssociation[] {
  const pairs = grouped(landings, ({ sourceCode, targetCode }) => `${sourceCode}\n${targetCode}`)
  const firsts = [...pairs.values()].map((pair) => pair[0]!)
  const targets = grouped(firsts, ({ sourceCode }) => sourceCode)
  const sources = grouped(firsts, ({ targetCode }) => targetCode)
  return [...pairs.values()]
    .map((pair): ConceptAssociation => {
      const { sourceCode, targetCode } = pair[0]!
      const probabilities = pair.flatMap(({ probability }) => (probability === null ? [] : [probability]))
      return {
        sourceCode,
        targetCode,
        relation: statedRelation(pair),
        sourcePartial: targets.get(sourceCode)!.length > 1,
        targetPartial: sources.get(targetCode)!.length > 1,
        titles: pair.length,
        by: pair.every(({ by }) => by === 'reviewer') ? 'reviewer' : 'finding',
        probability: probabilities.length > 0 ? Math.min(...probabilities) : null,
      }
    })
    .sort((a, b) => inOrder(a.sourceCode, b.sourceCode) || inOrder(a.targetCode, b.targetCode))
}

/** An item labelled in several languages may state it several times: a person's word comes first, then the first title's. */
function statedRelation(pair: readonly Landing[]): MappingRelation | null {
  const stated = pair.filter(({ relation }) => relation !== null)
  const [first] = stated.sort(
    (a, b) => Number(b.by === 'reviewer') - Number(a.by === 'reviewer') || inOrder(a.titleId, b.titleId),
  )
  return first?.relation ?? null
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** By code unit: the same on every machine, whatever its language. */
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
