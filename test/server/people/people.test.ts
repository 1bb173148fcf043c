import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Role } from '../../../src/model/person.js'
import { exampleId } from '../example-workspace.js'
import { emailOf, giveRoleHere, office, password, type Office, type Visitor } from './office.js'

let place: Office
let admin: Visitor
beforeAll(async () => {
  place = await office()
  admin = await place.signedIn('administrator')
})
afterAll(() => place.close())

const linkOn = async (path: string): Promise<string> => {
  const [, link] = /<section class="panel secret".*?<code>(.*?)<\/code>/s.exec(await admin.page(path)) ?? []
  return new URL(link ?? '', place.url).pathname
}
const invited = async (email: string, role: Role = 'viewer') => {
  const response = await admin.post('/people', { name: 'Nomsa New', email, role })
  const path = response.headers.get('location') ?? ''
  return { path, link: await linkOn(path) }
}
const twice = (words: string) => ({ password: words, again: words })

describe('a link', () => {
  it('is shown once, lets one in once, and signs in', async () => {
    const { path, link } = await invited('once@office.example')
    expect(await admin.page(path)).not.toContain(link)
    const one = place.visitor()
    expect(await one.page(link)).toContain('Welcome, Nomsa New')
    const accepted = await one.post(link, twice('many boats on the lake'))
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/'])
    expect(await one.page('/account')).toContain('Nomsa New')
    for (const again of [await one.ask(link), await place.visitor().post(link, twice('other boats on the lake'))]) {
      expect(again.status).toBe(410)
    }
    expect((await place.visitor().signIn('once@office.example', 'many boats on the lake')).status).toBe(303)
  })

  it('has an end', async () => {
    const { link } = await invited('late@office.example')
    place.pass({ hours: 71.9 })
    expect((await place.visitor().ask(link)).status).toBe(200)
    place.pass({ hours: 0.2 })
    expect((await place.visitor().ask(link)).status).toBe(410)
    expect((await place.visitor().post(link, twice('many boats on the lake'))).status).toBe(410)
    admin = await place.signedIn('administrator')
  })

  it('ends when a newer one is made, and when somebody is shut out', async () => {
    const { path, link } = await invited('twice@office.example')
    await admin.post(`${path}/link`)
    const newer = await linkOn(path)
    expect((await place.visitor().ask(link)).status).toBe(410)
    expect((await place.visitor().ask(newer)).status).toBe(200)
    await admin.post(`${path}/close`)
    expect((await place.visitor().ask(newer)).status).toBe(410)
  })

  it('for a new password ends the sessions of who had the old one, and a lock', async () => {
    const old = await place.signedIn('viewer')
    for (let at = 0; at < 5; at++) await place.visitor().signIn(emailOf('viewer'), 'wrong words here')
    expect((await place.visitor().signIn(emailOf('viewer'))).status).toBe(429)
    await admin.post(`/people/${place.ids.viewer}/link`)
    const link = await linkOn(`/people/${place.ids.viewer}`)
    expect((await place.visitor().post(link, twice(password))).status).toBe(303)
    expect((await old.ask('/account')).status).toBe(303)
    expect((await place.visitor().signIn(emailOf('viewer'))).status).toBe(303)
  })

  it.each([`/invitation/${'A'.repeat(43)}`, '/invitation/short', '/invitation/..%2fpeople'])(
    'made up (%s) opens nothing',
    async (path) => {
      expect([303, 410]).toContain((await place.visitor().ask(path)).status)
    },
  )

  it('is not taken with a weak password, and can be tried again', async () => {
    const { link } = await invited('weak@office.example')
    const one = place.visitor()
    expect((await one.post(link, twice('nomsa new 12'))).status).toBe(422)
    expect((await one.post(link, { password: 'many boats on the lake', again: '' })).status).toBe(422)
    expect((await one.post(link, twice('many boats on the lake'))).status).toBe(303)
  })
})

