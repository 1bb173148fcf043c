import type { ExplainedDeparture } from '../model/departure.js'
import { labelIn, type LanguageTag } from '../model/language.js'
import { loadTarget } from './target.js'
import type { Workspace } from './workspace.js'

const header = [
  ...['source_code', 'title', 'language', 'origin', 'standing'],
  ...['named_code', 'named_title', 'named_probability', 'named_nearest'],
  ...['mapped_code', 'mapped_title', 'mapped_probability', 'mapped_nearest', 'shared_digits'],
]
const chance = (probability: number | null): string => (probability === null ? '' : probability.toFixed(4))

/** Departures as rows of text below a header, for other programs; titles of groups in the language named. */
export async function departureTable(
  workspace: Workspace,
  correspondenceId: string,
  rows: readonly ExplainedDeparture[],
  language: LanguageTag,
): Promise<readonly (readonly (string | number)[])[]> {
  const { items } = await loadTarget(workspace, correspondenceId)
  const titleOf = (code: string) => labelIn(items.get(code)?.labels ?? {}, language)
  const cells = rows.map((row) => [
    ...[row.code, row.text, row.language, row.originKind === 'Item' ? 'label' : 'index entry', row.standing],
    ...[row.namedCode, titleOf(row.namedCode), chance(row.named.probability), row.named.nearest ?? ''],
    ...[row.mappedCode, titleOf(row.mappedCode), chance(row.mapped.probability), row.mapped.nearest ?? ''],
    row.sharedDigits,
  ])
  return [header, ...cells]
}
