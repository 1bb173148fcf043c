import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptKey, counted } from '../../../src/people/sign-in-limit.js'
import { startServer } from '../../../src/server/start.js'
import { exampleId, exampleWorkspace } from '../example-workspace.js'
import { emailOf, office, password, Visitor, type Office } from './office.js'

const desk = `/c/${exampleId}/desk/item-6410-20`

let place: Office
beforeAll(async () => {
  place = await office()
})
afterAll(() => place.close())

const textOf = async (response: Response) => (await response.text()).replace(/\s+/g, ' ')

describe('who is not signed in', () => {
  it.each(['/', desk, '/sources', '/sources/import/x', '/account', '/people', '/history', '/help/keys', '/nowhere'])(
    'is led from %s to the sign-in page and back',
    async (path) => {
      const response = await place.visitor().ask(path)
      expect(response.status).toBe(303)
      const back = path === '/' ? '' : `?back=${encodeURIComponent(path)}`
      expect(response.headers.get('location')).toBe(`/sign-in${back}`)
    },
  )

  it.each(['/api/session', '/api/c', `/api/c/${exampleId}/titles`, '/API/session'])(
    'is refused by %s',
    async (path) => {
      const response = await place.visitor().ask(path)
      if (path.startsWith('/api')) {
        expect(response.status).toBe(401)
        expect(await response.json()).toMatchObject({ code: 'people/signed-out' })
      } else expect(response.status).toBe(303)
    },
  )

  it.each([desk, `/c/${exampleId}/new-occupations/cluster-1`, '/people', '/account/password', '/sources/import'])(
    'changes nothing by POST %s',
    async (path) => {
      const response = await place.visitor().post(path, { choice: 'none', seen: '0' })
      expect(response.status).toBe(401)
      expect(await textOf(response)).toContain('/sign-in')
      expect((await place.workspace.store.title(exampleId, 'item-6410-20'))?.revision).toBe(0)
    },
  )

  it('sees style sheets, the sign-in page, and nothing of the workspace on it', async () => {
    const html = await place.visitor().page('/sign-in')
    expect(html).not.toContain('/sources')
    expect(html).not.toContain('Ana Admin')
    const [, style] = /href="(\/assets\/[^"]+\/tokens\.css)"/.exec(html)!
    expect((await place.visitor().ask(style!)).status).toBe(200)
  })

  it('chooses language and colours all the same', async () => {
    const one = place.visitor()
    expect((await one.post('/preferences', { language: 'fr', back: '/sign-in' })).headers.get('location')).toBe(
      '/sign-in',
    )
    expect(await one.page('/sign-in')).toContain('Mot de passe')
  })
})

describe('signing in', () => {
  it('leads to where one wanted to go, on this site alone', async () => {
    expect((await place.visitor().signIn(emailOf('reviewer'), password, desk)).headers.get('location')).toBe(desk)
    for (const back of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
      const response = await place.visitor().signIn(emailOf('reviewer'), password, back)
      expect(response.headers.get('location')).toBe('/')
    }
  })

  it('takes the address in any case', async () => {
    expect((await place.visitor().signIn(` ${emailOf('viewer').toUpperCase()} `)).status).toBe(303)
  })

  it('changes the secret of the session; the old one and its forms count for nothing', async () => {
    const one = place.visitor()
    const token = await one.token()
    const before = one.cookies.get('concord_session')
    await one.signIn(emailOf('reviewer'))
    expect(one.cookies.get('concord_session')).not.toBe(before)
    const replay = await one.ask(desk, {
      method: 'POST',
      body: new URLSearchParams({ token, choice: 'none', seen: '0' }),
    })
    expect(replay.status).toBe(403)
    const fixed = place.visitor()
    fixed.cookies.set('concord_session', before!)
    expect((await fixed.ask(desk)).status).toBe(303)
  })

  it('keeps its cookie from scripts and other sites, and its secret out of the database', async () => {
    const one = place.visitor()
    const response = await one.signIn(emailOf('reviewer'))
    const [line] = response.headers.getSetCookie().filter((text) => text.startsWith('concord_session='))
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Lax/)
    expect(line).not.toMatch(/Secure/)
    const rows: string[] = []
    for (const session of await place.workspace.store.sessions(place.ids.reviewer)) rows.push(JSON.stringify(session))
    expect(rows.join()).not.toContain(one.cookies.get('concord_session'))
  })

  it('answers alike for a wrong password, an unknown address and nonsense', async () => {
    const answers = []
    for (const [email, secret] of [
      [emailOf('viewer'), 'wrong password here'],
      ['nobody@office.example', password],
      ['', ''],
      ["' or 1=1 --", 'x'.repeat(5_000)],
    ] as const) {
      const response = await place.visitor().signIn(email, secret)
      expect(response.status).toBe(401)
      const shown = await textOf(response)
      answers.push(/role="alert".*?<\/section>/.exec(shown)?.[0])
      expect(shown).not.toContain('value="wrong password here"')
    }
    expect(new Set(answers).size).toBe(1)
  })

  it('needs the form token', async () => {
    const body = new URLSearchParams({ email: emailOf('viewer'), password })
    expect((await place.visitor().ask('/sign-in', { method: 'POST', body })).status).toBe(403)
  })

  it('refuses a body of 10 MB', async () => {
    const one = place.visitor()
    const response = await one.post('/sign-in', { email: 'x'.repeat(10_000_000), password })
    expect(response.status).toBe(413)
  })

  it('ends by signing out, and the session with it', async () => {
    const one = await place.signedIn('reviewer')
    const secret = one.cookies.get('concord_session')!
    expect((await one.post('/sign-out')).headers.get('location')).toBe('/sign-in')
    const thief = place.visitor()
    thief.cookies.set('concord_session', secret)
    expect((await thief.ask(desk)).status).toBe(303)
  })
})

