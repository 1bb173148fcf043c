import type { Request, Response } from 'express'
import { onlyHead } from './classifications.js'
import type { ServerContext } from './context.js'
import type { StillReading } from './import-readings.js'
import { sendPage } from './page.js'
import { readerOf } from './reader.js'

/** Seconds after which the browser asks again by itself, with or without scripts. */
const askAgainAfter = 2

/** Tells what is being done with a file that takes a while, and since when; with a way to end it. */
export async function sendReading(
  context: ServerContext,
  request: Request,
  response: Response,
  file: string,
  { step, since }: StillReading,
): Promise<void> {
  const { workspace } = context
  const { locale } = readerOf(response)
  const upload = request.params.upload ?? ''
  const seconds = Math.max(0, Math.round((workspace.now().getTime() - since.getTime()) / 1000))
  response.set('Refresh', String(askAgainAfter))
  sendPage(context, request, response, {
    view: 'import-reading',
    title: file,
    section: 'sources',
    correspondence: await onlyHead(workspace, response),
    data: {
      file,
      what: locale.text(`import.step-${step}`),
      storing: step === 'ingest',
      seconds,
      path: `/sources/import/${encodeURIComponent(String(upload))}`,
    },
  })
}
