import { sql } from 'kysely'
import type { Ground } from './database.js'
import type { Progress, Store } from './port.js'

interface Count {
  readonly kind: string
  readonly settled_by: string | null
  readonly reason: string | null
  readonly language: string
  readonly titles: number
  readonly frequency: number
}

/** Counts over all titles of a correspondence. */
export function overviewStore({ database }: Ground): Pick<Store, 'progress' | 'majorGroups'> {
  return {
    async progress(correspondenceId) {
      const counts = await database.queries
        .selectFrom('settlement')
        .select(({ fn }) => [
          'kind',
          'settled_by',
          'reason',
          'language',
          fn.countAll<number>().as('titles'),
          fn.sum<number>('frequency').as('frequency'),
        ])
        .where('correspondence_id', '=', correspondenceId)
        .groupBy(['kind', 'settled_by', 'reason', 'language'])
        .execute()
      return progressFrom(counts)
    },

    majorGroups: (correspondenceId) =>
      database.queries
        .selectFrom('settlement')
        .select(({ fn }) => [
          sql<string>`substr(source_code, 1, 1)`.as('source'),
          sql<string>`substr(target_code, 1, 1)`.as('target'),
          fn.countAll<number>().as('titles'),
        ])
        .where('correspondence_id', '=', correspondenceId)
        .where('source_code', 'is not', null)
        .where('target_code', 'is not', null)
        .where('kind', '<>', 'Unmatched')
        .groupBy(['source', 'target'])
        .orderBy('source')
        .orderBy('target')
        .execute(),
  }
}

/** Adds up the finest counts; groups are sorted by size, then by name. */
export function progressFrom(counts: readonly Count[]): Progress {
  const byState = (count: Count) => (count.settled_by === null ? count.kind : `${count.kind}/${count.settled_by}`)
  return {
    titles: total(counts, 'titles'),
    frequency: total(counts, 'frequency'),
    settled: groups(counts, byState).map(({ key, members }) => ({
      key,
      titles: total(members, 'titles'),
      frequency: total(members, 'frequency'),
    })),
    openByReason: groups(counts, (count) => count.reason).map(({ key, members }) => ({
      reason: key,
      titles: total(members, 'titles'),
    })),
    languages: groups(counts, (count) => count.language).map(({ key, members }) => ({
      language: key,
      titles: total(members, 'titles'),
    })),
  }
}

const total = (counts: readonly Count[], column: 'titles' | 'frequency'): number =>
  counts.reduce((sum, count) => sum + count[column], 0)

function groups(counts: readonly Count[], keyOf: (count: Count) => string | null) {
  const keys = new Set(counts.map(keyOf).filter((key) => key !== null))
  return [...keys]
    .map((key) => ({ key, members: counts.filter((count) => keyOf(count) === key) }))
    .sort((a, b) => total(b.members, 'titles') - total(a.members, 'titles') || (a.key < b.key ? -1 : 1))
}
