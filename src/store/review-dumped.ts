import type { ReviewTables } from './review-tables.js'
import type { DumpedShape } from './dumped.js'

/** The desk's own tables in a dump. */
export const dumpedReview: { readonly [T in keyof ReviewTables]: DumpedShape<T> } = {
  rejection: {
    key: ['correspondence_id', 'title_id', 'decision_id', 'code'],
    columns: {
      correspondence_id: 'text',
      title_id: 'text',
      decision_id: 'text',
      code: 'text',
      reason: 'text',
      reviewer: 'text',
      at: 'text',
    },
  },
  flag: {
    key: ['correspondence_id', 'title_id', 'revision'],
    columns: {
      correspondence_id: 'text',
      title_id: 'text',
      revision: 'integer',
      raised: 'integer',
      person: 'text',
      at: 'text',
    },
  },
  review_setting: {
    key: ['correspondence_id', 'name', 'revision'],
    columns: {
      correspondence_id: 'text',
      name: 'text',
      revision: 'integer',
      value: 'text',
      person: 'text',
      at: 'text',
    },
  },
  saved_view: {
    key: ['id'],
    columns: {
      id: 'text',
      correspondence_id: 'text',
      owner: 'text?',
      name: 'text',
      query: 'text',
      made_by: 'text',
      at: 'text',
    },
  },
  act: {
    key: ['id'],
    columns: { id: 'text', correspondence_id: 'text', kind: 'text', person: 'text', at: 'text', body: 'json' },
  },
  act_title: {
    key: ['act_id', 'position'],
    columns: {
      act_id: 'text',
      position: 'integer',
      title_id: 'text',
      seen_revision: 'integer',
      code: 'text?',
      relation: 'text?',
      sampled: 'integer',
    },
  },
  act_event: {
    key: ['act_id', 'revision'],
    columns: { act_id: 'text', revision: 'integer', kind: 'text', person: 'text', at: 'text', body: 'json' },
  },
}
