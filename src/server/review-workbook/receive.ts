import type { Request, Response } from 'express'
import { KnownError } from '../../errors.js'
import { holdsToken } from '../form-token.js'
import { boundaryOf, readMultipart, type FileSink } from '../multipart.js'
import { safeName } from '../uploads.js'

export interface ReceivedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Reads a form with one file, of at most so many MB, into memory; the form's token must come before the file.
 * Throws `server/forbidden`, `upload/no-file`, `upload/too-large`, `upload/damaged`.
 */
export async function receiveFile(request: Request, response: Response, limit: number): Promise<ReceivedFile> {
  const boundary = boundaryOf(request.get('content-type'))
  if (boundary === null) throw new KnownError('upload/no-file')
  const fields = new Map<string, string>()
  const checkToken = () => {
    if (!holdsToken(request.get('x-concord-token') ?? fields.get('token'), response)) {
      const detail = 'the form is older than this run of the server, or not ours'
      throw new KnownError('server/forbidden', { detail })
    }
  }
  const pieces: Uint8Array[] = []
  const taken: { name?: string } = {}
  const file = (name: string, fileName: string): Promise<FileSink | null> => {
    checkToken()
    if (name !== 'file' || fileName === '' || taken.name !== undefined) return Promise.resolve(null)
    taken.name = safeName(fileName)
    return Promise.resolve(sinkInto(pieces, taken.name, limit))
  }
  try {
    // What a refused upload still sends is read away, so that the browser sees the answer.
    const arriving = request.iterator({ destroyOnReturn: false })
    await readMultipart(arriving, boundary, { field: (name, value) => fields.set(name, value), file })
    checkToken()
  } catch (thrown) {
    request.resume()
    throw thrown
  }
  if (taken.name === undefined) throw new KnownError('upload/no-file')
  return { name: taken.name, bytes: Buffer.concat(pieces) }
}

function sinkInto(pieces: Uint8Array[], file: string, limit: number): FileSink {
  let size = 0
  return {
    write: (bytes) => {
      size += bytes.length
      if (size > limit * 1e6) throw new KnownError('upload/too-large', { file, limit })
      pieces.push(Buffer.from(bytes))
      return Promise.resolve()
    },
  }
}
