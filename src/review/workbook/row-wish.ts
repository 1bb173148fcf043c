import type { Locale } from '../../locale/locale.js'
import {
  decisionLabel,
  decisionWords,
  offeredRelations,
  relationLabel,
  type ColumnKey,
  type DecisionWord,
} from './columns.js'
import type { MappingRelation } from '../../model/finding.js'

/** What somebody decided in a row. */
export type RowWish =
  | { readonly choice: 'code'; readonly code: string; readonly relation: MappingRelation | null }
  | { readonly choice: 'no-group-fits' }
  | { readonly choice: 'defer' }

/** Why what stands in a row's open cells is no decision. */
export type WishProblem =
  | 'unknown-decision'
  | 'unknown-code'
  | 'unknown-relation'
  | 'no-proposal'
  | 'other-than-proposed'
  | 'no-code'
  | 'code-without-use'
  | 'relation-without-use'

export type Understood = { readonly wish: RowWish | null } | { readonly problem: WishProblem; readonly value: string }

interface Reading {
  /** Texts may be in any of these languages; the workbook's own first. */
  readonly locales: readonly Locale[]
  /** Codes that titles may lie in. */
  readonly codes: ReadonlySet<string>
}

type Cells = Readonly<Record<ColumnKey, string>>

/** What the open cells of a row say; a wish of `null`: nothing was decided. A code alone is a decision for it. */
export function wishOf(cells: Cells, { locales, codes }: Reading): Understood {
  const [decision, code, relation] = [cells.decision.trim(), cells.code.trim(), cells.relation.trim()]
  const problem = (name: WishProblem, value: string): Understood => ({ problem: name, value: value.slice(0, 100) })
  const word = decision === '' ? (code === '' ? null : 'another') : wordIn(decision, locales)
  if (word === undefined) return problem('unknown-decision', decision)
  const chosenRelation = relation === '' ? null : relationIn(relation, locales)
  if (chosenRelation === undefined) return problem('unknown-relation', relation)
  if (word === null) return relation === '' ? { wish: null } : problem('relation-without-use', relation)
  const given = code === '' ? null : codeIn(code, codes)
  if (given === undefined) return problem('unknown-code', code)
  if (word === 'none' || word === 'later') return withoutGroup(word, { code, relation }, problem)
  const chosen = word === 'another' ? given : acceptedCode(cells, codes)
  if (chosen === noGroup) {
    return withoutGroup('none', { code, relation }, problem)
  }
  if (chosen === null) return problem(word === 'another' ? 'no-code' : 'no-proposal', '')
  if (given !== null && given !== chosen) return problem('other-than-proposed', code)
  return { wish: { choice: 'code', code: chosen, relation: chosenRelation } }
}

function withoutGroup(
  word: 'none' | 'later',
  given: { readonly code: string; readonly relation: string },
  problem: (name: WishProblem, value: string) => Understood,
): Understood {
  if (given.code !== '') return problem('code-without-use', given.code)
  if (given.relation !== '') return problem('relation-without-use', given.relation)
  return { wish: { choice: word === 'none' ? 'no-group-fits' : 'defer' } }
}

/** No code of any classification. */
const noGroup = ''

/** The group that the row proposes; `noGroup` where it proposes that no group fits. */
function acceptedCode(cells: Cells, codes: ReadonlySet<string>): string | null {
  const proposed = cells.proposal.trim()
  if (proposed !== '') return codeIn(proposed, codes) ?? null
  return cells['proposal-title'].trim() === '' ? null : noGroup
}

/** The code that a cell begins with; zeros that a program took from its front are put back where that makes a code. */
function codeIn(text: string, codes: ReadonlySet<string>): string | undefined {
  const code = text.split(/\s/)[0]!.replace(/^'/, '')
  if (codes.has(code)) return code
  if (!/^\d+$/.test(code)) return undefined
  const [some = ''] = codes
  const padded = code.padStart(some.length, '0')
  return codes.has(padded) ? padded : undefined
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

const wordIn = (text: string, locales: readonly Locale[]): DecisionWord | undefined =>
  decisionWords.find(
    (word) => tidy(text) === word || locales.some((locale) => tidy(decisionLabel(word, locale)) === tidy(text)),
  )

const relationIn = (text: string, locales: readonly Locale[]): MappingRelation | undefined =>
  offeredRelations.find(
    (relation) => text === relation || locales.some((locale) => tidy(relationLabel(relation, locale)) === tidy(text)),
  )
