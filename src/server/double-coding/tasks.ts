import { Router } from 'express'
import type { Locale } from '../../locale/locale.js'
import { coderSlots } from '../../model/double-coding.js'
import { includes, roleOn, type Person } from '../../model/person.js'
import { settleAgreed } from '../../pipeline/code-title.js'
import { createCodingTask, requireCodingTask } from '../../pipeline/coding-task.js'
import { loadTarget } from '../../pipeline/target.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { CodingTaskProgress } from '../../store/port.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { filterOf, isNarrowed, queryOf, wholeList } from '../list-state.js'
import { listShown } from './withheld.js'
import { pathOf, sendPage } from '../page.js'
import { pagerOf, pageOf } from '../paging.js'
import { progressOf } from '../progress.js'
import { readerOf } from '../reader.js'
import { personOf, requireRole } from '../signed-in.js'
import { filterChoices } from '../title-filters.js'
import { shownRow } from '../title-rows.js'
import { sentTask } from './task-form.js'
import { mayCodeAs } from './who-codes.js'
import { coderPath, drawnSentence, reconcilePath, taskPath } from './words.js'

const pageSize = 50

/** `/c/:id/coding`: titles given to two people each, who code them apart; and the page that gives them. */
export function codingTaskPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/coding', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const person = personOf(response)
    const tasks = await workspace.store.codingTasks(head.id)
    sendPage(context, request, response, {
      view: 'coding-tasks',
      title: locale.text('nav.coding'),
      section: 'coding',
      correspondence: head,
      data: {
        tasks: tasks.map((progress) => taskShown(progress, workspace, person, locale)),
        adjudicator: includes(roleOn(person, head.id), 'adjudicator'),
        newHref: `${pathOf(head.id)}/coding/new`,
        agreementHref: `${pathOf(head.id)}/coding/agreement`,
      },
    })
  })

  router.get('/c/:id/coding/new', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'adjudicator', head.id)
    const { locale } = readerOf(response)
    const list = listShown(request, response, wholeList)
    const [{ rows, total }, target, progress] = await Promise.all([
      workspace.store.list(head.id, filterOf(list), list.sort, pageOf(list.page, pageSize)),
      loadTarget(workspace, head.id),
      progressOf(workspace, head.id),
    ])
    const path = `${pathOf(head.id)}/coding`
    const deskHref = (id: string) => `${pathOf(head.id)}/desk/${encodeURIComponent(id)}`
    sendPage(context, request, response, {
      view: 'coding-new',
      title: locale.text('coding.new'),
      section: 'coding',
      correspondence: head,
      data: {
        path: `${path}/new`,
        back: path,
        action: `${path}${queryOf({ ...list, page: 1 })}`,
        list,
        total,
        rows: rows.map((row) => shownRow(row, target.items, locale, deskHref(row.id))),
        pager: pagerOf(total, list.page, pageSize, (page) => `${path}/new${queryOf({ ...list, page })}`),
        choices: filterChoices(list, progress, [], locale),
        narrowed: isNarrowed(list) || list.state !== 'all',
        batch: Math.min(200, total),
        me: personOf(response).id,
      },
    })
  })

  router.post('/c/:id/coding', async (request, response) => {
    const { id } = request.params
    requireRole(response, 'adjudicator', id)
    const sent = sentTask(request.body, request.query)
    await createCodingTask(workspace, { ...sent, correspondenceId: id, createdBy: personOf(response).id })
    response.redirect(303, `${pathOf(id)}/coding`)
  })

  router.post('/c/:id/coding/:taskId/settle', async (request, response) => {
    const { id, taskId } = request.params
    requireRole(response, 'adjudicator', id)
    const { task } = await requireCodingTask(workspace, id, taskId)
    await settleAgreed(workspace, task, personOf(response).id)
    response.redirect(303, `${pathOf(id)}/coding`)
  })

  return router
}

function taskShown(progress: CodingTaskProgress, workspace: Workspace, person: Person, locale: Locale) {
  const { task, titles, done, states, blind } = progress
  const { correspondenceId: id } = task
  return {
    name: task.name,
    drawn: drawnSentence(task.drawn, titles, locale),
    seed: String(task.seed),
    blind,
    blindShare: task.blindShare,
    by: task.createdBy,
    at: task.createdAt,
    when: locale.time(task.createdAt),
    titles,
    coders: coderSlots.map((slot) => ({
      name: task.coders[slot],
      done: done[slot],
      titles,
      width: titles === 0 ? 0 : Math.round((done[slot] / titles) * 1000) / 10,
      href: mayCodeAs(person, workspace, task, slot) ? coderPath(id, task.id, slot) : null,
      finished: done[slot] === titles,
    })),
    settled: states.settled,
    differs: states.differs,
    agreed: states.agreed,
    settleAction: `${taskPath(id, task.id)}/settle`,
    reconcileHref: includes(roleOn(person, id), 'adjudicator') ? reconcilePath(id, task.id) : null,
    agreementHref: `${pathOf(id)}/coding/agreement?task=${encodeURIComponent(task.id)}`,
  }
}
