import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCodingTask } from '../../src/pipeline/coding-task.js'
import { exampleId } from './example-workspace.js'
import { office, type Office, type Visitor } from './people/office.js'

const c = `/c/${exampleId}`
const drone = 'item-6410-20'
const tractor = 'item-6410-15'
const open = 'ad-2'

let place: Office
let coder: Visitor
let other: Visitor
let chief: Visitor
let taskId: string
beforeAll(async () => {
  place = await office()
  const task = await createCodingTask(place.workspace, {
    ...{ correspondenceId: exampleId, name: 'Blind pilot', createdBy: place.ids.administrator, blindShare: 1, seed: 1 },
    coders: [place.ids.reviewer, place.ids.administrator],
    titles: { kind: 'selected', titleIds: [drone, tractor] },
  })
  taskId = task.id
  coder = await place.signedIn('reviewer')
  other = await place.signedIn('adjudicator')
  chief = await place.signedIn('administrator')
  await other.post(`${c}/desk/${drone}`, { choice: 'none', seen: '0' })
})
afterAll(() => place.close())

const record = async (id: string) => (await place.workspace.store.title(exampleId, id))!
const told = () => place.workspace.store.history({ act: 'see-blind' }, { offset: 0, limit: 5 })

describe('a title that somebody still has to code without sight of the machine', () => {
  it.each(['desk', 'triage', 'exchange'])(
    'is not shown to them at %s, and the page says why and where to go',
    async (at) => {
      const response = await coder.ask(`${c}/${at}/${drone}?state=all`)
      const html = await response.text()
      expect(response.status).toBe(403)
      expect(html).toContain('In the task “Blind pilot” you code this title')
      expect(html).toContain(`${c}/coding/${taskId}/as/1/${drone}`)
      expect(html).not.toMatch(/3153|Show it all the same|No group fits/)
    },
  )

  it('cannot be decided, flagged or undone by them elsewhere', async () => {
    for (const path of [`${c}/desk/${tractor}`, `${c}/triage/${tractor}`, `${c}/flag/${tractor}`]) {
      expect((await coder.post(path, { choice: 'none', seen: '0', flag: 'on' })).status).toBe(403)
    }
    expect((await record(tractor)).revision).toBe(0)
  })

  it.each([
    `${c}/titles`,
    `${c}/titles?target=3153`,
    `${c}/titles?state=unmatched`,
    `${c}/desk/${open}?state=all`,
    `${c}/desk/${open}?state=all&group=3153`,
    `${c}/desk/${open}?state=all&done=${drone}`,
    `${c}/bulk`,
    `${c}/compare`,
    `${c}/departures`,
  ])('is left out of %s, for them alone', async (path) => {
    const html = await coder.page(path)
    expect(html).not.toMatch(/Piloto de drone/i)
    // The address itself may name it; what was decided on it is not told.
    if (!path.includes('done=')) expect(html).not.toContain(drone)
    else expect(html).not.toContain('done-what')
  })

  it('is in the lists of everybody else, with all that stands for it', async () => {
    expect(await other.page(`${c}/titles`)).toContain(drone)
    expect(await other.page(`${c}/desk/${drone}?state=all`)).toContain('3153')
  })

  it('is not told to their programs either', async () => {
    const api = async (path: string) => {
      const response = await coder.ask(`/api${c}${path}`)
      return { status: response.status, text: await response.text() }
    }
    expect(await api(`/titles/${drone}`)).toMatchObject({ status: 403 })
    expect((await api(`/titles/${drone}`)).text).toContain('coding/blind-first')
    expect(await api(`/titles/${drone}/neighbours`)).toMatchObject({ status: 403 })
    const list = JSON.parse((await api('/titles?size=500')).text) as {
      readonly total: number
      readonly rows: readonly { readonly id: string }[]
    }
    expect(list.rows.map(({ id }) => id)).not.toContain(drone)
    expect(list.total).toBe(list.rows.length)
  })

  it('is shown to an administrator who asks for it, and the history says so, once', async () => {
    const page = await chief.ask(`${c}/desk/${drone}?state=all`)
    expect([page.status, (await page.text()).includes('Show it all the same')]).toEqual([403, true])
    expect((await told()).total).toBe(0)
    expect((await coder.post(`${c}/coding/see/${drone}`)).status).toBe(403)
    const shown = await chief.post(`${c}/coding/see/${drone}`)
    expect(await chief.page(shown.headers.get('location')!)).toContain('3153')
    await chief.post(`${c}/coding/see/${drone}`)
    const { rows, total } = await told()
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ person: place.ids.administrator, correspondenceId: exampleId })
    expect((await chief.ask(`${c}/desk/${tractor}?state=all`)).status).toBe(403)
    expect(await chief.page('/history')).toContain('Looked at a title before coding it')
  })

  it('is there as always once their own answer is in', async () => {
    const answer = await coder.post(`${c}/coding/${taskId}/as/1/${drone}`, { choice: 'code:3153', seen: '0' })
    expect(answer.status).toBe(303)
    expect(await coder.page(`${c}/desk/${drone}?state=all`)).toContain('3153')
    expect(await coder.page(`${c}/titles`)).toContain(drone)
    expect((await coder.ask(`${c}/desk/${tractor}?state=all`)).status).toBe(403)
  })
})

