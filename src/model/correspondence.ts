import type { MappingRelation } from './finding.js'
import type { TitleOrigin } from './title.js'

/** A mapping project between two classifications, and what a run maps: items, entries and ads of the sources named. */
export interface CorrespondenceDescription {
  /** `<source>--<target>`: `cbo-2002--isco-08`. */
  readonly id: string
  readonly sourceId: string
  readonly targetId: string
}

/** XKOS `ConceptAssociation` of one source item to one target item, with what it rests on. */
export interface ConceptAssociation {
  readonly sourceCode: string
  readonly targetCode: string
  readonly relation: MappingRelation | null
  /** True when the source item has other targets too: only part of it lies in this target. */
  readonly sourcePartial: boolean
  /** True when the target item receives other source items too: only part of it comes from this source. */
  readonly targetPartial: boolean
  /** How many titles of the source item landed in the target item. */
  readonly titles: number
  readonly by: 'reviewer' | 'finding'
  /** The lowest probability among the findings it rests on; `null` when people decided all. */
  readonly probability: number | null
}

/** A title that nothing stands for yet, or that no group fits. */
export interface OpenCase {
  readonly titleId: string
  readonly text: string
  readonly sourceCode: string | null
  readonly kind: 'Unmatched' | 'Open'
  readonly reason: string
  /** The best candidate so far, for whoever picks it up. */
  readonly bestCode: string | null
  readonly probability: number | null
}

/** All associations between two classifications (XKOS `Correspondence`), as published. */
export interface Correspondence {
  readonly description: CorrespondenceDescription
  /** Sorted by source code, then target code. */
  readonly associations: readonly ConceptAssociation[]
  readonly openCases: readonly OpenCase[]
}

/** A relation that the table's own cardinality contradicts: said to be equal, yet one of several. */
export interface DirectionWarning {
  readonly sourceCode: string
  readonly targetCode: string
  readonly relation: MappingRelation
  /** What the cardinality speaks for. */
  readonly suggested: MappingRelation
  readonly sentence: string
}

/** Where the titles of one origin stand; every title is counted once. */
export interface TitleCounts {
  readonly origin: TitleOrigin['kind']
  readonly titles: number
  /** Ads or workers behind them. */
  readonly frequency: number
  readonly associatedByReviewer: number
  readonly associatedByFinding: number
  readonly unmatched: number
  readonly open: number
}
