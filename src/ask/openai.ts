import OpenAI, { toFile } from 'openai'
import { KnownError, reasonOf } from '../errors.js'
import type { BatchStatus, BatchWire } from './batch-wire.js'
import type { ChatRequest } from './capabilities.js'
import type { Reply } from './reply.js'

/** How to reach a server that speaks OpenAI's protocol. */
export interface ServerSettings {
  readonly baseUrl: string
  readonly key: string
  /** For one request, from sending it to its last byte. */
  readonly timeoutSeconds: number
}

/** One request on the wire. Never throws. */
export type Send<Request> = (request: Request) => Promise<Reply>

/** Texts to vectors, as the protocol asks for them; `base64` is a third of the bytes of numbers written out. */
export interface EmbeddingRequest {
  readonly model: string
  readonly input: string[]
  readonly encoding_format: 'base64' | 'float'
  readonly dimensions?: number
}

export const openAiSend = (settings: ServerSettings): Send<ChatRequest> =>
  sender(settings, (client, request: ChatRequest, options) => client.chat.completions.create(request, options))

export const openAiEmbed = (settings: ServerSettings): Send<EmbeddingRequest> =>
  // Not `embeddings.create`, which would decode what we asked for undecoded.
  sender(settings, (client, body: EmbeddingRequest, options) => client.post('/embeddings', { body, ...options }))

/** The batches of a server, each step one or two requests. */
export function openAiBatches(settings: ServerSettings): BatchWire {
  const client = clientFor(settings)
  const guarded = async <T>(step: () => Promise<T>) => {
    try {
      return { kind: 'Done', value: await step() } as const
    } catch (thrown) {
      const reply = replyOf(thrown, hiding(settings.key))
      const detail = reply.kind === 'Status' ? `${reply.status} ${reply.message}` : reply.kind
      return { kind: 'Failed', detail: reply.kind === 'Unreachable' ? reply.detail : detail } as const
    }
  }
  return {
    submit: (lines, mark) =>
      guarded(async () => {
        const file = await client.files.create({
          file: await toFile(Buffer.from(lines), 'questions.jsonl'),
          purpose: 'batch',
        })
        const endpoint = '/v1/chat/completions'
        const metadata = { concord: mark }
        return statusOf(
          await client.batches.create({ input_file_id: file.id, endpoint, completion_window: '24h', metadata }),
        )
      }),
    status: (id) => guarded(async () => statusOf(await client.batches.retrieve(id))),
    marked: (mark) =>
      guarded(async () => {
        const { data } = await client.batches.list({ limit: 100 })
        const found = data.find(({ metadata }) => metadata?.concord === mark)
        return found ? statusOf(found) : null
      }),
    content: (fileId) => guarded(async () => await (await client.files.content(fileId)).text()),
  }
}

const endedStates = ['completed', 'expired', 'cancelled', 'failed']

function statusOf(batch: OpenAI.Batch): BatchStatus {
  const { id, status, output_file_id, error_file_id, errors, request_counts } = batch
  return {
    id,
    status,
    ended: endedStates.includes(status),
    files: [output_file_id, error_file_id].filter((file) => typeof file === 'string' && file !== '') as string[],
    done: (request_counts?.completed ?? 0) + (request_counts?.failed ?? 0),
    detail: errors?.data?.[0]?.message ?? '',
  }
}

const clientFor = ({ baseUrl, key }: ServerSettings): OpenAI =>
  new OpenAI({
    // Servers of one's own often want none, but the library does.
    apiKey: key || 'none',
    baseURL: serverAddress(baseUrl),
    // Retries are ours; settings of other programs on this machine are not.
    maxRetries: 0,
    organization: null,
    project: null,
    logLevel: 'off',
  })

const hiding =
  (key: string) =>
  (text: string): string =>
    key.length < 8 ? text : text.replaceAll(key, '(key)')

function sender<Request>(
  settings: ServerSettings,
  post: (client: OpenAI, request: Request, options: { signal: AbortSignal }) => Promise<unknown>,
): Send<Request> {
  const client = clientFor(settings)
  const hidden = hiding(settings.key)
  return async (request) => {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), settings.timeoutSeconds * 1000)
    try {
      return { kind: 'Completion', body: await post(client, request, { signal: stop.signal }) }
    } catch (thrown) {
      if (stop.signal.aborted || thrown instanceof OpenAI.APIConnectionTimeoutError) return { kind: 'Timeout' }
      return replyOf(thrown, hidden)
    } finally {
      clearTimeout(timer)
    }
  }
}

function replyOf(thrown: unknown, hidden: (text: string) => string): Reply {
  if (thrown instanceof OpenAI.APIError && typeof thrown.status === 'number') {
    const headers = thrown.headers as Headers | undefined
    return {
      kind: 'Status',
      status: thrown.status,
      message: hidden(reasonOf(thrown).replace(/^\d{3} /, '')),
      retryAfterMs: headers?.get('retry-after-ms') ?? null,
      retryAfter: headers?.get('retry-after') ?? null,
    }
  }
  // A reply that stops half-way arrives as a connection error or as JSON that does not end.
  return { kind: 'Unreachable', detail: hidden(causes(thrown)) }
}

const causes = (thrown: unknown): string =>
  thrown instanceof Error && thrown.cause !== undefined
    ? `${reasonOf(thrown)} ${causes(thrown.cause)}`
    : reasonOf(thrown)

/** The base URL as it may be shown and stored: without user name, password and last slash. Throws `setting/invalid`. */
export function serverAddress(baseUrl: string, setting = 'CONCORD_MODEL_BASE_URL'): string {
  try {
    const url = new URL(baseUrl)
    url.username = ''
    url.password = ''
    return url.href.replace(/\/$/, '')
  } catch {
    throw new KnownError('setting/invalid', {
      name: setting,
      value: baseUrl,
      expected: 'the address of a server, such as https://api.openai.com/v1',
    })
  }
}