describe('what shows every title', () => {
  const prompts = ['ad-2', 'ad-4'] as const
  const files = ['correspondence.xlsx', 'revision-report.xlsx', 'revision-report.html'] as const
  const cluster = `${c}/new-occupations/cluster-1`
  let of: Office
  let blind: Visitor
  let head: Visitor
  let task: string
  beforeAll(async () => {
    of = await office()
    const made = await createCodingTask(of.workspace, {
      ...{ correspondenceId: exampleId, name: 'Prompts', createdBy: of.ids.administrator, blindShare: 1, seed: 1 },
      coders: [of.ids.reviewer, of.ids.administrator],
      titles: { kind: 'selected', titleIds: [...prompts] },
    })
    task = made.id
    blind = await of.signedIn('reviewer')
    head = await of.signedIn('administrator')
  })
  afterAll(() => of.close())

  const statusOf = async (who: Visitor, path: string) => (await who.ask(path)).status

  it.each(files)('is not given to a coder: %s', async (file) => {
    const refused = await blind.ask(`${c}/downloads/${file}`)
    expect([refused.status, (await refused.text()).includes('coding/blind-files')]).toEqual([403, true])
    const problem = await blind.ask(`/api${c}/downloads/${file}`)
    expect([problem.status, (await problem.text()).includes('coding/blind-files')]).toEqual([403, true])
    expect(await statusOf(await of.signedIn('viewer'), `${c}/downloads/${file}`)).toBe(200)
  })

  it('says on the page of downloads why, how many, and where to go', async () => {
    const html = await blind.page(`${c}/downloads`)
    expect(html).toContain('In these files are 2 titles that you still have to code')
    expect(html).toContain(`href="${c}/coding"`)
    expect(html).not.toMatch(/downloads\/|see-files/)
    expect(html).toContain('/titles.xlsx')
  })

  it('names no such title as member or name of a new occupation', async () => {
    for (const path of [`${c}/new-occupations`, cluster, `/api${c}/proposals`, `/api${c}/proposals/cluster-1`]) {
      const text = await (await blind.ask(path)).text()
      expect(text).not.toMatch(/Prompt engineer|Ingénieur de prompts|ad-2|ad-4/)
      expect(text).toContain('Ingeniero de prompts')
    }
    expect(await blind.page(cluster)).toContain('2 titles that you still have to code without sight of the machine')
    const api = (await (await blind.ask(`/api${c}/proposals/cluster-1`)).json()) as { readonly withheld: number }
    expect(api.withheld).toBe(2)
    expect(await (await of.signedIn('viewer')).page(cluster)).toContain('Prompt engineer')
  })

  it('is given to an administrator who asks for it, and the history says so, once', async () => {
    expect(await statusOf(head, `${c}/downloads/revision-report.html`)).toBe(403)
    expect((await blind.post(`${c}/coding/see-files`)).status).toBe(403)
    expect((await head.page(`${c}/downloads`)).includes('Give them to me all the same')).toBe(true)
    await head.post(`${c}/coding/see-files`)
    await head.post(`${c}/coding/see-files`)
    for (const file of files) expect(await statusOf(head, `${c}/downloads/${file}`)).toBe(200)
    expect(await head.page(cluster)).toContain('Prompt engineer')
    const { rows } = await of.workspace.store.history({ act: 'take-blind' }, { offset: 0, limit: 5 })
    expect(rows.map(({ person, detail }) => [person, detail])).toEqual([
      [of.ids.administrator, JSON.stringify({ task })],
    ])
    expect(await head.page('/history')).toContain('Took files with titles still to be coded')
    expect((await head.ask(`${c}/desk/ad-2?state=all`)).status).toBe(403)
  })

  it('is there as always once all are coded', async () => {
    for (const id of prompts) await blind.post(`${c}/coding/${task}/as/1/${id}`, { choice: 'none', seen: '0' })
    expect(await statusOf(blind, `${c}/downloads/revision-report.html`)).toBe(200)
    expect(await blind.page(cluster)).toContain('Prompt engineer')
  })
})
