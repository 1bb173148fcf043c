import type { Title, TitleOrigin } from '../../src/model/title.js'
import { seededRandom } from '../../src/numbers/random.js'
import { openStore } from '../../src/store/open.js'
import type { Store, TitleRecord } from '../../src/store/port.js'
import { all, type Place } from './place.js'
import { accept, correspondence, defer, mapped, noFit, noTerm, settle, title, undecided } from './samples.js'

const { id: c } = correspondence
const words = ['Técnico', 'ÉCRIVAIN', 'nurse', '100%', 'C++', 'शिक्षक', '看護師', 'a_b', 'Straße', "l'art", '😀']
const codes = ['0110', '011', '2221', '2222', '22', '3221', '9']

/** A correspondence with titles of every kind: with and without findings and decisions, many of them alike. The caller closes it. */
export async function manyTitles(place: Place, count: number) {
  const random = seededRandom(20_261_123)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const origin = (): TitleOrigin => {
    const chance = random()
    if (chance < 0.4) return { kind: 'Ad', source: 'ads' }
    if (chance < 0.7) return { kind: 'Entry', source: 'cbo-2002', code: pick(codes) }
    return { kind: 'Item', source: 'cbo-2002', code: pick(codes), parent: null }
  }
  const titles = Array.from({ length: count }, (_, index): Title =>
    title(`t${Math.floor(random() * 1e6)}-${index}`, {
      text: `${pick(words)} ${pick(words)}`,
      language: pick(['pt', 'en', 'hi']),
      origin: origin(),
      frequency: pick([1, 1, 2, 5, 80]),
    }),
  )
  const findings = titles.flatMap(({ id }) => {
    const probability = pick([0.1, 0.5, 0.8, 0.9, 0.95])
    const finding = [mapped(id, pick(codes), probability), noTerm(id, probability), undecided(id)]
    return random() < 0.85 ? [pick(finding)] : []
  })
  const store = await openStore({ database: await place.empty(), settle })
  await store.saveCorrespondence(correspondence)
  await store.saveTitles(c, titles)
  await store.saveFindings(c, 'r1', findings)
  for (const [index, { id }] of titles.entries()) {
    const kinds = [accept(`d${index}`, id, 0, pick(codes)), noFit(`d${index}`, id, 0), defer(`d${index}`, id, 0)]
    if (random() < 0.2) await store.decide(c, pick(kinds))
  }
  return { store, records: await all(store.titles(c)) }
}

/** The settled code, else the finding's, else its best candidate's. */
export function targetCode({ settlement, finding }: TitleRecord): string | null {
  if (settlement.kind === 'Associated') return settlement.code
  return finding?.kind === 'Mapped' ? finding.code : (finding?.candidates[0]?.code ?? null)
}

export const settledBy = ({ settlement }: TitleRecord): string | null =>
  settlement.kind === 'Open' ? null : settlement.by

export const sourceCode = ({ title: { origin } }: TitleRecord): string | null =>
  origin.kind === 'Ad' ? null : origin.code

/** Ids of a whole list, fetched page by page. */
export async function wholeList(
  store: Store,
  filter: Parameters<Store['list']>[1],
  order: Parameters<Store['list']>[2],
  limit: number,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (;;) {
    const page = await store.list(c, filter, order, { offset: ids.length, limit })
    ids.push(...page.rows.map((row) => row.id))
    if (page.rows.length === 0 || ids.length >= page.total) return ids
  }
}
