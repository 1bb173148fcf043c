import { Router, type Request, type Response } from 'express'
import { KnownError } from '../../errors.js'
import { applyReviewImport, settled, type ConflictChoice } from '../../pipeline/apply-review-import.js'
import { exportReviewWorkbook, mostWorkbookRows } from '../../pipeline/export-review-workbook.js'
import { ledgerOf, planReviewImport, type ImportPlan } from '../../pipeline/plan-review-import.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { workbookType } from '../downloads.js'
import { failureShown } from '../failure-shown.js'
import { filterOf, queryOf, wholeList } from '../list-state.js'
import { listShown } from '../double-coding/withheld.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { personOf, requireRole } from '../signed-in.js'
import { dropWorkbook, keepWorkbook, keptWorkbook, rememberAbout, type KeptWorkbook } from './kept-workbooks.js'
import { planView } from './plan-view.js'
import { receiveFile } from './receive.js'

/** `POST /c/:id/workbook`: takes a filled-in workbook. Before the readers of other forms, as it is larger than they take. */
export function workbookUploadPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.post('/c/:id/workbook', async (request, response) => {
    const { id } = request.params
    requireRole(response, 'reviewer', id)
    try {
      const { name, bytes } = await receiveFile(request, response, workspace.config.uploadLimit)
      const person = personOf(response).id
      // Read once before it is kept: what is no review workbook is said on the page it came from.
      await planReviewImport(workspace, id, { bytes, file: name }, person)
      const about = { name, correspondenceId: id, person, applied: null, kept: [] }
      response.redirect(303, `${pathOf(id)}/workbook/${keepWorkbook(workspace, about, bytes)}`)
    } catch (thrown) {
      if (!(thrown instanceof KnownError) || ['server/forbidden', 'correspondence/unknown'].includes(thrown.code))
        throw thrown
      await sendStart(context, request, response, id, thrown)
    }
  })
  return router
}

/** `/c/:id/workbook`: titles to take along as a workbook, what would become of it when it is back, and its import. */
export function workbookPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/workbook', (request, response) => sendStart(context, request, response, request.params.id))

  router.get('/c/:id/review-workbook.xlsx', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const list = listShown(request, response, wholeList)
    const { locale } = readerOf(response)
    const order = { filter: filterOf(list), order: list.sort, locale }
    const { workbook } = await exportReviewWorkbook(workspace, { correspondenceId: head.id, ...order })
    response.attachment(`${head.id}-review.xlsx`).set('Cache-Control', 'no-store').type(workbookType)
    response.send(Buffer.from(workbook))
  })

  router.get('/c/:id/workbook/:upload', async (request, response) => {
    const { id, upload } = request.params
    const { about, bytes } = keptWorkbook(workspace, upload, { correspondenceId: id, person: personOf(response).id })
    const plan = await planReviewImport(workspace, id, { bytes, file: about.name }, about.person)
    await sendPlan(context, request, response, about, asKept(plan, about))
  })

  router.post('/c/:id/workbook/:upload', async (request, response) => {
    const { id, upload } = request.params
    requireRole(response, 'reviewer', id)
    const { about, bytes } = keptWorkbook(workspace, upload, { correspondenceId: id, person: personOf(response).id })
    const body = request.body as Readonly<Record<string, unknown>>
    if (body.action === 'discard') {
      dropWorkbook(workspace, upload)
      response.redirect(303, `${pathOf(id)}/workbook`)
      return
    }
    const conflicts = choicesIn(body)
    const sent = { bytes, file: about.name }
    const { ledger } = await applyReviewImport(workspace, id, sent, { reviewer: about.person, conflicts })
    const kept = [...conflicts].flatMap(([row, { choice, revision }]) =>
      choice === 'theirs' ? [[row, revision] as [number, number]] : [],
    )
    rememberAbout(workspace, { ...about, applied: ledger.applied, kept: [...about.kept, ...kept] })
    response.redirect(303, `${pathOf(id)}/workbook/${upload}`)
  })

  return router
}

/** The plan, with conflicts left out in which its sender kept what stands. */
function asKept(plan: ImportPlan, { kept }: KeptWorkbook): ImportPlan {
  const choices = new Map(kept.map(([row, revision]) => [row, { choice: 'theirs', revision } as const]))
  const rows = plan.rows.map((row) => settled(row, choices))
  const { blankRows, reordered } = plan.ledger
  return { ...plan, rows, ledger: ledgerOf(rows, { blankRows, removed: plan.removed, reordered }) }
}

/** What was chosen on conflicts: `row-12` is `mine:3`, the revision that was seen with it. */
function choicesIn(body: Readonly<Record<string, unknown>>): ReadonlyMap<number, ConflictChoice> {
  return new Map(
    Object.entries(body).flatMap(([name, value]): (readonly [number, ConflictChoice])[] => {
      const row = /^row-(\d{1,7})$/.exec(name)?.[1]
      const [choice, revision] = typeof value === 'string' ? value.split(':') : []
      if (row === undefined || (choice !== 'mine' && choice !== 'theirs') || !/^\d{1,9}$/.test(revision ?? ''))
        return []
      return [[Number(row), { choice, revision: Number(revision) }]]
    }),
  )
}

async function sendStart(
  context: ServerContext,
  request: Request,
  response: Response,
  id: string,
  failure?: KnownError,
): Promise<void> {
  const { workspace } = context
  const head = await headOf(workspace, id)
  const { locale } = readerOf(response)
  const list = listShown(request, response, wholeList)
  const { total } = await workspace.store.list(head.id, filterOf(list), list.sort, { offset: 0, limit: 1 })
  const path = pathOf(head.id)
  const query = queryOf({ ...list, page: 1 })
  sendPage(context, request, response, {
    view: 'workbook',
    title: locale.text('workbook.title'),
    section: 'titles',
    correspondence: head,
    status: failure?.http ?? 200,
    data: {
      total,
      cut: total > mostWorkbookRows ? { shown: mostWorkbookRows, total } : null,
      exportHref: `${path}/review-workbook.xlsx${query}`,
      titlesHref: `${path}/titles${query}`,
      action: `${path}/workbook${query}`,
      uploadLimit: workspace.config.uploadLimit,
      failure: failureShown(failure, locale),
    },
  })
}

async function sendPlan(
  context: ServerContext,
  request: Request,
  response: Response,
  about: KeptWorkbook,
  plan: ImportPlan,
): Promise<void> {
  const head = await headOf(context.workspace, about.correspondenceId)
  const { locale } = readerOf(response)
  const path = pathOf(head.id)
  sendPage(context, request, response, {
    view: 'workbook-plan',
    title: locale.text('workbook.plan-title', { file: about.name }),
    section: 'titles',
    correspondence: head,
    data: {
      ...planView(plan, locale, (titleId) => `${path}/desk/${encodeURIComponent(titleId)}?state=all`),
      applied: about.applied === null ? null : { count: about.applied },
      action: `${path}/workbook/${about.id}`,
      back: `${path}/workbook`,
    },
  })
}
