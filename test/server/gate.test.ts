import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../../src/server/start.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

const drone = `/c/${exampleId}/desk/item-6410-20`
const none = { choice: 'none', seen: '0' }

let example: Example
let client: Client
beforeAll(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

/** `fetch` does not let one choose the Host header. */
const statusUnderHost = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(`${client.url}/sources`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })

describe('the gate', () => {
  it.each([
    ['localhost:4178', 200],
    ['127.0.0.1', 200],
    ['[::1]:80', 200],
    ['LOCALHOST', 200],
    ['concord.example.org', 403],
    ['127.0.0.1.example.org:4178', 403],
    ['localhost.example.org', 403],
    ['10.0.0.7:4178', 403],
  ])('under the host %s answers %d', async (host, expected) => {
    expect(await statusUnderHost(host)).toBe(expected)
  })

  it.each([
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuses a change asked for with %o', async (headers) => {
    const response = await client.post(drone, none, headers)
    expect(response.status).toBe(403)
    expect((await example.workspace.store.title(exampleId, 'item-6410-20'))?.decisions).toEqual([])
  })

  it.each(['', 'x', 'A'.repeat(43)])('refuses a form with the token "%s"', async (token) => {
    expect((await client.post(drone, { ...none, token })).status).toBe(403)
  })

  it('refuses the token of another session', async () => {
    const other = await clientOf(example.workspace)
    const { token } = (await (await other.get('/api/session')).json()) as { token: string }
    expect((await client.post(drone, { ...none, token })).status).toBe(403)
    await other.close()
  })

  it('refuses a change without a token, by form and by API', async () => {
    for (const path of [drone, '/preferences', `/api/c/${exampleId}/titles/item-6410-20/decisions`]) {
      const response = await fetch(`${client.url}${path}`, { method: 'POST', body: new URLSearchParams(none) })
      expect(response.status).toBe(403)
    }
  })

  it('sends a strict content policy and no name of the framework', async () => {
    const { headers } = await client.get('/sources')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each(['GET', 'HEAD'])('%s changes nothing', async (method) => {
    await fetch(`${client.url}${drone}?choice=none&seen=0`, { method })
    expect((await example.workspace.store.title(exampleId, 'item-6410-20'))?.revision).toBe(0)
  })
})

describe('preferences', () => {
  it('are kept, and lead back to this site alone', async () => {
    const response = await client.post('/preferences', { theme: 'dark', keys: 'off', language: 'es', back: '/sources' })
    expect(response.headers.get('location')).toBe('/sources')
    expect(await client.page('/sources')).toMatch(/<html lang="es" dir="ltr" data-theme="dark" data-keys="off">/)
    for (const back of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', '']) {
      const { headers } = await client.post('/preferences', { theme: 'auto', back })
      expect(headers.get('location')).toBe('/')
    }
  })

  it('take the language of the address for this page and the next', async () => {
    expect(await client.page('/sources?lang=fr')).toContain('<html lang="fr"')
    expect(await client.page('/sources')).toContain('<html lang="fr"')
  })
})

it('says so when the port is taken', async () => {
  const port = Number(new URL(client.url).port)
  await expect(startServer(example.workspace, { port })).rejects.toMatchObject({ code: 'server/cannot-listen' })
})

it('serves its style sheets for ever under a name of their content', async () => {
  const html = await client.page('/sources')
  const [, path] = /href="(\/assets\/[^"]+\/tokens\.css)"/.exec(html)!
  const response = await client.get(path!)
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('content-type')).toContain('text/css')
  expect((await client.get('/assets/x/..%2fapp.ts')).status).toBe(404)
})
