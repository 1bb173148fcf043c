import { Router, type Response } from 'express'
import { correspondenceWorkbook, revisionReport } from '../pipeline/publish.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { filesWithheld, requireWholeFiles } from './double-coding/withheld-files.js'
import { pathOf, sendPage } from './page.js'
import { progressOf, settledTitles } from './progress.js'
import { readerOf } from './reader.js'
import { hasRole } from './signed-in.js'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The report carries its own style sheet and nothing else; it may not run, load or ask for anything. */
export const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/** `/c/:id/downloads`: the correspondence table and the revision report, made of what stands now. */
export function downloadPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/downloads', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const [progress, proposals, withheld] = await Promise.all([
      progressOf(workspace, head.id),
      workspace.store.proposals(head.id),
      filesWithheld(context, response, head.id),
    ])
    const path = pathOf(head.id)
    sendPage(context, request, response, {
      view: 'downloads',
      title: locale.text('nav.downloads'),
      section: 'downloads',
      correspondence: head,
      data: {
        path,
        settled: settledTitles(progress),
        open: progress.titles - settledTitles(progress),
        nothingMapped: progress.titles === 0,
        accepted: proposals.filter(({ state }) => state === 'Accepted').length,
        proposals: proposals.length,
        withheld,
        codingHref: `${path}/coding`,
        seeAction: hasRole(response, 'administrator', head.id) ? `${path}/coding/see-files` : null,
      },
    })
  })

  router.get('/c/:id/downloads/correspondence.xlsx', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    await requireWholeFiles(context, response, head.id)
    sendWorkbook(response, `${head.id}.xlsx`, await correspondenceWorkbook(workspace, head.id))
  })

  router.get('/c/:id/downloads/revision-report.xlsx', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    await requireWholeFiles(context, response, head.id)
    const { workbook } = await revisionReport(workspace, head.id)
    sendWorkbook(response, `${head.id}-revision-report.xlsx`, workbook)
  })

  /** To read in the browser; with `?save=1` to keep. */
  router.get('/c/:id/downloads/revision-report.html', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    await requireWholeFiles(context, response, head.id)
    const { html } = await revisionReport(workspace, head.id)
    if (request.query.save === '1') response.attachment(`${head.id}-revision-report.html`)
    response.set('Content-Security-Policy', reportPolicy).set('Cache-Control', 'no-store').type('html').send(html)
  })

  return router
}

function sendWorkbook(response: Response, name: string, workbook: Uint8Array): void {
  response.attachment(name).set('Cache-Control', 'no-store').type(workbookType).send(Buffer.from(workbook))
}
