import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/model/person.js'
import { exampleId } from '../example-workspace.js'
import { emailOf, giveRoleHere, office, password, type Office, type Visitor } from './office.js'

let place: Office
beforeAll(async () => {
  place = await office()
})
afterAll(() => place.close())

const locationOf = (response: Response) => response.headers.get('location') ?? ''
const secretOn = async (visitor: Visitor, path: string) =>
  /<section class="panel secret".*?<code>(.*?)<\/code>/s.exec(await visitor.page(path))?.[1]

describe('the password', () => {
  it('is changed by who knows it; other browsers are signed out, this one stays', async () => {
    const [here, elsewhere] = [await place.signedIn('viewer'), await place.signedIn('viewer')]
    const fields = { old: password, password: 'new words for vera today', again: 'new words for vera today' }
    expect(locationOf(await here.post('/account/password', fields))).toBe('/account?done=password')
    expect((await here.ask('/account')).status).toBe(200)
    expect((await elsewhere.ask('/account')).status).toBe(303)
    expect((await place.visitor().signIn(emailOf('viewer'))).status).toBe(401)
    expect((await place.visitor().signIn(emailOf('viewer'), 'new words for vera today')).status).toBe(303)
    await here.post('/account/password', { old: 'new words for vera today', password, again: password })
  })

  it.each([
    [{ old: 'not mine at all', password: 'long enough words', again: 'long enough words' }, 401],
    [{ old: password, password: 'long enough words', again: 'other words there' }, 422],
    [{ old: password, password: 'short', again: 'short' }, 422],
    [{ old: password, password: 'vera viewer', again: 'vera viewer' }, 422],
    [{ old: password, password: 'VeraViewer 1', again: 'VeraViewer 1' }, 422],
    [{}, 401],
  ])('stays as it is for %o', async (fields, status) => {
    const one = await place.signedIn('viewer')
    const response = await one.post('/account/password', fields)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('long enough words')
    expect((await place.visitor().signIn(emailOf('viewer'))).status).toBe(303)
  })

  it('is not guessed from within: failures lock as at the door', async () => {
    const one = await place.signedIn('adjudicator')
    const fields = { old: 'a guess of mine', password: 'long enough words', again: 'long enough words' }
    const statuses = []
    for (let at = 0; at < 6; at++) statuses.push((await one.post('/account/password', fields)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    place.pass({ hours: 1 })
  })
})

describe('sessions', () => {
  it('are listed and ended, one or all others; nobody ends another person’s', async () => {
    const [one, two, three] = [
      await place.signedIn('reviewer'),
      await place.signedIn('reviewer'),
      await place.signedIn('reviewer'),
    ]
    const admin = await place.signedIn('administrator')
    const html = await one.page('/account')
    const ids = [...html.matchAll(/\/account\/sessions\/([^/"]+)\/end/g)].map(([, id]) => id!)
    expect(ids.filter((id) => id !== 'others')).toHaveLength(2)
    const [theirs] = await place.workspace.store.sessions(place.ids.administrator)
    await one.post(`/account/sessions/${theirs!.id}/end`)
    expect((await admin.ask('/account')).status).toBe(200)
    await one.post('/account/sessions/others/end')
    expect([
      (await one.ask('/account')).status,
      (await two.ask('/account')).status,
      (await three.ask('/account')).status,
    ]).toEqual([200, 303, 303])
  })
})

describe('tokens', () => {
  const made = async (role: Role, most: Role, days = '30') => {
    const one = await place.signedIn(role)
    const response = await one.post('/account/tokens', { name: 'nightly', role: most, days })
    expect(locationOf(response)).toBe('/account?done=token')
    const secret = (await secretOn(one, '/account'))!
    expect(secret).toMatch(/^concord_[\w-]{43}$/)
    return { one, secret }
  }
  const withToken = (
    secret: string,
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) =>
    fetch(`${place.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { authorization: `Bearer ${secret}`, ...init.headers },
    })
  const decide = (secret: string, title: string, seen = 0) =>
    withToken(secret, `/api/c/${exampleId}/titles/${title}/decisions`, {
      method: 'POST',
      body: JSON.stringify({ choice: 'none', seen }),
      headers: { 'content-type': 'application/json' },
    })

  it('are shown once, kept as a hash, and act in their owner’s name', async () => {
    const { one, secret } = await made('reviewer', 'reviewer')
    expect(await secretOn(one, '/account')).toBeUndefined()
    expect(JSON.stringify(await place.workspace.store.tokens(place.ids.reviewer))).not.toContain(secret)
    expect((await decide(secret, 'item-6410-05')).status).toBe(201)
    const record = await place.workspace.store.title(exampleId, 'item-6410-05')
    expect(record?.decisions.at(-1)?.reviewer).toBe(place.ids.reviewer)
  })

  it('may do what they were made for, and no more than their owner', async () => {
    const little = await made('reviewer', 'viewer')
    expect((await withToken(little.secret, `/api/c/${exampleId}/progress`)).status).toBe(200)
    expect((await decide(little.secret, 'item-6410-10')).status).toBe(403)
    const { secret } = await made('reviewer', 'administrator')
    await giveRoleHere(place.workspace, place.ids.reviewer, 'viewer')
    expect((await decide(secret, 'item-6410-10')).status).toBe(403)
    await giveRoleHere(place.workspace, place.ids.reviewer, null)
    expect((await decide(secret, 'item-6410-10')).status).toBe(201)
  })

  it('open the API and downloads, and nothing where people or tokens are changed', async () => {
    const { secret } = await made('administrator', 'administrator')
    expect((await withToken(secret, `/c/${exampleId}/downloads/correspondence.xlsx`)).status).toBe(200)
    for (const path of ['/account', '/people', '/history', '/sources', `/c/${exampleId}/desk`])
      expect((await withToken(secret, path)).status).toBe(303)
    for (const path of ['/people', '/account/tokens', '/account/password', '/sources/import']) {
      const response = await withToken(secret, path, { method: 'POST', body: new URLSearchParams({ name: 'x' }) })
      expect([401, 403]).toContain(response.status)
    }
  })

  it('end by hand, by date, and with the account', async () => {
    const { one, secret } = await made('adjudicator', 'viewer', '30')
    expect((await withToken(secret, '/api/c')).status).toBe(200)
    place.pass({ hours: 24 * 30 })
    const expired = await withToken(secret, '/api/c')
    expect([expired.status, ((await expired.json()) as { code: string }).code]).toEqual([401, 'people/bad-token'])
    const endless = await made('adjudicator', 'viewer', '0')
    const [, id] = /\/account\/tokens\/([^/"]+)\/end(?!.*\/account\/tokens\/)/s.exec(
      await endless.one.page('/account'),
    )!
    const other = await place.signedIn('viewer')
    await other.post(`/account/tokens/${id!}/end`)
    expect((await withToken(endless.secret, '/api/c')).status).toBe(200)
    await endless.one.post(`/account/tokens/${id!}/end`)
    expect((await withToken(endless.secret, '/api/c')).status).toBe(401)
    expect((await one.ask('/account')).status).toBe(303)
  })

  it.each(['', 'nonsense', 'concord_', `concord_${'A'.repeat(43)}`, 'x'.repeat(10_000)])(
    '"%.20s" is none, and no cookie takes its place',
    async (secret) => {
      const one = await place.signedIn('viewer')
      const response = await one.ask('/api/c', { headers: { authorization: `Bearer ${secret}` } })
      // What does not look like a token at all is not taken for one.
      expect(response.status).toBe(secret === '' || secret.length > 200 ? 200 : 401)
    },
  )

  it.each([
    [{ name: '', role: 'viewer', days: '30' }],
    [{ name: 'x', role: 'emperor', days: '30' }],
    [{ name: 'x', role: 'viewer', days: '31' }],
  ])('are not made of %o', async (fields) => {
    const one = await place.signedIn('viewer')
    expect((await one.post('/account/tokens', fields)).status).toBe(422)
    expect(await place.workspace.store.tokens(place.ids.viewer)).toEqual([])
  })
})
