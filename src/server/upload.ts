import { Router, type Request, type Response } from 'express'
import { KnownError } from '../errors.js'
import { record } from '../pipeline/history.js'
import type { ServerContext } from './context.js'
import { holdsToken } from './form-token.js'
import { boundaryOf, readMultipart, type FileSink } from './multipart.js'
import { personOf, requireRole } from './signed-in.js'
import { sendSources } from './sources.js'
import { beginUpload, dropUpload, keepDraft, type Draft, type Upload } from './uploads.js'

/**
 * `POST /sources/import`: takes a file and leads to how it was understood. It comes before the readers of other forms,
 * and looks for the form's token itself, before the first byte of the file.
 */
export function uploadPages(context: ServerContext): Router {
  const router = Router()
  router.post('/sources/import', async (request, response) => {
    try {
      const draft = await received(context, request, response)
      response.redirect(303, `/sources/import/${draft.id}`)
    } catch (thrown) {
      if (!(thrown instanceof KnownError) || thrown.code === 'server/forbidden') throw thrown
      await sendSources(context, request, response, thrown)
    }
  })
  return router
}

async function received(context: ServerContext, request: Request, response: Response): Promise<Draft> {
  const { workspace } = context
  requireRole(response, 'adjudicator', null)
  const boundary = boundaryOf(request.get('content-type'))
  if (boundary === null) throw new KnownError('upload/no-file')
  const fields = new Map<string, string>()
  const checkToken = () => {
    if (!holdsToken(request.get('x-concord-token') ?? fields.get('token'), response))
      throw new KnownError('server/forbidden', {
        detail: 'the form is older than this run of the server, or not ours',
      })
  }
  const taken: { upload?: Upload } = {}
  const file = async (name: string, fileName: string): Promise<FileSink | null> => {
    checkToken()
    if (name !== 'file' || fileName === '' || taken.upload) return null
    taken.upload = await beginUpload(workspace, fileName)
    return taken.upload.sink
  }
  try {
    // What a refused upload still sends is read away, so that the browser sees the answer.
    const pieces = request.iterator({ destroyOnReturn: false })
    await readMultipart(pieces, boundary, { field: (name, value) => fields.set(name, value), file })
    checkToken()
    if (!taken.upload) throw new KnownError('upload/no-file')
    const { draft, end } = taken.upload
    await end()
    keepDraft(workspace, draft)
    await record(workspace, { person: personOf(response).id, act: 'upload', detail: { upload: draft.id } })
    // One that takes longer is waited for on its own page.
    await context.readings.soon(draft.id, context.readings.understood(draft))
    return draft
  } catch (thrown) {
    request.resume()
    await taken.upload?.end()
    if (taken.upload) dropUpload(workspace, taken.upload.draft.id)
    throw thrown
  }
}
