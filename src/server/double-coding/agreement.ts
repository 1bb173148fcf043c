import { Router } from 'express'
import { writeDelimited } from '../../files/delimited.js'
import { agreementOf, type AgreementReport } from '../../pipeline/agreement.js'
import { requireCodingTask } from '../../pipeline/coding-task.js'
import { loadTarget } from '../../pipeline/target.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { TitleRecord } from '../../store/port.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { agreementRows, codingTableRows } from './agreement-tables.js'
import { agreementShown } from './agreement-view.js'

const allDigits = [1, 2, 3, 4] as const

/** `/c/:id/coding/agreement`: how far two coders agree, with what would be expected by chance taken off; and as CSV. */
export function agreementPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/coding/agreement', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const digits = digitsFrom(request.query.digits)
    const tasks = await workspace.store.codingTasks(head.id)
    const task = await taskFrom(workspace, head.id, request.query.task)
    const report = await agreementOf(workspace, head.id, task?.id ?? null, digits)
    const target = await loadTarget(workspace, head.id)
    const path = `${pathOf(head.id)}/coding`
    const query = (wanted: number) => queryOf(task?.id ?? null, wanted)
    sendPage(context, request, response, {
      view: 'agreement',
      title: locale.text('agreement.title'),
      section: 'coding',
      correspondence: head,
      data: {
        ...agreementShown(report, task, target, await examples(workspace, head.id, report), locale),
        path: `${path}/agreement`,
        tasksHref: path,
        tasks: tasks.map(({ task: { id, name } }) => ({ id, name, chosen: id === task?.id })),
        anyTask: tasks.length > 0,
        digits,
        digitTabs: allDigits.map((value) => ({
          label: locale.text('agreement.digits', { count: value }),
          href: `${path}/agreement${query(value)}`,
          current: value === digits,
        })),
        csvHref: `${path}/agreement.csv${query(digits)}`,
        codingsHref: `${path}/codings.csv${query(digits)}`,
      },
    })
  })

  router.get('/c/:id/coding/agreement.csv', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const digits = digitsFrom(request.query.digits)
    const task = await taskFrom(workspace, head.id, request.query.task)
    const report = await agreementOf(workspace, head.id, task?.id ?? null, digits)
    response
      .attachment(`${head.id}-agreement.csv`)
      .type('text/csv')
      .send(writeDelimited(agreementRows(report, digits)))
  })

  router.get('/c/:id/coding/codings.csv', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const task = await taskFrom(workspace, head.id, request.query.task)
    const rows = await codingTableRows(workspace, head.id, task?.id ?? null)
    response.attachment(`${head.id}-codings.csv`).type('text/csv').send(writeDelimited(rows))
  })

  return router
}

const digitsFrom = (value: unknown): number => allDigits.find((digits) => String(digits) === value) ?? 4

const queryOf = (taskId: string | null, digits: number): string =>
  `?${new URLSearchParams({ ...(taskId === null ? {} : { task: taskId }), digits: String(digits) }).toString()}`

/** The task that an address names, `null` for all of them. Throws `coding/task-unknown`. */
async function taskFrom(workspace: Workspace, correspondenceId: string, value: unknown) {
  if (typeof value !== 'string' || value === '') return null
  return (await requireCodingTask(workspace, correspondenceId, value)).task
}

async function examples(
  { store }: Workspace,
  correspondenceId: string,
  { pairs }: AgreementReport,
): Promise<ReadonlyMap<string, TitleRecord>> {
  const ids = [...new Set(pairs.flatMap((pair) => pair.examples))]
  const records = await Promise.all(ids.map((id) => store.title(correspondenceId, id)))
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.title.id, record]])))
}
