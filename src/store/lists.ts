import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { KnownError } from '../errors.js'
import { fold } from '../text/fold.js'
import type { Ground, Queries } from './database.js'
import { reviewConditions } from './review-filters.js'
import type { Page, Paged, Store, TitleFilter, TitleOrder, TitleRow } from './port.js'
import type { SettlementTable, Tables } from './tables.js'

type Rows<Output> = SelectQueryBuilder<Tables, 'settlement', Output>
type Conditions = ExpressionBuilder<Tables, 'settlement'>
type Condition = Expression<SqlBool>
type Column = keyof SettlementTable
interface SortKey {
  readonly column: Column
  readonly direction: 'asc' | 'desc'
}

const ascending = (column: Column): SortKey => ({ column, direction: 'asc' })
const descending = (column: Column): SortKey => ({ column, direction: 'desc' })

/** What each state means; whether the title is open is said each time, because the queue's index starts with it. */
const inState: Record<NonNullable<TitleFilter['state']>, (eb: Conditions) => readonly Condition[]> = {
  open: (eb) => [eb('open', '=', 1)],
  associated: (eb) => [eb('open', '=', 0), eb('kind', '=', 'Associated')],
  unmatched: (eb) => [eb('open', '=', 0), eb('kind', '=', 'Unmatched')],
  reviewed: (eb) => [eb('open', '=', 0), eb('settled_by', '=', 'reviewer')],
  unreviewed: (eb) => [eb.or([eb('settled_by', 'is', null), eb('settled_by', '=', 'finding')])],
}

/** What each order sorts by; the id comes last, so that every order is total. Each has its index in migrations.ts. */
const orders: Record<TitleOrder, readonly SortKey[]> = {
  queue: [descending('open'), descending('priority'), ascending('title_id')],
  title: [ascending('folded'), ascending('title_id')],
  frequency: [descending('frequency'), ascending('title_id')],
  // Least certain first; a title without a finding is the least certain of all.
  probability: [ascending('certainty'), ascending('title_id')],
  // An item before its entries; ads, which have no code, at the end.
  'source-code': [ascending('code_order'), descending('origin_kind'), ascending('folded'), ascending('title_id')],
}

/** Pages of titles, filtered and sorted by the database. */
export function listStore({ database }: Ground): Pick<Store, 'list' | 'rows' | 'around' | 'titlesIn'> {
  const { queries } = database
  return {
    async list(correspondenceId, filter, order, { offset, limit }): Promise<Paged<TitleRow>> {
      const counted = await matching(queries, correspondenceId, filter)
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const { total } = counted
      if (offset >= total) return { rows: [], total }
      // The second half of a list is read from its end: no page is further away than the middle.
      const length = Math.min(limit, total - offset)
      const fromEnd = offset > total / 2
      const keys = fromEnd ? reversed(orders[order]) : orders[order]
      const from = fromEnd ? total - offset - length : offset
      const rows = await rowsFrom(queries, correspondenceId, filter, keys, { offset: from, limit: length })
      return { rows: fromEnd ? rows.reverse() : rows, total }
    },

    rows: (correspondenceId, filter, order, page) => rowsFrom(queries, correspondenceId, filter, orders[order], page),

    async around(correspondenceId, filter, order, titleId) {
      const from = await queries
        .selectFrom('settlement')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .where('title_id', '=', titleId)
        .executeTakeFirst()
      if (from === undefined) throw new KnownError('title/unknown', { id: titleId })
      const keys = orders[order]
      const candidates = matching(queries, correspondenceId, filter).select('title_id')
      return { previous: await nextTo(candidates, reversed(keys), from), next: await nextTo(candidates, keys, from) }
    },

    async titlesIn(correspondenceId, targetCode, limit) {
      const bySettler = sql`case settled_by when 'reviewer' then 0 when 'finding' then 1 else 2 end`
      // The first few are found in an index alone; only they are then read.
      const first = queries
        .selectFrom('settlement')
        .select('title_id')
        .where('correspondence_id', '=', correspondenceId)
        .where('target_code', '=', targetCode)
        .where('kind', '<>', 'Unmatched')
        .orderBy(bySettler)
        .orderBy('frequency', 'desc')
        .orderBy('title_id')
        .limit(limit)
      const rows = await queries
        .selectFrom('settlement')
        .select(shown)
        .where('correspondence_id', '=', correspondenceId)
        .where('title_id', 'in', first)
        .orderBy(bySettler)
        .orderBy('frequency', 'desc')
        .orderBy('title_id')
        .execute()
      return rows.map(titleRowOf)
    },
  }
}