describe('roles', () => {
  it.each([
    ['get', '/people', 'administrator'],
    ['get', '/history', 'administrator'],
    ['get', `/history.csv`, 'administrator'],
    ['get', '/history/check', 'adjudicator'],
    ['get', `/c/${exampleId}/history`, 'adjudicator'],
    ['get', `/c/${exampleId}/history.jsonl`, 'adjudicator'],
    ['get', '/account', 'viewer'],
    ['get', '/account/history', 'viewer'],
    ['get', '/sources', 'viewer'],
    ['get', '/sources/import/nothing', 'adjudicator'],
    ['post', `/c/${exampleId}/desk/item-6410-20`, 'reviewer'],
    ['post', `/c/${exampleId}/triage/item-6410-20`, 'reviewer'],
    ['post', `/c/${exampleId}/new-occupations/cluster-1`, 'adjudicator'],
    ['post', '/sources/import', 'adjudicator'],
    ['post', '/sources/import/nothing', 'adjudicator'],
    ['post', '/sources/import/nothing/ingest', 'adjudicator'],
    ['post', '/people', 'administrator'],
    ['post', '/people/nobody/role', 'administrator'],
    ['post', '/people/nobody/forget', 'administrator'],
  ] as const)('%s %s needs at least %s', async (method, path, least) => {
    for (const role of roles) {
      const one = await signedInOnce(role)
      // An empty form asks for nothing that could be done: what counts is whether the role is refused first.
      const { status } = method === 'get' ? await one.ask(path) : await one.post(path)
      expect([role, status === 403]).toEqual([role, roles.indexOf(role) < roles.indexOf(least)])
    }
  })

  const kept = new Map<Role, Visitor>()
  const signedInOnce = async (role: Role) => {
    const one = kept.get(role) ?? (await place.signedIn(role))
    kept.set(role, one)
    return one
  }

  it('hold at once, on one correspondence or on all', async () => {
    const one = await place.signedIn('viewer')
    const desk = `/c/${exampleId}/desk/item-6410-10`
    const decide = async () => (await one.post(desk, { choice: 'none', seen: '0' })).status
    expect(await decide()).toBe(403)
    const id = place.ids.viewer
    await admin.post(`/people/${id}/role`, { role: 'reviewer', correspondence: exampleId })
    expect(await decide()).toBe(303)
    await admin.post(`/people/${id}/role`, { role: '', correspondence: exampleId })
    expect((await one.post(desk, { choice: 'undo', seen: '1' })).status).toBe(403)
    await admin.post(`/people/${id}/role`, { role: 'administrator' })
    expect((await one.ask('/people')).status).toBe(200)
    await giveRoleHere(place.workspace, id, 'viewer')
    expect((await one.post(desk, { choice: 'undo', seen: '1' })).status).toBe(403)
    await admin.post(`/people/${id}/role`, { role: 'viewer' })
    await giveRoleHere(place.workspace, id, null)
  })

  it.each([
    [{ role: 'emperor' }, 422],
    [{ role: '' }, 422],
    [{ role: 'viewer', correspondence: 'nowhere' }, 404],
  ])('%o is refused', async (fields, status) => {
    expect((await admin.post(`/people/${place.ids.reviewer}/role`, fields as Record<string, string>)).status).toBe(
      status,
    )
  })

  it('leave one administrator', async () => {
    const own = `/people/${place.ids.administrator}`
    expect((await admin.post(`${own}/role`, { role: 'viewer' })).status).toBe(409)
    expect((await admin.post(`${own}/close`)).status).toBe(409)
    expect((await admin.post(`${own}/forget`, { sure: 'yes' })).status).toBe(409)
    expect((await admin.ask('/people')).status).toBe(200)
  })
})

describe('an administrator', () => {
  it.each([
    [{ name: 'X', email: emailOf('viewer'), role: 'viewer' }, 409],
    [{ name: 'X', email: 'no address', role: 'viewer' }, 422],
    [{ name: ' \u0007 ', email: 'x@office.example', role: 'viewer' }, 422],
    [{ name: 'x'.repeat(101), email: 'x@office.example', role: 'viewer' }, 422],
    [{ name: 'X', email: 'x@office.example', role: 'emperor' }, 422],
  ])('cannot add %o, and keeps what was filled in', async (fields, status) => {
    const before = (await place.workspace.store.people()).length
    const response = await admin.post('/people', fields)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(fields.email)
    expect(await place.workspace.store.people()).toHaveLength(before)
  })

  it('ends all sessions of somebody at once', async () => {
    const [one, two] = [await place.signedIn('reviewer'), await place.signedIn('reviewer')]
    await admin.post(`/people/${place.ids.reviewer}/end-sessions`)
    expect([(await one.ask('/account')).status, (await two.ask('/account')).status]).toEqual([303, 303])
  })

  it('forgets only with the tick; script in a name is shown as text', async () => {
    const { path } = await invited('script@office.example')
    expect((await admin.post(`${path}/forget`)).status).toBe(422)
    expect((await admin.ask(path)).status).toBe(200)
    expect((await admin.post(`${path}/forget`, { sure: 'yes' })).headers.get('location')).toBe('/people')
    expect((await admin.ask(path)).status).toBe(404)
    await admin.post('/people', { name: '<script>alert(1)</script>', email: 'xss@office.example', role: 'viewer' })
    const list = await admin.page('/people?words=alert')
    expect(list).toContain('&lt;script&gt;')
    expect(list).not.toContain('<script>alert')
  })

  it.each(['/people/nobody', '/people/nobody/link', `/people/${'x'.repeat(500)}`])(
    'finds nobody at %s',
    async (path) => {
      expect((await admin.ask(path)).status).toBe(404)
    },
  )
})
