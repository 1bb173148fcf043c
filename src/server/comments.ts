import { Router } from 'express'
import { KnownError } from '../errors.js'
import { keptOutOf } from '../model/person.js'
import type { Locale } from '../locale/locale.js'
import { comment, knownPeople, longestComment } from '../pipeline/comment.js'
import { loadTarget } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Comment, CommentSubject } from '../store/port.js'
import { headOf, onlyHead } from './classifications.js'
import type { ServerContext } from './context.js'
import { requireTitle } from './deciding.js'
import { pathOf, safeReturn, sendPage } from './page.js'
import { pageOf, pagerOf } from './paging.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

const pageSize = 50
const subjects = ['title', 'item', 'proposal'] as const satisfies readonly CommentSubject[]

/** Comments on titles, items of the target and proposals; and `/notifications`, what mentions whoever asks. */
export function commentPages(context: ServerContext): Router {
  const { workspace } = context
  const { store } = workspace
  const router = Router()

  router.post('/c/:id/comments/:subject/:subjectId', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'reviewer', head.id)
    const subject = subjects.find((one) => one === request.params.subject)
    if (subject === undefined) throw new KnownError('server/not-found', { path: request.path.slice(0, 200) })
    const { subjectId } = request.params
    await requireSubject(workspace, head.id, subject, subjectId)
    const { text, back } = request.body as Readonly<Record<string, unknown>>
    await comment(workspace, {
      correspondenceId: head.id,
      ...{ subject, subjectId },
      person: personOf(response).id,
      text: typeof text === 'string' ? text : '',
    })
    response.redirect(303, safeReturn(back))
  })

  router.get('/notifications', async (request, response) => {
    const { locale } = readerOf(response)
    const person = personOf(response).id
    const asked = Number.parseInt(typeof request.query.page === 'string' ? request.query.page : '', 10)
    const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
    const { rows, total } = await store.notifications(person, pageOf(page, pageSize), keptOutOf(personOf(response)))
    sendPage(context, request, response, {
      view: 'notifications',
      title: locale.text('notifications.title'),
      section: 'none',
      correspondence: await onlyHead(workspace, response),
      data: {
        rows: rows.map(({ comment: one, readAt }) => ({
          ...shown(one, locale),
          unread: readAt === null,
          subject: locale.text(`comments.on-${one.subject}`, { id: one.subjectId }),
          readAction: `/notifications/${encodeURIComponent(one.id)}`,
        })),
        pager: pagerOf(total, page, pageSize, (number) => `/notifications?page=${number}`),
      },
    })
  })

  // Opening one marks it as read: a change, so it is sent by a form.
  router.post('/notifications/:commentId', async (request, response) => {
    const person = personOf(response).id
    await store.markRead(person, workspace.now().toISOString(), request.params.commentId)
    const { back } = request.body as Readonly<Record<string, unknown>>
    response.redirect(303, safeReturn(back))
  })

  router.post('/notifications', async (_request, response) => {
    await store.markRead(personOf(response).id, workspace.now().toISOString())
    response.redirect(303, '/notifications')
  })

  return router
}

async function requireSubject(workspace: Workspace, id: string, subject: CommentSubject, subjectId: string) {
  if (subject === 'title') {
    await requireTitle(workspace, id, subjectId)
  } else if (subject === 'item') {
    const { items, classification } = await loadTarget(workspace, id)
    if (!items.has(subjectId)) {
      const code = subjectId.slice(0, 100)
      throw new KnownError('classification/unknown-code', { code, classification: classification.source.title })
    }
  } else if (!(await workspace.store.proposals(id)).some(({ cluster }) => cluster.id === subjectId)) {
    throw new KnownError('proposal/unknown', { id: subjectId.slice(0, 100) })
  }
}

const pages: Record<CommentSubject, (path: string, id: string) => string> = {
  title: (path, id) => `${path}/desk/${encodeURIComponent(id)}?state=all`,
  item: (path, id) => `${path}/tree?at=${encodeURIComponent(id)}`,
  proposal: (path, id) => `${path}/new-occupations/${encodeURIComponent(id)}`,
}

const shown = (one: Comment, locale: Locale) => ({
  person: one.person,
  text: one.text,
  at: one.at,
  when: locale.time(one.at),
  href: pages[one.subject](pathOf(one.correspondenceId), one.subjectId),
})

/** The comments on something, with the form for one more. */
export async function commentsShown(
  workspace: Workspace,
  id: string,
  subject: CommentSubject,
  subjectId: string,
  back: string,
  locale: Locale,
) {
  const [comments, people] = await Promise.all([
    workspace.store.comments(id, subject, subjectId),
    knownPeople(workspace, id),
  ])
  return {
    rows: comments.map((one) => shown(one, locale)),
    action: `${pathOf(id)}/comments/${subject}/${encodeURIComponent(subjectId)}`,
    back,
    people: people.map((person) => `@${person}`).join(', '),
    longest: longestComment,
  }
}
