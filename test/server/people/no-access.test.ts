import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeRole } from '../../../src/pipeline/people.js'
import { exampleId } from '../example-workspace.js'
import { emailOf, office, type Office, type Visitor } from './office.js'

const c = `/c/${exampleId}`

let place: Office
let kept: Visitor
let other: Visitor
beforeAll(async () => {
  place = await office()
  const { store } = place.workspace
  await store.saveCorrespondence({ id: 'second', sourceId: 'cbo-2002-sample', targetId: 'isco-08' })
  const { title } = (await store.title(exampleId, 'item-6410-20'))!
  await store.saveTitles('second', [title])
  const by = { correspondenceId: exampleId, subject: 'title', subjectId: title.id, person: 'x' } as const
  await store.addComment({ ...by, id: 'm1', text: 'secret', at: '2026-11-23T09:00:00Z' }, [place.ids.adjudicator])
  const admin = await place.signedIn('administrator')
  const response = await admin.post(`/people/${place.ids.adjudicator}/role`, {
    role: 'none',
    correspondence: exampleId,
  })
  expect(response.status).toBe(303)
  expect(await admin.page(`/people/${place.ids.adjudicator}`)).toContain('<option value="none" selected>No access')
  kept = await place.signedIn('adjudicator')
  other = await place.signedIn('viewer')
})
afterAll(() => place.close())

describe('somebody without access to a correspondence', () => {
  it.each([
    '',
    '/titles',
    '/desk',
    '/desk/item-6410-20',
    '/bulk',
    '/coding',
    '/quality',
    '/downloads',
    '/tree',
    '/compare',
    '/history',
    '/titles.xlsx',
    '/workbook',
    '/downloads/correspondence.xlsx',
  ])('finds %s as if it were not there', async (path) => {
    const answer = await kept.ask(`${c}${path}`)
    const absent = await kept.ask(`/c/absent${path}`)
    expect([answer.status, absent.status]).toEqual([404, 404])
    const words = async (response: Response) => /<main[\s\S]*<\/main>/.exec(await response.text())?.[0]
    expect((await words(answer))?.replaceAll(exampleId, 'absent')).toBe(await words(absent))
    expect((await other.ask(`${c}${path}`)).status).not.toBe(404)
  })

  it('changes nothing there', async () => {
    const { store } = place.workspace
    for (const path of ['/desk/item-6410-20', '/flag/item-6410-20', '/live/item-6410-20', '/workbook', '/bulk']) {
      expect([path, (await kept.post(`${c}${path}`, { choice: 'none', seen: '0' })).status]).toEqual([path, 404])
    }
    expect((await store.title(exampleId, 'item-6410-20'))?.revision).toBe(0)
  })

  it('is not told of it by lists, counts, programs or notifications', async () => {
    const api = await kept.ask('/api/c')
    expect(await api.json()).toMatchObject({ correspondences: [{ id: 'second' }] })
    for (const path of ['', '/titles', '/progress', '/titles/item-6410-20']) {
      expect((await kept.ask(`/api${c}${path}`)).status).toBe(404)
    }
    // With one left, home leads straight to it.
    expect((await kept.ask('/')).headers.get('location')).toBe('/c/second')
    expect(await kept.page('/notifications')).not.toContain('secret')
    expect(await kept.page('/c/second')).not.toMatch(/data-live="unread">\d/)
  })

  it('keeps the usual role elsewhere, and finds it again when the role is given back', async () => {
    expect((await kept.post('/c/second/desk/item-6410-20', { choice: 'none', seen: '0' })).status).toBe(303)
    await changeRole(place.workspace, 'command-line', place.ids.adjudicator, {
      role: null,
      correspondenceId: exampleId,
    })
    const again = place.visitor()
    await again.signIn(emailOf('adjudicator'))
    expect((await again.ask(c)).status).toBe(200)
    expect(await again.page('/notifications')).toContain('secret')
  })

  it('cannot be a usual role', async () => {
    const { workspace, ids } = place
    const usual = changeRole(workspace, 'x', ids.viewer, { role: 'none', correspondenceId: null })
    await expect(usual).rejects.toMatchObject({ code: 'people/bad-request' })
  })
})
