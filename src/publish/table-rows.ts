import type { ConceptAssociation } from '../model/correspondence.js'
import { deepestItems, inOrder, labelsOf, type Publication } from './publication.js'
import { countText, reasonSentence } from './wording.js'

/** A line of the correspondence table in either direction. One side is empty where nothing corresponds. */
export interface TableRow {
  readonly sourceCode: string | null
  readonly sourceTitle: string | null
  readonly targetCode: string | null
  readonly targetTitle: string | null
  readonly association: ConceptAssociation | null
  readonly remark: string
}

/** By source code: every association, and every source item that has none, with the reason. */
export function rowsBySource(publication: Publication): readonly TableRow[] {
  const { associations, openCases } = publication.correspondence
  const placed = new Set(associations.map(({ sourceCode }) => sourceCode))
  const sourceTitle = labelsOf(publication.source)
  const reasons = new Map<string, string>()
  for (const { sourceCode, reason } of openCases) {
    if (sourceCode !== null && !placed.has(sourceCode) && !reasons.has(sourceCode)) reasons.set(sourceCode, reason)
  }
  const open = [...reasons].map(([code, reason]): TableRow => ({
    ...nothing,
    sourceCode: code,
    sourceTitle: sourceTitle(code),
    remark: `No correspondence: see the open cases. ${reasonSentence(reason)}`,
  }))
  return [...associationRows(publication), ...open].sort(
    (a, b) => inOrder(a.sourceCode ?? '', b.sourceCode ?? '') || inOrder(a.targetCode ?? '', b.targetCode ?? ''),
  )
}

/** By target code: every association, and every group of the target's deepest level that nothing lies in. */
export function rowsByTarget(publication: Publication): readonly TableRow[] {
  const { target, language } = publication
  const reached = new Set(publication.correspondence.associations.map(({ targetCode }) => targetCode))
  const targetTitle = labelsOf(target, language)
  const empty = deepestItems(target)
    .filter(({ code }) => !reached.has(code))
    .map(({ code }): TableRow => ({
      ...nothing,
      targetCode: code,
      targetTitle: targetTitle(code),
      remark: 'No title of the source lies here.',
    }))
  return [...associationRows(publication), ...empty].sort(
    (a, b) => inOrder(a.targetCode ?? '', b.targetCode ?? '') || inOrder(a.sourceCode ?? '', b.sourceCode ?? ''),
  )
}

const nothing: TableRow = {
  sourceCode: null,
  sourceTitle: null,
  targetCode: null,
  targetTitle: null,
  association: null,
  remark: '',
}

function associationRows({
  correspondence,
  source,
  target,
  language,
  warnings,
  titles,
}: Publication): readonly TableRow[] {
  const sourceTitle = labelsOf(source)
  const targetTitle = labelsOf(target, language)
  const warningOf = new Map(warnings.map((warning) => [pairOf(warning), warning.sentence]))
  const textsOf = titlesByPair(titles)
  return correspondence.associations.map((association): TableRow => {
    const { sourceCode, targetCode, sourcePartial } = association
    const link = sourcePartial ? linkedBy(textsOf.get(pairOf(association)) ?? []) : ''
    const remark = [warningOf.get(pairOf(association)) ?? '', link].filter((sentence) => sentence !== '').join(' ')
    return {
      sourceCode,
      sourceTitle: sourceTitle(sourceCode),
      targetCode,
      targetTitle: targetTitle(targetCode),
      association,
      remark,
    }
  })
}

const pairOf = ({ sourceCode, targetCode }: Pick<ConceptAssociation, 'sourceCode' | 'targetCode'>): string =>
  `${sourceCode}\n${targetCode}`

function titlesByPair(titles: Publication['titles']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { title, settlement } of titles) {
    if (title.origin.kind === 'Ad' || settlement.kind !== 'Associated') continue
    const key = pairOf({ sourceCode: title.origin.code, targetCode: settlement.code })
    const known = found.get(key)
    if (known) known.push(title.text)
    else found.set(key, [title.text])
  }
  return found
}

/** Titles named in a remark: enough to see what makes the link. */
const named = 3

function linkedBy(texts: readonly string[]): string {
  if (texts.length === 0) return ''
  const distinct = [...new Set(texts)].sort(inOrder)
  const more = distinct.length - named
  return `By: ${distinct.slice(0, named).join('; ')}${more > 0 ? `; and ${countText(more, 'more title', 'more titles')}` : ''}.`
}
