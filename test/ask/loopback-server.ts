import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does with one request. */
export type Behaviour =
  /** A proper completion with this text. */
  | { readonly kind: 'says'; readonly text: string; readonly finish?: string; readonly delay?: number }
  /** The text as the arguments of a tool call. */
  | { readonly kind: 'calls'; readonly text: string }
  | { readonly kind: 'refuses'; readonly text: string }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly message?: string
      readonly headers?: Record<string, string>
    }
  /** Any body, with status 200. */
  | { readonly kind: 'sends'; readonly body: string; readonly type?: string }
  /** Never answers. */
  | { readonly kind: 'hangs' }
  /** Sends headers and half a body, then nothing more. */
  | { readonly kind: 'stalls' }
  /** Closes the connection: before answering, or in the middle of the body. */
  | { readonly kind: 'resets'; readonly halfway?: boolean }

/** A request as the server saw it. */
export interface SeenRequest {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: unknown } }
    readonly tools?: readonly unknown[]
    readonly temperature?: number
    readonly seed?: number
    readonly max_completion_tokens?: number
  }
}

export interface LoopbackServer {
  readonly baseUrl: string
  readonly seen: readonly SeenRequest[]
  close(): Promise<void>
}

/** A real server with OpenAI's protocol on this machine's loopback address, which answers or fails as it is told. */
export async function loopbackServer(behave: (request: SeenRequest, at: number) => Behaviour): Promise<LoopbackServer> {
  const seen: SeenRequest[] = []
  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      const one: SeenRequest = {
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(text) as SeenRequest['body'],
      }
      seen.push(one)
      perform(behave(one, seen.length - 1), one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function perform(behaviour: Behaviour, { body: { model } }: SeenRequest, response: ServerResponse): void {
  switch (behaviour.kind) {
    case 'says': {
      const say = () => json(response, 200, completion(model, { content: behaviour.text }, behaviour.finish ?? 'stop'))
      if (behaviour.delay === undefined) say()
      else setTimeout(say, behaviour.delay)
      break
    }
    case 'calls': {
      const tool_calls = [{ id: '1', type: 'function', function: { name: 'x', arguments: behaviour.text } }]
      json(response, 200, completion(model, { content: null, tool_calls }, 'tool_calls'))
      break
    }
    case 'refuses':
      json(response, 200, completion(model, { content: null, refusal: behaviour.text }, 'stop'))
      break
    case 'status':
      json(response, behaviour.status, { error: { message: behaviour.message ?? 'failed' } }, behaviour.headers)
      break
    case 'sends':
      response.writeHead(200, { 'content-type': behaviour.type ?? 'application/json' }).end(behaviour.body)
      break
    case 'hangs':
      break
    case 'stalls':
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices": [')
      break
    case 'resets':
      if (behaviour.halfway) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
        response.write('{"choices": [', () => response.destroy())
      } else response.socket?.resetAndDestroy()
  }
}

const completion = (model: string, message: object, finish: string) => ({
  id: 'c',
  object: 'chat.completion',
  model: `${model}-2026`,
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
  usage: { prompt_tokens: 700, completion_tokens: 80, total_tokens: 780 },
})

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
