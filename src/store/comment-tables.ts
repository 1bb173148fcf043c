import type { DumpedShape } from './dumped.js'

/** A comment. Called remark in the database, where `comment` is a word of its own. Appended, never changed. */
export interface RemarkTable {
  id: string
  correspondence_id: string
  subject: string
  subject_id: string
  person: string
  at: string
  body: string
}

/** Somebody named in a comment; `read_at` is `null` until they have seen it. */
export interface MentionTable {
  remark_id: string
  person: string
  read_at: string | null
}

export interface CommentTables {
  remark: RemarkTable
  mention: MentionTable
}

/** The tables of comments in a dump. */
export const dumpedComments: { readonly [T in keyof CommentTables]: DumpedShape<T> } = {
  remark: {
    key: ['id'],
    columns: {
      id: 'text',
      correspondence_id: 'text',
      subject: 'text',
      subject_id: 'text',
      person: 'text',
      at: 'text',
      body: 'text',
    },
  },
  mention: {
    key: ['remark_id', 'person'],
    columns: { remark_id: 'text', person: 'text', read_at: 'text?' },
  },
}
