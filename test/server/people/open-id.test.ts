import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetPerson } from '../../../src/pipeline/people.js'
import { startProvider, type TestProvider } from '../../people/provider.js'
import { emailOf, office, password, type Office, type Visitor } from './office.js'

const people = {
  'r-17': { email: emailOf('reviewer').toUpperCase(), verified: true },
  'r-99': { email: emailOf('reviewer'), verified: true },
  unverified: { email: emailOf('viewer'), verified: false },
  stranger: { email: 'stranger@office.example', verified: true },
  'a-1': { email: emailOf('adjudicator'), verified: true },
}

let provider: TestProvider
let place: Office
const settings = () => ({
  CONCORD_OPEN_ID_ISSUER: provider.issuer,
  CONCORD_OPEN_ID_CLIENT: provider.clientId,
  CONCORD_OPEN_ID_SECRET: provider.clientSecret,
})
beforeAll(async () => {
  provider = await startProvider(people)
  place = await office(settings())
  provider.serve(`${place.url}/sign-in/open-id/return`)
})
afterAll(async () => {
  await place.close()
  await provider.close()
})

/** From the sign-in page through the provider, to the address that it leads back to. */
async function away(visitor: Visitor, name: string, back = ''): Promise<URL> {
  const response = await visitor.ask(`/sign-in/open-id?back=${encodeURIComponent(back)}`)
  expect(response.status).toBe(303)
  return await provider.goThrough(response.headers.get('location') ?? '', name)
}

const refusal = async (response: Response, code: string) => {
  expect(response.headers.get('location')).toBeNull()
  const text = (await response.text()).replace(/\s+/g, ' ')
  expect(text).toContain('role="alert"')
  expect(text).toContain(code)
}

describe('signing in through a provider', () => {
  it('is offered on the sign-in page, as a link', async () => {
    expect(await place.visitor().page('/sign-in')).toContain('href="/sign-in/open-id"')
  })

  it('lets in whom an administrator added under an address that the provider confirms, and leads on', async () => {
    const one = place.visitor()
    const before = one.cookies.get('concord_session')
    const answer = await one.ask((await away(one, 'r-17', '/sources')).href)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sources'])
    expect(one.cookies.get('concord_session')).not.toBe(before)
    expect(await one.page('/account')).toContain('René Reviewer')
    expect(await place.workspace.store.account({ id: place.ids.reviewer })).toMatchObject({
      openId: `${provider.issuer} r-17`,
    })
  })

  it('goes by the provider’s own id from then on: another account with the same address is refused', async () => {
    const one = place.visitor()
    expect((await one.ask((await away(one, 'r-17')).href)).status).toBe(303)
    const other = place.visitor()
    await refusal(await other.ask((await away(other, 'r-99')).href), 'nobody has invited you here')
  })

  it.each(['unverified', 'stranger'])('refuses %s', async (name) => {
    const one = place.visitor()
    await refusal(await one.ask((await away(one, name)).href), 'nobody has invited you here')
    expect((await one.ask('/sources')).status).toBe(303)
  })

  it('refuses who is not known to the provider any more, or was forgotten here', async () => {
    const one = place.visitor()
    expect((await one.ask((await away(one, 'a-1')).href)).status).toBe(303)
    await forgetPerson(place.workspace, 'command-line', place.ids.adjudicator)
    expect((await one.ask('/sources')).status).toBe(303)
    await refusal(await one.ask((await away(one, 'a-1')).href), 'nobody has invited you here')
  })

  it('keeps what was begun from scripts, for ten minutes', async () => {
    const response = await place.visitor().ask('/sign-in/open-id')
    const [line] = response.headers.getSetCookie().filter((text) => text.startsWith('concord_open_id='))
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/Max-Age=600/)
    const asked = new URL(response.headers.get('location') ?? '')
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      redirect_uri: `${place.url}/sign-in/open-id/return`,
      nonce: expect.stringMatching(/^[\w-]{20,}$/) as string,
      state: expect.stringMatching(/^[\w-]{20,}$/) as string,
    })
  })
})