async function rowsFrom(
  queries: Queries,
  correspondenceId: string,
  filter: TitleFilter,
  keys: readonly SortKey[],
  { offset, limit }: Page,
): Promise<TitleRow[]> {
  let wanted = matching(queries, correspondenceId, filter)
  // The same condition on the order's own column, so that its index leads straight to the codes.
  if (keys[0]?.column === 'code_order') {
    wanted = wanted.where((eb) => eb.and(startingWith(eb, 'code_order', filter.sourceCode)))
  }
  const rows = await sorted(wanted.select(shown), keys).limit(limit).offset(offset).execute()
  return rows.map(titleRowOf)
}

function sorted<Output>(rows: Rows<Output>, keys: readonly SortKey[]): Rows<Output> {
  return keys.reduce((query, { column, direction }) => query.orderBy(column, direction), rows)
}

const reversed = (keys: readonly SortKey[]): readonly SortKey[] =>
  keys.map(({ column, direction }) => ({ column, direction: direction === 'asc' ? 'desc' : 'asc' }))

/**
 * The id that follows a row in an order. First among rows that agree with it in all keys but the last, then in all but
 * the last two, and so on: each is one step in the order's index, however long the list.
 */
async function nextTo(
  candidates: Rows<{ title_id: string }>,
  keys: readonly SortKey[],
  from: SettlementTable,
): Promise<string | null> {
  for (const [depth, { column, direction }] of [...keys.entries()].reverse()) {
    const equal = keys
      .slice(0, depth)
      .reduce((query, key) => query.where(key.column, '=', from[key.column]), candidates)
    const beyond = equal.where(column, direction === 'asc' ? '>' : '<', from[column])
    const found = await sorted(beyond, keys).limit(1).executeTakeFirst()
    if (found !== undefined) return found.title_id
  }
  return null
}

/** The titles that a filter shows. */
export function matching(queries: Queries, correspondenceId: string, filter: TitleFilter): Rows<object> {
  return queries
    .selectFrom('settlement')
    .where('correspondence_id', '=', correspondenceId)
    .where((eb) => eb.and([...conditions(eb, filter), ...reviewConditions(eb, correspondenceId, filter)]))
}

function conditions(eb: Conditions, filter: TitleFilter): readonly Condition[] {
  const { state, language, originKind, targetCode, sourceCode, text } = filter
  return [
    ...(state === undefined ? [] : inState[state](eb)),
    ...(language === undefined ? [] : [eb('language', '=', language)]),
    ...(originKind === undefined ? [] : [eb('origin_kind', '=', originKind)]),
    ...startingWith(eb, 'target_code', targetCode),
    ...startingWith(eb, 'source_code', sourceCode),
    ...containing(text ?? ''),
  ]
}

/** As a range, which an index can serve; U+10FFFF sorts after every character that can follow the prefix. */
const startingWith = (eb: Conditions, column: 'target_code' | 'source_code' | 'code_order', prefix = '') =>
  prefix === '' ? [] : [eb(column, '>=', prefix), eb(column, '<', `${prefix}\u{10FFFF}`)]

/** Each word of the text is in the title, whatever its case and accents. Folding leaves nothing that LIKE would expand. */
const containing = (text: string) =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => sql<SqlBool>`folded like ${`%${word}%`}`)

const shown = [
  'title_id',
  'text',
  'language',
  'origin_kind',
  'source_id',
  'source_code',
  'frequency',
  'finding_kind',
  'proposed_code',
  'certainty',
  'kind',
  'code',
  'settled_by',
] as const satisfies readonly Column[]

const titleRowOf = (row: Pick<SettlementTable, (typeof shown)[number]>): TitleRow => ({
  id: row.title_id,
  text: row.text,
  language: row.language,
  originKind: row.origin_kind,
  sourceId: row.source_id,
  sourceCode: row.source_code,
  frequency: row.frequency,
  findingKind: row.finding_kind,
  proposedCode: row.proposed_code,
  probability: row.finding_kind === null ? null : row.certainty,
  settlementKind: row.kind,
  settledCode: row.code,
  settledBy: row.settled_by,
})
