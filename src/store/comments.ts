import type { Comment, CommentStore } from './comment-port.js'
import type { RemarkTable } from './comment-tables.js'
import { write, type Ground, type Queries } from './database.js'
import { insertRows } from './rows.js'

/** Comments and who is to read them. */
export function commentStore({ database }: Ground): CommentStore {
  const { queries } = database
  return {
    addComment: (comment, mentioned) =>
      write(database, async (writing) => {
        await writing.insertInto('remark').values(remarkRow(comment)).execute()
        const people = [...new Set(mentioned)]
        await insertRows(
          writing,
          'mention',
          people.map((person) => ({ remark_id: comment.id, person, read_at: null })),
        )
      }),

    async comments(correspondenceId, subject, subjectId) {
      const rows = await queries
        .selectFrom('remark')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .where('subject', '=', subject)
        .where('subject_id', '=', subjectId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(commentOf)
    },

    async notifications(person, { offset, limit }, without = []) {
      const own = mentionsOf(queries, person, without)
      const { total } = await own.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      const rows = await own
        .selectAll('remark')
        .select('mention.read_at')
        .orderBy('remark.at', 'desc')
        .orderBy('remark.id')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map(({ read_at, ...row }) => ({ comment: commentOf(row), readAt: read_at })), total }
    },

    async unreadNotifications(person, without = []) {
      const { unread } = await mentionsOf(queries, person, without)
        .select(({ fn }) => fn.countAll<number>().as('unread'))
        .where('mention.read_at', 'is', null)
        .executeTakeFirstOrThrow()
      return unread
    },

    markRead: (person, at, commentId) =>
      write(database, async (writing) => {
        let marked = writing
          .updateTable('mention')
          .set({ read_at: at })
          .where('person', '=', person)
          .where('read_at', 'is', null)
        if (commentId !== undefined) marked = marked.where('remark_id', '=', commentId)
        await marked.execute()
      }),
  }
}

function mentionsOf(queries: Queries, person: string, without: readonly string[]) {
  const own = queries
    .selectFrom('mention')
    .innerJoin('remark', 'remark.id', 'mention.remark_id')
    .where('mention.person', '=', person)
  return without.length === 0 ? own : own.where('remark.correspondence_id', 'not in', without)
}

const remarkRow = ({ id, correspondenceId, subject, subjectId, person, at, text }: Comment): RemarkTable => ({
  ...{ id, subject, person, at },
  correspondence_id: correspondenceId,
  subject_id: subjectId,
  body: text,
})

const commentOf = ({ id, correspondence_id, subject, subject_id, person, at, body }: RemarkTable): Comment => ({
  ...{ id, person, at },
  correspondenceId: correspondence_id,
  subject: subject as Comment['subject'],
  subjectId: subject_id,
  text: body,
})
