import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A question as it stands in a batch's file. */
export interface BatchedQuestion {
  readonly custom_id: string
  readonly body: { readonly messages: readonly { readonly content: string }[]; readonly response_format?: unknown }
}

export interface ServedBatch {
  readonly id: string
  readonly metadata: Readonly<Record<string, string>>
  readonly questions: readonly BatchedQuestion[]
  status: string
  /** Content of the output and the error file; `null` while there is none. */
  output: string | null
  errors: string | null
}

export interface BatchServer {
  readonly baseUrl: string
  readonly batches: readonly ServedBatch[]
  /** What the next request to submit a batch does: `lost` takes it and closes the connection without an answer. */
  next: 'takes' | 'lost' | 'refuses'
  close(): Promise<void>
}

/** A real server with the Batch API on this machine's loopback address; tests end its batches by hand. */
export async function batchServer(): Promise<BatchServer> {
  const files = new Map<string, string>()
  const batches: ServedBatch[] = []
  const told = { next: 'takes' as BatchServer['next'] }

  const answer = async (request: IncomingMessage): Promise<object | string | null> => {
    const path = (request.url ?? '').replace(/^\/v1/, '').replace(/\?.*$/, '')
    const body = await readAll(request)
    if (path === '/files') {
      const id = `file-${files.size + 1}`
      files.set(id, uploaded(body))
      return { id, object: 'file' }
    }
    if (path === '/batches' && request.method === 'POST') {
      const { input_file_id, metadata } = JSON.parse(body) as {
        input_file_id: string
        metadata: Record<string, string>
      }
      if (told.next === 'refuses') return null
      const lines = files
        .get(input_file_id)!
        .split('\n')
        .filter((line) => line !== '')
      const questions = lines.map((line) => JSON.parse(line) as BatchedQuestion)
      const batch: ServedBatch = {
        id: `batch_${batches.length + 1}`,
        metadata,
        questions,
        status: 'validating',
        output: null,
        errors: null,
      }
      batches.push(batch)
      if (told.next === 'lost') request.socket.destroy()
      return shown(batch)
    }
    if (path === '/batches') return { object: 'list', data: [...batches].reverse().map(shown), has_more: false }
    const batch = batches.find(({ id }) => path === `/batches/${id}`)
    if (batch) return shown(batch)
    const [, id, kind] = /^\/files\/(batch_\d+)-(output|errors)\/content$/.exec(path) ?? []
    return batches.find((one) => one.id === id)?.[kind as 'output' | 'errors'] ?? null
  }

  const server = createServer((request, response) => {
    void answer(request).then((found) => {
      if (response.destroyed) return
      const status = found !== null ? 200 : told.next === 'refuses' ? 500 : 404
      const type = typeof found === 'string' ? 'application/octet-stream' : 'application/json'
      const text = typeof found === 'string' ? found : JSON.stringify(found ?? { error: { message: 'no' } })
      response.writeHead(status, { 'content-type': type }).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    batches,
    get next() {
      return told.next
    },
    set next(value) {
      told.next = value
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const shown = ({ id, metadata, questions, status, output, errors }: ServedBatch) => ({
  id,
  object: 'batch',
  endpoint: '/v1/chat/completions',
  status,
  metadata,
  output_file_id: output === null ? null : `${id}-output`,
  error_file_id: errors === null ? null : `${id}-errors`,
  request_counts: { total: questions.length, completed: 0, failed: 0 },
})

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** The file's content in a multipart body. */
function uploaded(body: string): string {
  const part = body.split(/\r?\n(?=--)/).find((one) => one.includes('filename='))!
  return part.slice(part.indexOf('\r\n\r\n') + 4)
}

export const outputLine = (name: string, text: string): string =>
  JSON.stringify({
    id: 'r',
    custom_id: name,
    response: {
      status_code: 200,
      body: {
        model: 'batched-1',
        choices: [{ finish_reason: 'stop', message: { content: text } }],
        usage: { prompt_tokens: 700, completion_tokens: 60 },
      },
    },
    error: null,
  })
