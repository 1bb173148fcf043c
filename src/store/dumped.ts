import { dumpedComments } from './comment-tables.js'
import { dumpedReview } from './review-dumped.js'
import type { TableName, Tables } from './tables.js'

/**
 * Derived tables are computed anew when a dump is loaded, and the list of migrations is the database's own. Nobody stays
 * signed in, nor does a link work, in a copy.
 */
export type DumpedTable = Exclude<
  TableName,
  'settlement' | 'concord_migration' | 'session' | 'invitation' | 'sign_in_attempt'
>

/** What a column may hold: `?` also null. Text marked `json` must parse. */
type Content = 'text' | 'text?' | 'json' | 'json?' | 'integer' | 'integer?' | 'number'
type Column<T extends DumpedTable> = keyof Tables[T] & string

export interface DumpedShape<T extends DumpedTable> {
  readonly key: readonly Column<T>[]
  readonly columns: Readonly<Record<Column<T>, Content>>
}

/** The tables of a dump, those first that others refer to; rows are sorted by key. */
export const dumped: { readonly [T in DumpedTable]: DumpedShape<T> } = {
  source: {
    key: ['id', 'kind'],
    columns: { id: 'text', kind: 'text', description: 'json', levels: 'json?', ingested_at: 'text', report: 'json' },
  },
  item: {
    key: ['source_id', 'position'],
    columns: {
      source_id: 'text',
      position: 'integer',
      code: 'text',
      parent: 'text?',
      depth: 'integer',
      labels: 'json',
      notes: 'json',
      skill_level: 'text?',
    },
  },
  entry: {
    key: ['source_id', 'position'],
    columns: {
      source_id: 'text',
      position: 'integer',
      target_id: 'text',
      title: 'text',
      language: 'text',
      code: 'text',
      occupation: 'text?',
    },
  },
  ad: {
    key: ['source_id', 'position'],
    columns: {
      source_id: 'text',
      position: 'integer',
      title: 'text',
      language: 'text',
      language_from: 'text',
      date: 'text?',
      employer: 'text?',
      place: 'text?',
      duties: 'text?',
      normal_title: 'text',
      ads: 'integer',
    },
  },
  previous_mapping: {
    key: ['source_id', 'position'],
    columns: {
      source_id: 'text',
      position: 'integer',
      from_id: 'text',
      target_id: 'text',
      source_code: 'text',
      source_title: 'text',
      target_code: 'text?',
      target_title: 'text',
      relation: 'text?',
      source_partial: 'integer?',
      target_partial: 'integer?',
      source_open: 'integer',
      target_open: 'integer',
      note: 'text',
    },
  },
  correspondence: {
    key: ['id'],
    columns: { id: 'text', source_id: 'text', target_id: 'text' },
  },
  run: {
    key: ['id'],
    columns: {
      id: 'text',
      correspondence_id: 'text',
      step: 'text',
      started_at: 'text',
      finished_at: 'text?',
      input_hashes: 'json',
      settings: 'json',
      notes: 'json',
    },
  },
  title: {
    key: ['correspondence_id', 'id'],
    columns: {
      correspondence_id: 'text',
      id: 'text',
      text: 'text',
      language: 'text',
      language_from: 'text',
      origin_kind: 'text',
      source_id: 'text',
      source_code: 'text?',
      parent_code: 'text?',
      frequency: 'number',
    },
  },
  finding: {
    key: ['correspondence_id', 'title_id'],
    columns: {
      correspondence_id: 'text',
      title_id: 'text',
      run_id: 'text',
      kind: 'text',
      code: 'text?',
      probability: 'number',
      body: 'json',
    },
  },
  decision: {
    key: ['correspondence_id', 'title_id', 'revision'],
    columns: {
      correspondence_id: 'text',
      title_id: 'text',
      revision: 'integer',
      id: 'text',
      kind: 'text',
      code: 'text?',
      relation: 'text?',
      withdraws: 'text?',
      reviewer: 'text',
      at: 'text',
      comment: 'text',
    },
  },
  cluster: {
    key: ['correspondence_id', 'id'],
    columns: { correspondence_id: 'text', id: 'text', run_id: 'text', frequency: 'number', body: 'json' },
  },
  verdict: {
    key: ['correspondence_id', 'cluster_id', 'revision'],
    columns: {
      correspondence_id: 'text',
      cluster_id: 'text',
      revision: 'integer',
      id: 'text',
      verdict: 'text',
      reason: 'text',
      reviewer: 'text',
      at: 'text',
    },
  },
  coding_task: {
    key: ['id'],
    columns: {
      id: 'text',
      correspondence_id: 'text',
      name: 'text',
      coder_a: 'text',
      coder_b: 'text',
      drawn: 'json',
      blind_share: 'number',
      seed: 'integer',
      created_by: 'text',
      created_at: 'text',
    },
  },
  coding_row: {
    key: ['task_id', 'title_id'],
    columns: {
      task_id: 'text',
      title_id: 'text',
      correspondence_id: 'text',
      position: 'integer',
      blind: 'integer',
      done_a: 'integer',
      done_b: 'integer',
      state: 'text',
    },
  },
  coding: {
    key: ['task_id', 'title_id', 'revision'],
    columns: {
      task_id: 'text',
      title_id: 'text',
      revision: 'integer',
      id: 'text',
      kind: 'text',
      slot: 'integer?',
      code: 'text?',
      relation: 'text?',
      machine: 'text?',
      decision_id: 'text?',
      person: 'text',
      at: 'text',
      comment: 'text',
    },
  },
  person: {
    key: ['id'],
    columns: {
      id: 'text',
      name: 'text',
      email: 'text?',
      password: 'text?',
      open_id: 'text?',
      role: 'text',
      role_in: 'json',
      added_at: 'text',
      closed_at: 'text?',
      forgotten_at: 'text?',
    },
  },
  api_token: {
    key: ['id'],
    columns: {
      id: 'text',
      hash: 'text',
      person_id: 'text',
      name: 'text',
      role: 'text',
      made_at: 'text',
      expires_at: 'text?',
      used_at: 'text?',
    },
  },
  history: {
    key: ['position'],
    columns: {
      position: 'integer',
      at: 'text',
      person: 'text',
      act: 'text',
      correspondence_id: 'text?',
      detail: 'json',
      previous: 'text',
      hash: 'text',
    },
  },
  ...dumpedReview,
  ...dumpedComments,
}

export const isDumpedTable = (name: string): name is DumpedTable => Object.hasOwn(dumped, name)

/** Why a row does not fit its table, or `null` when it does. */
export function misfit(table: DumpedTable, row: Readonly<Record<string, unknown>>): string | null {
  const columns: Readonly<Record<string, Content>> = dumped[table].columns
  const unknown = Object.keys(row).find((column) => !Object.hasOwn(columns, column))
  if (unknown !== undefined) return `${table} has no column ${unknown}`
  const wrong = Object.entries(columns).find(([column, content]) => !fits(row[column], content))
  return wrong === undefined ? null : `${table}.${wrong[0]} is not ${wrong[1]}`
}

function fits(value: unknown, content: Content): boolean {
  switch (content) {
    case 'text?':
      return value === null || fits(value, 'text')
    case 'json?':
      return value === null || fits(value, 'json')
    case 'integer?':
      return value === null || fits(value, 'integer')
    case 'text':
      return typeof value === 'string'
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'json':
      return typeof value === 'string' && parses(value)
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
