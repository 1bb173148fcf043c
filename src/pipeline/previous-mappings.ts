import { KnownError } from '../errors.js'
import { compactCode } from '../ingest/cell-text.js'
import type { Ingested } from '../ingest/ingested.js'
import type { SourceDescription } from '../model/classification.js'
import type { CorrespondenceDescription } from '../model/correspondence.js'
import type { PreviousMapping } from '../model/previous-mapping.js'
import type { MappingRelation } from '../model/finding.js'
import type { Store, StoredPreviousMapping } from '../store/port.js'

type Links = Extract<Ingested, { kind: 'correspondence' }>

/**
 * Keeps the links of a published correspondence table, instead of those that its source gave before. Codes are written
 * as their classifications write them, where these are at hand. Throws `source/no-classifications`.
 */
export async function savePrevious(store: Store, description: SourceDescription, links: Links): Promise<void> {
  await store.savePreviousMappings(description, linkedBy(links), links.mappings, links.report)
}

/** The two classifications that a table links. Throws `source/no-classifications`. */
function linkedBy({ from, target, report }: Links) {
  if (from === '' || target === '' || from === target)
    throw new KnownError('source/no-classifications', { file: report.file })
  return { from, target }
}

/**
 * The links with their codes as the classifications write them ("2211.05" for "221105"), and remarks on codes that are
 * in neither; unchanged, and said so, where a classification is not at hand.
 */
export async function comparedLinks(store: Store | undefined, links: Links): Promise<Links> {
  const [from, target] = await Promise.all([links.from, links.target].map((id) => codesOf(store, id)))
  const source = spelling(from ?? null, links.from)
  const to = spelling(target ?? null, links.target)
  const mappings = links.mappings.map((mapping): PreviousMapping => ({
    ...mapping,
    sourceCode: source.of(mapping.sourceCode),
    targetCode: mapping.targetCode === null ? null : to.of(mapping.targetCode),
  }))
  const remarks = [...links.report.remarks, ...source.remarks(), ...to.remarks()]
  return { ...links, mappings, report: { ...links.report, remarks } }
}

const bare = (code: string): string => compactCode(code).toLowerCase()

/**
 * A classification's codes by themselves, and by what is left of them without dots and dashes; `null` where it is not at
 * hand.
 */
async function codesOf(store: Store | undefined, id: string): Promise<ReadonlyMap<string, string> | null> {
  const found = id === '' ? undefined : await store?.classification(id)
  if (found === undefined) return null
  const codes = found.items.map(({ code }) => code)
  return new Map([...codes.map((code) => [bare(code), code] as const), ...codes.map((code) => [code, code] as const)])
}

interface Spelling {
  readonly of: (code: string) => string
  readonly remarks: () => readonly string[]
}

const namedAtMost = 5

function spelling(codes: ReadonlyMap<string, string> | null, id: string): Spelling {
  const unknown = new Set<string>()
  const other = new Set<string>()
  return {
    of: (code) => {
      const written = codes?.get(code) ?? codes?.get(bare(code))
      if (written === undefined) {
        unknown.add(code)
        return code
      }
      if (written !== code) other.add(code)
      return written
    },
    remarks: () => {
      if (id === '') return []
      if (codes === null) return [`Codes were not compared with those of ${id}, which is not at hand.`]
      const named = [...unknown].slice(0, namedAtMost).join(', ')
      return [
        ...(other.size > 0 ? [`${other.size} codes were written as ${id} writes them.`] : []),
        ...(unknown.size > 0 ? [`${unknown.size} codes are not of ${id} (${named}); their links were kept.`] : []),
      ]
    },
  }
}

/** Where an earlier table leads from a source item. */
export interface PreviousTarget {
  /** `null` where its publisher says that nothing corresponds. */
  readonly code: string | null
  readonly title: string
  /** From the source item's side, as published; `null` where the table has no such column. */
  readonly relation: MappingRelation | null
  /** Only a part of the source item goes there; `null` where the table does not say. */
  readonly sourcePartial: boolean | null
  /** It makes up only a part of the target item. */
  readonly targetPartial: boolean | null
  /** The code is a group, and the table leaves open which of its members it is. */
  readonly open: boolean
  readonly note: string
  /** The source that published it. */
  readonly table: string
}

type Ends = Pick<CorrespondenceDescription, 'sourceId' | 'targetId'>

/**
 * What earlier tables between two classifications say, in either direction, by source item code: evidence for the
 * matching, and precedent for reviewers. Codes without an entry are in no table.
 */
export async function previousTargets(
  store: Store,
  ends: Ends,
): Promise<ReadonlyMap<string, readonly PreviousTarget[]>> {
  const byCode = new Map<string, PreviousTarget[]>()
  const add = (code: string, target: PreviousTarget): void => {
    const known = byCode.get(code)
    if (known) known.push(target)
    else byCode.set(code, [target])
  }
  for (const mapping of await store.previousMappings(forth(ends))) add(mapping.sourceCode, forwards(mapping))
  for (const mapping of await store.previousMappings(back(ends)))
    if (mapping.targetCode !== null) add(mapping.targetCode, backwards(mapping))
  return new Map([...byCode].map(([code, targets]) => [code, each(targets)]))
}

/** The same for one source item. */
export async function previousTargetsOf(store: Store, ends: Ends, code: string): Promise<readonly PreviousTarget[]> {
  const codes = [code]
  const [forward, backward] = await Promise.all([
    store.previousMappings(forth(ends), { of: 'from', codes }),
    store.previousMappings(back(ends), { of: 'target', codes }),
  ])
  return each([...forward.map(forwards), ...backward.map(backwards)])
}

const forth = ({ sourceId, targetId }: Ends) => ({ from: sourceId, target: targetId })
const back = ({ sourceId, targetId }: Ends) => ({ from: targetId, target: sourceId })

/** A table may name a link once for each title of the item. */
function each(targets: readonly PreviousTarget[]): readonly PreviousTarget[] {
  const seen = new Set<string>()
  return targets.filter(({ table, code }) => {
    const link = `${table}\u0000${code ?? ''}`
    return seen.has(link) ? false : seen.add(link)
  })
}

const forwards = (mapping: StoredPreviousMapping): PreviousTarget => ({
  code: mapping.targetCode,
  title: mapping.targetTitle,
  relation: mapping.relation,
  sourcePartial: mapping.sourcePartial,
  targetPartial: mapping.targetPartial,
  open: mapping.targetOpen,
  note: mapping.note,
  table: mapping.sourceId,
})

const turned: Readonly<Partial<Record<MappingRelation, MappingRelation>>> = {
  broadMatch: 'narrowMatch',
  narrowMatch: 'broadMatch',
}

const backwards = (mapping: StoredPreviousMapping): PreviousTarget => ({
  code: mapping.sourceCode,
  title: mapping.sourceTitle,
  relation: mapping.relation && (turned[mapping.relation] ?? mapping.relation),
  sourcePartial: mapping.targetPartial,
  targetPartial: mapping.sourcePartial,
  open: mapping.sourceOpen,
  note: mapping.note,
  table: mapping.sourceId,
})
