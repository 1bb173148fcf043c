import type { PreviousMapping } from '../model/previous-mapping.js'
import { write, type Ground } from './database.js'
import type { PreviousMappingStore, StoredPreviousMapping } from './previous-mappings-port.js'
import { insertRows } from './rows.js'
import { putSource } from './source-rows.js'
import type { PreviousMappingTable } from './tables.js'

/** Published links, replaced source by source. */
export function previousMappingStore({ database, now }: Ground): PreviousMappingStore {
  return {
    savePreviousMappings: (description, { from, target }, mappings, report) =>
      write(database, async (queries) => {
        await putSource(queries, now, { kind: 'correspondence', description, report, levels: null })
        await queries.deleteFrom('previous_mapping').where('source_id', '=', description.id).execute()
        const key = { source_id: description.id, from_id: from, target_id: target }
        await insertRows(
          queries,
          'previous_mapping',
          mappings.map((mapping, position) => ({ ...key, position, ...rowOf(mapping) })),
        )
      }),

    async previousMappings({ from, target }, wanted) {
      const all = database.queries
        .selectFrom('previous_mapping')
        .selectAll()
        .where('from_id', '=', from)
        .where('target_id', '=', target)
        .orderBy('source_id')
        .orderBy('position')
      if (wanted === undefined) return (await all.execute()).map(mappingOf)
      if (wanted.codes.length === 0) return []
      const column = wanted.of === 'from' ? 'source_code' : 'target_code'
      return (await all.where(column, 'in', wanted.codes).execute()).map(mappingOf)
    },
  }
}

type Row = Omit<PreviousMappingTable, 'source_id' | 'from_id' | 'target_id' | 'position'>

const rowOf = (mapping: PreviousMapping): Row => ({
  source_code: mapping.sourceCode,
  source_title: mapping.sourceTitle,
  target_code: mapping.targetCode,
  target_title: mapping.targetTitle,
  relation: mapping.relation,
  source_partial: flag(mapping.sourcePartial),
  target_partial: flag(mapping.targetPartial),
  source_open: Number(mapping.sourceOpen),
  target_open: Number(mapping.targetOpen),
  note: mapping.note,
})

const mappingOf = (row: PreviousMappingTable): StoredPreviousMapping => ({
  sourceId: row.source_id,
  sourceCode: row.source_code,
  sourceTitle: row.source_title,
  targetCode: row.target_code,
  targetTitle: row.target_title,
  relation: row.relation,
  sourcePartial: said(row.source_partial),
  targetPartial: said(row.target_partial),
  sourceOpen: row.source_open === 1,
  targetOpen: row.target_open === 1,
  note: row.note,
})

const flag = (said: boolean | null): number | null => (said === null ? null : Number(said))
const said = (flag: number | null): boolean | null => (flag === null ? null : flag === 1)
