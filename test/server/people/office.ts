import { readConfig } from '../../../src/config.js'
import type { Role } from '../../../src/model/person.js'
import { addPerson, changeRole } from '../../../src/pipeline/people.js'
import { acceptInvitation } from '../../../src/pipeline/sign-in.js'
import type { Workspace } from '../../../src/pipeline/workspace.js'
import { startServer } from '../../../src/server/start.js'
import { exampleId, exampleWorkspace } from '../example-workspace.js'

export const password = 'seven quiet herons at dawn'

/** An application with accounts over the example workspace, with a clock that stands until it is moved. */
export interface Office {
  readonly workspace: Workspace
  readonly url: string
  readonly notes: readonly string[]
  /** Ids by role. */
  readonly ids: Readonly<Record<Role, string>>
  pass(time: { readonly minutes?: number; readonly hours?: number }): void
  visitor(): Visitor
  /** Somebody who has signed in. */
  signedIn(role: Role): Promise<Visitor>
  close(): Promise<void>
}

export const emailOf = (role: Role): string => `${role}@office.example`

export async function office(environment: Readonly<Record<string, string>> = {}): Promise<Office> {
  const example = await exampleWorkspace()
  let time = Date.UTC(2026, 10, 23, 9)
  const workspace: Workspace = {
    ...example.workspace,
    config: { ...readConfig({ CONCORD_SIGN_IN: 'accounts', ...environment }) },
    now: () => new Date(time),
  }
  const ids = {
    administrator: await added(workspace, 'Ana Admin', 'administrator'),
    adjudicator: await added(workspace, 'Adjoa Adjudicator', 'adjudicator'),
    reviewer: await added(workspace, 'René Reviewer', 'reviewer'),
    viewer: await added(workspace, 'Vera Viewer', 'viewer'),
  }
  const server = await startServer(workspace, { port: 0 })
  const visitor = () => new Visitor(server.url)
  return {
    workspace,
    url: server.url,
    notes: example.notes,
    ids,
    pass({ minutes = 0, hours = 0 }) {
      time += (hours * 60 + minutes) * 60_000
    },
    visitor,
    async signedIn(role) {
      const one = visitor()
      const response = await one.signIn(emailOf(role))
      if (response.status !== 303) throw new Error(`${role} could not sign in: ${String(response.status)}`)
      return one
    },
    async close() {
      await server.close()
      await example.close()
    },
  }
}

async function added(workspace: Workspace, name: string, role: Role): Promise<string> {
  const { account, path } = await addPerson(workspace, 'command-line', { name, email: emailOf(role), role })
  await acceptInvitation(workspace, path.replace('/invitation/', ''), password, { place: '', browser: '' })
  await workspace.store.endSessions(
    account.id,
    { kept: null },
    {
      at: workspace.now().toISOString(),
      person: account.id,
      act: 'end-sessions',
      correspondenceId: null,
      detail: {},
    },
  )
  return account.id
}

export const giveRoleHere = (workspace: Workspace, id: string, role: Role | null): Promise<void> =>
  changeRole(workspace, 'command-line', id, { role, correspondenceId: exampleId })

/** A browser of its own: keeps cookies, does not follow redirects, takes form tokens from pages. */
export class Visitor {
  readonly cookies = new Map<string, string>()

  constructor(readonly url: string) {}

  async ask(path: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  async page(path: string): Promise<string> {
    const response = await this.ask(path)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${String(response.status)} ${text.slice(0, 500)}`)
    return text
  }

  /** The token that forms of this browser carry now. */
  async token(): Promise<string> {
    const response = await this.ask('/sign-in')
    const html = response.status === 200 ? await response.text() : await this.page('/help/keys')
    return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
  }

  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const body = new URLSearchParams({ token: await this.token(), ...fields })
    return await this.ask(path, { method: 'POST', body })
  }

  signIn(email: string, secret = password, back = ''): Promise<Response> {
    return this.post('/sign-in', { email, password: secret, back })
  }
}