describe('a session', () => {
  it('ends when nobody uses it, and not while somebody does', async () => {
    const [used, left] = [await place.signedIn('viewer'), await place.signedIn('viewer')]
    for (let hour = 0; hour < 9; hour++) {
      place.pass({ hours: 1 })
      expect((await used.ask('/help/keys')).status).toBe(200)
    }
    expect((await left.ask('/help/keys')).status).toBe(303)
  })

  it('ends after a week in any case', async () => {
    const used = await place.signedIn('viewer')
    let hours = 0
    while ((await used.ask('/help/keys')).status === 200) {
      place.pass({ hours: 6 })
      hours += 6
      expect(hours).toBeLessThan(200)
    }
    expect(hours).toBe(168)
  })
})

describe('failing to sign in', () => {
  const tryOften = async (email: string, times: number, secret = 'not the password') => {
    const statuses: number[] = []
    for (let at = 0; at < times; at++) statuses.push((await place.visitor().signIn(email, secret)).status)
    return statuses
  }

  it.each([emailOf('adjudicator'), 'unknown@office.example'])(
    'locks %s from the fifth time on, for longer each time',
    async (email) => {
      expect(await tryOften(email, 6)).toEqual([401, 401, 401, 401, 401, 429])
      place.pass({ minutes: 1.01 })
      expect(await tryOften(email, 2)).toEqual([401, 429])
      place.pass({ minutes: 1.01 })
      expect(await tryOften(email, 1)).toEqual([429])
      place.pass({ minutes: 1.01 })
      expect(await tryOften(email, 1)).toEqual([401])
    },
  )

  it('locks the right password out too, until the time has passed; then all is forgotten', async () => {
    const email = emailOf('viewer')
    await tryOften(email, 5)
    const refused = await place.visitor().signIn(email)
    expect(refused.status).toBe(429)
    expect(await textOf(refused)).toContain('it is possible again in 1 min')
    place.pass({ minutes: 1.01 })
    expect((await place.visitor().signIn(email)).status).toBe(303)
    expect(await tryOften(email, 4)).toEqual([401, 401, 401, 401])
    const entries = await place.workspace.store.history(
      { person: place.ids.viewer, act: 'sign-in' },
      { offset: 0, limit: 1 },
    )
    expect(JSON.parse(entries.rows[0]!.detail)).toMatchObject({ failed: 5 })
    place.pass({ hours: 25 })
  })

  it('counts attempts that are made at once', async () => {
    const one = place.visitor()
    const token = await one.token()
    const body = () => new URLSearchParams({ token, email: emailOf('reviewer'), password: 'guess' })
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => one.ask('/sign-in', { method: 'POST', body: body() })),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
    place.pass({ hours: 25 })
  })

  it('locks a place from which many addresses are tried', async () => {
    const { store, now } = place.workspace
    const key = attemptKey('place', '127.0.0.1')
    for (let at = 0; at < 29; at++) await store.changeAttempts(key, counted('place', now()))
    expect(await tryOften('p1@office.example', 1)).toEqual([401])
    expect(await tryOften('p2@office.example', 1)).toEqual([429])
    expect((await place.visitor().signIn(emailOf('reviewer'))).status).toBe(429)
    place.pass({ hours: 25 })
  })
})

it('says on the first page how the first account is made, as long as there is none', async () => {
  expect(await place.visitor().page('/sign-in')).not.toContain('concord people add')
  const example = await exampleWorkspace()
  const workspace = { ...example.workspace, config: place.workspace.config }
  const server = await startServer(workspace, { port: 0 })
  expect(await new Visitor(server.url).page('/sign-in')).toContain('concord people add')
  await server.close()
  await example.close()
})
