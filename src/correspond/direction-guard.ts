import type { ConceptAssociation, DirectionWarning } from '../model/correspondence.js'
import type { MappingRelation } from '../model/finding.js'

/**
 * The relation that the cardinality of an association speaks for. With one partner on both sides the items may be equal;
 * a target that receives others is broader; a source that goes elsewhere too makes the target narrower; else they overlap.
 */
export function relationByCardinality({
  sourcePartial,
  targetPartial,
}: Pick<ConceptAssociation, 'sourcePartial' | 'targetPartial'>): MappingRelation {
  if (sourcePartial) return targetPartial ? 'closeMatch' : 'narrowMatch'
  return targetPartial ? 'broadMatch' : 'exactMatch'
}

/**
 * Associations whose relation contradicts the table around them, in the table's order. Equal items have one partner
 * each; an item inside a broader group lies nowhere else; a narrower group receives nothing else. Relations that are not
 * stated, and overlaps, contradict nothing.
 */
export function directionWarnings(associations: readonly ConceptAssociation[]): readonly DirectionWarning[] {
  const targetsOf = partners(associations, ({ sourceCode, targetCode }) => [sourceCode, targetCode])
  const sourcesOf = partners(associations, ({ sourceCode, targetCode }) => [targetCode, sourceCode])
  return associations.flatMap((association) => {
    const { sourceCode, targetCode, relation } = association
    if (relation === null || !contradicted[relation](association)) return []
    const elsewhere = others(targetsOf.get(sourceCode), targetCode)
    const received = others(sourcesOf.get(targetCode), sourceCode)
    const reasons = [
      ...(elsewhere !== '' && relation !== 'narrowMatch' ? [`titles of ${sourceCode} also lie in ${elsewhere}`] : []),
      ...(received !== '' && relation !== 'broadMatch' ? [`${targetCode} also receives ${received}`] : []),
    ]
    const sentence = `${claims[relation](sourceCode, targetCode)}, but ${reasons.join(' and ')}.`
    return [{ sourceCode, targetCode, relation, suggested: relationByCardinality(association), sentence }]
  })
}

const contradicted: Readonly<Record<MappingRelation, (association: ConceptAssociation) => boolean>> = {
  exactMatch: ({ sourcePartial, targetPartial }) => sourcePartial || targetPartial,
  broadMatch: ({ sourcePartial }) => sourcePartial,
  narrowMatch: ({ targetPartial }) => targetPartial,
  closeMatch: () => false,
  relatedMatch: () => false,
}

const claims: Readonly<Record<MappingRelation, (source: string, target: string) => string>> = {
  exactMatch: (source, target) => `${source} and ${target} are said to be the same`,
  broadMatch: (source, target) => `${target} is said to hold all of ${source}`,
  narrowMatch: (source, target) => `${target} is said to be only a part of ${source}`,
  closeMatch: (source, target) => `${source} and ${target} are said to overlap`,
  relatedMatch: (source, target) => `${source} and ${target} are said to be related`,
}

function partners(
  associations: readonly ConceptAssociation[],
  fromTo: (association: ConceptAssociation) => readonly [string, string],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const association of associations) {
    const [from, to] = fromTo(association)
    const known = found.get(from)
    if (known) known.push(to)
    else found.set(from, [to])
  }
  return found
}

/** Codes named in a sentence: enough to look at, not a list to read. */
const named = 3

function others(codes: readonly string[] = [], own: string): string {
  const rest = codes.filter((code) => code !== own)
  const more = rest.length - named
  return rest.slice(0, named).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
