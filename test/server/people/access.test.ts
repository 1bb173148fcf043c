import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../../src/config.js'
import { accessOf } from '../../../src/server/access.js'
import { startServer } from '../../../src/server/start.js'
import { exampleWorkspace } from '../example-workspace.js'
import { emailOf, office, password, Visitor } from './office.js'

const access = (environment: Readonly<Record<string, string>>) => accessOf(readConfig(environment))
const accounts = { CONCORD_SIGN_IN: 'accounts' }
const address = 'https://concord.office.example'

describe('who may reach the application', () => {
  it.each([{}, { CONCORD_HOST: '127.0.0.2' }, { CONCORD_HOST: 'localhost' }, { CONCORD_HOST: '::1' }])(
    'is this machine alone without accounts: %o',
    (environment) => {
      expect(access({ ...environment, CONCORD_PUBLIC_ADDRESS: address })).toMatchObject({
        accounts: false,
        publicHost: null,
      })
    },
  )

  it.each([
    [{ CONCORD_HOST: '0.0.0.0' }, 'server/loopback-only'],
    [{ CONCORD_HOST: '192.168.1.7', CONCORD_PUBLIC_ADDRESS: address }, 'server/loopback-only'],
    [{ CONCORD_HOST: '127.0.0.1.example.org' }, 'server/loopback-only'],
    [{ ...accounts, CONCORD_HOST: '0.0.0.0' }, 'server/no-address'],
    [{ CONCORD_SIGN_IN: 'yes' }, 'setting/invalid'],
    [{ ...accounts, CONCORD_PUBLIC_ADDRESS: 'concord.example.org' }, 'setting/invalid'],
    [{ ...accounts, CONCORD_PUBLIC_ADDRESS: 'https://example.org/concord' }, 'setting/invalid'],
    [{ ...accounts, CONCORD_PUBLIC_ADDRESS: 'ftp://example.org' }, 'setting/invalid'],
  ])('is refused for %o', async (environment, code) => {
    const example = await exampleWorkspace({ mapped: false })
    onTestFinished(() => example.close())
    const workspace = { ...example.workspace, config: readConfig(environment) }
    await expect(startServer(workspace, { port: 0 })).rejects.toMatchObject({ code })
  })

  it('is everybody under the public address, with accounts', () => {
    expect(access({ ...accounts, CONCORD_HOST: '0.0.0.0', CONCORD_PUBLIC_ADDRESS: address })).toEqual({
      accounts: true,
      host: '0.0.0.0',
      publicHost: 'concord.office.example',
      publicOrigin: address,
      secure: true,
    })
  })
})

/** As a proxy hands a request on: the connection is local, host and origin are those that people see. */
const through = (url: string, headers: Record<string, string>, method = 'GET', path = '/sign-in', body = '') =>
  new Promise<{ status: number; headers: Readonly<Record<string, string | string[] | undefined>> }>(
    (resolve, reject) => {
      const asked = request(`${url}${path}`, { method, headers }, (response) => {
        response.resume()
        resolve({ status: response.statusCode ?? 0, headers: response.headers })
      })
      asked.on('error', reject)
      asked.end(body)
    },
  )

describe('behind a proxy that speaks https', () => {
  const open = async () => {
    const place = await office({ CONCORD_PUBLIC_ADDRESS: address, CONCORD_TRUSTED_PROXIES: '1' })
    onTestFinished(() => place.close())
    // `url` is the public address; the port that listens is found by its own name.
    return place
  }

  it('answers under its own names alone, and changes nothing for another origin', async () => {
    const example = await exampleWorkspace({ mapped: false })
    const workspace = { ...example.workspace, config: readConfig({ ...accounts, CONCORD_PUBLIC_ADDRESS: address }) }
    const port = 20_000 + (process.pid % 20_000)
    const server = await startServer(workspace, { port })
    onTestFinished(async () => {
      await server.close()
      await example.close()
    })
    expect(server.url).toBe(address)
    const own = `http://127.0.0.1:${String(port)}`
    const host = 'concord.office.example'
    const answer = await through(own, { host })
    expect(answer.status).toBe(200)
    expect(answer.headers['strict-transport-security']).toContain('max-age')
    expect(String(answer.headers['set-cookie'])).toMatch(/concord_session=.*Secure/)
    for (const foreign of ['elsewhere.example', 'concord.office.example.elsewhere.example', `${host}:8080`])
      expect((await through(own, { host: foreign })).status).toBe(403)

    const visitor = new Visitor(own)
    const token = await visitor.token()
    const cookie = `concord_session=${visitor.cookies.get('concord_session') ?? ''}`
    const form = new URLSearchParams({ token, email: emailOf('viewer'), password }).toString()
    const send = (headers: Record<string, string>) =>
      through(
        own,
        { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        'POST',
        '/sign-in',
        form,
      )
    // Right host and origin: refused only because there is nobody of that name.
    expect((await send({ host, origin: address })).status).toBe(401)
    expect((await send({ host: `127.0.0.1:${String(port)}`, origin: address })).status).toBe(401)
    expect((await send({ host, origin: 'http://concord.office.example' })).status).toBe(403)
    expect((await send({ host, origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await send({ host, origin: address, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it('says so when passwords would cross the network in the clear', async () => {
    const place = await office({ CONCORD_PUBLIC_ADDRESS: 'http://concord.office.example' })
    onTestFinished(() => place.close())
    expect(place.notes.join()).toContain('passwords cross the network in the clear')
    expect((await open()).notes).toEqual([])
  })
})

describe('without accounts', () => {
  it('nobody signs in, nothing of people is there to change, and the history is', async () => {
    const example = await exampleWorkspace()
    const server = await startServer(example.workspace, { port: 0 })
    onTestFinished(async () => {
      await server.close()
      await example.close()
    })
    const one = new Visitor(server.url)
    expect((await one.ask('/sign-in')).headers.get('location')).toBe('/')
    expect(await one.page('/people')).toContain('CONCORD_SIGN_IN=accounts')
    for (const path of ['/account', '/people/x', `/invitation/${'A'.repeat(43)}`]) {
      expect((await one.ask(path)).status).toBe(404)
    }
    for (const path of ['/sign-in', '/sign-out', '/people', '/people/x/forget', '/account/password'])
      expect((await one.post(path)).status).toBe(404)
    expect(await one.page('/history')).toContain('Nothing has been done yet')
    expect(await one.page('/sources')).toContain('A. Reviewer')
  })
})