describe('a forged answer', () => {
  it('with another state is refused, and what was begun counts no more', async () => {
    const one = place.visitor()
    const address = await away(one, 'r-17')
    const right = address.searchParams.get('state') ?? ''
    address.searchParams.set('state', 'forged')
    await refusal(await one.ask(address.href), 'was refused')
    address.searchParams.set('state', right)
    await refusal(await one.ask(address.href), 'nobody has begun')
  })

  it.each(['code', 'iss', 'state'])('without %s is refused', async (part) => {
    const one = place.visitor()
    const address = await away(one, 'r-17')
    address.searchParams.delete(part)
    await refusal(await one.ask(address.href), 'refused')
  })

  it('for another browser is refused: nobody is signed in as somebody else by a link', async () => {
    const [mine, theirs] = [place.visitor(), place.visitor()]
    const address = await away(mine, 'r-17')
    await refusal(await theirs.ask(address.href), 'nobody has begun')
    await theirs.ask('/sign-in/open-id')
    await refusal(await theirs.ask(address.href), 'refused')
  })

  it('is refused the second time', async () => {
    const one = place.visitor()
    const address = await away(one, 'r-17')
    const kept = one.cookies.get('concord_open_id')!
    expect((await one.ask(address.href)).status).toBe(303)
    const again = place.visitor()
    again.cookies.set('concord_open_id', kept)
    await refusal(await again.ask(address.href), 'refused')
  })

  it('with a changed cookie is refused', async () => {
    const one = place.visitor()
    const address = await away(one, 'r-17')
    const [text = '', signed = ''] = one.cookies.get('concord_open_id')!.split('.')
    const begun = JSON.parse(Buffer.from(text, 'base64url').toString()) as object
    const changed = Buffer.from(JSON.stringify({ ...begun, back: 'https://elsewhere.example' })).toString('base64url')
    one.cookies.set('concord_open_id', `${changed}.${signed}`)
    await refusal(await one.ask(address.href), 'nobody has begun')
  })

  it('that says the person declined is shown, and its words are escaped', async () => {
    const one = place.visitor()
    const begun = await one.ask('/sign-in/open-id')
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const answer = new URLSearchParams({
      error: 'access_denied',
      error_description: '<script>alert(1)</script>',
      state,
      iss: provider.issuer,
    })
    const response = await one.ask(`/sign-in/open-id/return?${answer.toString()}`)
    const text = await response.text()
    expect(text).toContain('access_denied')
    expect(text).not.toContain('<script>alert')
  })
})

/** A provider that answers as its table says; everything else is real. */
async function fakeProvider(answers: (issuer: string) => Readonly<Record<string, unknown>>) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const answer = answers(issuer)[path]
    response.writeHead(answer === undefined ? 500 : 200, { 'content-type': 'application/json' })
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  return { issuer, close: () => new Promise((resolve) => server.close(resolve)) }
}

const idToken = (claims: object) =>
  `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${Buffer.from('signature').toString('base64url')}`

describe('a provider', () => {
  it('that is down does not keep people from signing in by password', async () => {
    const gone = await fakeProvider(() => ({}))
    await gone.close()
    const other = await office({ ...settings(), CONCORD_OPEN_ID_ISSUER: gone.issuer })
    const response = await other.visitor().ask('/sign-in/open-id')
    expect(response.status).toBe(502)
    expect(await response.text()).toContain('Sign in with your password')
    expect((await other.visitor().signIn(emailOf('viewer'), password)).status).toBe(303)
    await other.close()
  })

  it.each([
    ['answers nonsense', () => ({ '/.well-known/openid-configuration': 'hello' })],
    ['calls itself another', () => ({ '/.well-known/openid-configuration': { issuer: 'https://other.example' } })],
  ])('that %s is refused before anybody is sent there', async (_, answers) => {
    const fake = await fakeProvider(answers)
    const other = await office({ ...settings(), CONCORD_OPEN_ID_ISSUER: fake.issuer })
    const response = await other.visitor().ask('/sign-in/open-id')
    expect([502, 403]).toContain(response.status)
    expect(response.headers.get('location')).toBeNull()
    await other.close()
    await fake.close()
  })

  it('whose answer carries another nonce is refused', async () => {
    const now = Math.floor(Date.now() / 1_000)
    const claims = (iss: string) => ({
      iss,
      sub: 'r-17',
      aud: provider.clientId,
      iat: now,
      exp: now + 60,
      nonce: 'another',
    })
    const fake = await fakeProvider((issuer) => ({
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        jwks_uri: `${issuer}/jwks`,
      },
      '/token': { access_token: 'x', token_type: 'Bearer', id_token: idToken(claims(issuer)) },
      '/me': { sub: 'r-17', email: emailOf('reviewer'), email_verified: true },
    }))
    const other = await office({ ...settings(), CONCORD_OPEN_ID_ISSUER: fake.issuer })
    const one = other.visitor()
    const begun = await one.ask('/sign-in/open-id')
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const response = await one.ask(`/sign-in/open-id/return?code=x&state=${state}`)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('nonce')
    expect((await one.ask('/sources')).status).toBe(303)
    await other.close()
    await fake.close()
  })

  it('must speak https unless it is on this machine', async () => {
    await expect(office({ ...settings(), CONCORD_OPEN_ID_ISSUER: 'http://id.example' })).rejects.toMatchObject({
      code: 'setting/invalid',
    })
  })
})
