import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Somebody whom the provider knows, by the name they sign in with there. */
export interface KnownThere {
  readonly email: string
  readonly verified: boolean
}

/** A real OpenID provider on this machine, whose people sign in by name without a password. */
export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Begins to answer, for an application that people are sent back to at this address. */
  serve(returnAddress: string): void
  /** Goes through the provider's own pages as `name` would, and returns the address it leads back to. */
  goThrough(address: string, name: string): Promise<URL>
  close(): Promise<void>
}

export async function startProvider(people: Readonly<Record<string, KnownThere>>): Promise<TestProvider> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const [clientId, clientSecret] = ['concord', 'a secret of this test']
  const findAccount = (_context: unknown, id: string) => {
    const person = people[id]
    const claims = () => ({ sub: id, email: person?.email, email_verified: person?.verified })
    return person === undefined ? undefined : { accountId: id, claims }
  }
  return {
    issuer,
    clientId,
    clientSecret,
    serve(returnAddress) {
      const provider = new Provider(issuer, {
        clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnAddress] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        pkce: { required: () => true },
        cookies: { keys: ['test'] },
        findAccount,
      })
      server.removeAllListeners('request').on('request', provider.callback())
    },
    goThrough: (address, name) => goThrough(issuer, address, name),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Follows redirects and fills in the two forms (who, and may the application know) that the provider shows. */
async function goThrough(issuer: string, start: string, name: string): Promise<URL> {
  const cookies = new Map<string, string>()
  const ask = async (address: URL, body?: URLSearchParams) => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [key = '', value = ''] = line.split(';')[0]?.split(/=(.*)/) ?? []
      cookies.set(key, value)
    }
    return response
  }
  let address = new URL(start)
  let response = await ask(address)
  for (let step = 0; step < 12; step++) {
    const location = response.headers.get('location')
    if (location !== null) {
      address = new URL(location, address)
      if (address.origin !== issuer) return address
      response = await ask(address)
      continue
    }
    const html = await response.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1]
    const action = /action="([^"]+)"/.exec(html)?.[1]
    if (prompt === undefined || action === undefined) throw new Error(`${address.href}: ${html.slice(0, 800)}`)
    address = new URL(action, address)
    response = await ask(address, new URLSearchParams({ prompt, login: name, password: 'any' }))
  }
  throw new Error('the provider leads nowhere')
}
