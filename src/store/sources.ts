import type { Classification, ClassificationItem, IndexEntry, SourceDescription } from '../model/classification.js'
import type { IngestReport } from '../model/ingest.js'
import { write, type Ground } from './database.js'
import type { Store, StoredAd, StoredSource } from './port.js'
import { insertRows, rowsInOrder } from './rows.js'
import { putSource } from './source-rows.js'
import type { AdTable, ItemTable } from './tables.js'

type SourceStore = Pick<
  Store,
  'saveClassification' | 'classification' | 'saveIndexEntries' | 'indexEntries' | 'saveAds' | 'ads' | 'sources'
>

/** Sources as they were given: structures, index entries, advertisements. Each save replaces what the source gave before. */
export function sourceStore({ database, now }: Ground): SourceStore {
  return {
    saveClassification: (classification, report) =>
      write(database, async (queries) => {
        const { source, levels, items } = classification
        await putSource(queries, now, { kind: 'classification', description: source, report, levels })
        await queries.deleteFrom('item').where('source_id', '=', source.id).execute()
        await insertRows(
          queries,
          'item',
          items.map((item, position) => itemRow(source.id, item, position)),
        )
      }),

    async classification(id) {
      const source = await database.queries
        .selectFrom('source')
        .select(['description', 'levels'])
        .where('id', '=', id)
        .where('kind', '=', 'classification')
        .executeTakeFirst()
      if (source === undefined) return undefined
      const items = await database.queries
        .selectFrom('item')
        .selectAll()
        .where('source_id', '=', id)
        .orderBy('position')
        .execute()
      return {
        source: JSON.parse(source.description) as SourceDescription,
        levels: JSON.parse(source.levels ?? '[]') as Classification['levels'],
        items: items.map(itemOf),
      }
    },

    saveIndexEntries: (description, targetId, entries, report) =>
      write(database, async (queries) => {
        const source_id = description.id
        await putSource(queries, now, { kind: 'index', description, report, levels: null })
        await queries.deleteFrom('entry').where('source_id', '=', source_id).execute()
        await insertRows(
          queries,
          'entry',
          entries.map(({ title, language, code, occupation = null }, position) => ({
            source_id,
            position,
            target_id: targetId,
            title,
            language,
            code,
            occupation,
          })),
        )
      }),

    async indexEntries(targetId): Promise<readonly IndexEntry[]> {
      const rows = await database.queries
        .selectFrom('entry')
        .select(['title', 'language', 'code', 'source_id as source', 'occupation'])
        .where('target_id', '=', targetId)
        .orderBy('source_id')
        .orderBy('position')
        .execute()
      return rows.map(({ occupation, ...entry }) => (occupation === null ? entry : { ...entry, occupation }))
    },

    saveAds: (description, ads, report) =>
      write(database, async (queries) => {
        await putSource(queries, now, { kind: 'ads', description, report, levels: null })
        await queries.deleteFrom('ad').where('source_id', '=', description.id).execute()
        await insertRows(
          queries,
          'ad',
          ads.map((ad, position) => adRow(description.id, ad, position)),
        )
      }),

    async *ads(sourceIds) {
      for (const source_id of new Set(sourceIds)) {
        for await (const rows of rowsInOrder(database.queries, 'ad', ['position'], { source_id })) {
          for (const row of rows) yield adOf(row)
        }
      }
    },

    async sources() {
      const rows = await database.queries.selectFrom('source').selectAll().orderBy('id').orderBy('kind').execute()
      return rows.map((row): StoredSource => ({
        description: JSON.parse(row.description) as SourceDescription,
        kind: row.kind,
        ingestedAt: row.ingested_at,
        report: JSON.parse(row.report) as IngestReport,
      }))
    },
  }
}

const itemRow = (source_id: string, item: ClassificationItem, position: number): ItemTable => ({
  source_id,
  position,
  code: item.code,
  parent: item.parent,
  depth: item.depth,
  labels: JSON.stringify(item.labels),
  notes: JSON.stringify(item.notes),
  skill_level: item.skillLevel,
})

const itemOf = (row: ItemTable): ClassificationItem => ({
  code: row.code,
  parent: row.parent,
  depth: row.depth,
  labels: JSON.parse(row.labels) as ClassificationItem['labels'],
  notes: JSON.parse(row.notes) as ClassificationItem['notes'],
  skillLevel: row.skill_level,
})

const adRow = (source_id: string, ad: StoredAd, position: number): AdTable => ({
  source_id,
  position,
  title: ad.title,
  language: ad.language,
  language_from: ad.languageFrom,
  date: ad.date,
  employer: ad.employer,
  place: ad.place,
  duties: ad.duties,
  normal_title: ad.normalTitle,
  ads: ad.ads,
})

const adOf = (row: AdTable): StoredAd => ({
  title: row.title,
  language: row.language,
  languageFrom: row.language_from,
  date: row.date,
  employer: row.employer,
  place: row.place,
  duties: row.duties,
  sourceId: row.source_id,
  normalTitle: row.normal_title,
  ads: row.ads,
})
