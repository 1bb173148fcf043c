import type { Workspace } from '../../src/pipeline/workspace.js'
import type { AppOptions } from '../../src/server/app.js'
import { startServer } from '../../src/server/start.js'

/** A browser's side of the conversation: keeps cookies, does not follow redirects, reads the form token of a page. */
export interface Client {
  readonly url: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The page's text. Fails where the status is not 200. */
  page(path: string, headers?: Record<string, string>): Promise<string>
  /** Sends a form with the token of this session. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Sends a body of any type with the token of this session in the header. */
  send(path: string, body: string | Uint8Array, type: string): Promise<Response>
  /** Sends a form as it is. */
  postBody(path: string, body: URLSearchParams): Promise<Response>
  /** Sends a file with the token of this session, or with the one given, as the form on the Sources page does. */
  upload(name: string, content: string | Uint8Array, token?: string, path?: string): Promise<Response>
  close(): Promise<void>
}

export async function clientOf(workspace: Workspace, options: AppOptions = {}): Promise<Client> {
  const server = await startServer(workspace, { ...options, port: 0 })
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${server.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    return response
  }
  const token = async () => ((await (await ask('/api/session')).json()) as { token: string }).token
  return {
    url: server.url,
    get: (path, headers = {}) => ask(path, { headers }),
    async page(path, headers = {}) {
      const response = await ask(path, { headers })
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 2000)}`)
      return text
    },
    async post(path, fields, headers = {}) {
      const body = new URLSearchParams({ token: await token(), ...fields })
      return await ask(path, { method: 'POST', body, headers })
    },
    postBody: (path, body) => ask(path, { method: 'POST', body }),
    async send(path, body, type) {
      const headers = { 'content-type': type, 'x-concord-token': await token() }
      return await ask(path, { method: 'POST', body: typeof body === 'string' ? body : Uint8Array.from(body), headers })
    },
    async upload(name, content, given, path = '/sources/import') {
      const body = new FormData()
      body.set('token', given ?? (await token()))
      body.set('file', new File([typeof content === 'string' ? content : Uint8Array.from(content)], name))
      return await ask(path, { method: 'POST', body })
    },
    close: () => server.close(),
  }
}
