import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCodingTask } from '../../src/pipeline/coding-task.js'
import type { CodingTask } from '../../src/model/double-coding.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

const c = `/c/${exampleId}`
const drone = 'item-6410-20'

let example: Example
let client: Client
beforeEach(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
})
afterEach(async () => {
  await client.close()
  await example.close()
})

const form = { name: 'Pilot', first: 'ana', second: 'bernard', choice: 'filter', count: '', blind: '0', seed: '7' }
const tasks = () => example.workspace.store.codingTasks(exampleId)
async function makeTask(fields: Record<string, string> = {}, query = ''): Promise<CodingTask> {
  const response = await client.post(`${c}/coding${query}`, { ...form, ...fields })
  expect(response.status).toBe(303)
  return (await tasks())[0]!.task
}
const as = (task: CodingTask, coder: 1 | 2, titleId = drone) => `${c}/coding/${task.id}/as/${coder}/${titleId}`
const say = (task: CodingTask, coder: 1 | 2, choice: string, seen = 0, more: Record<string, string> = {}) =>
  client.post(as(task, coder), { choice, seen: String(seen), ...more })
const record = async (id = drone) => (await example.workspace.store.title(exampleId, id))!

describe('a task', () => {
  it('is made from the form, with the filter of its address, and leads on', async () => {
    const task = await makeTask({ choice: 'random', count: '3', blind: '34' }, '?language=pt')
    expect(task).toMatchObject({
      coders: ['ana', 'bernard'],
      blindShare: 0.34,
      seed: 7,
      createdBy: 'A. Reviewer',
      drawn: { kind: 'random', filter: { language: 'pt' }, of: 11 },
    })
    const html = await client.page(`${c}/coding`)
    expect(html).toContain('3 titles drawn at random from 11 of the filter pt')
    expect(html).toContain(`${c}/coding/${task.id}/as/1"`)
    expect(html).toContain('0 of 3 coded')
  })

  it('takes the title that was ticked', async () => {
    await makeTask({ choice: 'selected', title: drone })
    const [made] = await tasks()
    expect([made?.titles, made?.task.drawn]).toEqual([1, { kind: 'selected', filter: {}, of: 1 }])
  })

  it.each([
    ['nobody', { second: '' }],
    ['the same person twice', { second: 'ana' }],
    ['no number', { choice: 'random', count: '' }],
    ['half a title', { choice: 'random', count: '1.5' }],
    ['a seed that is none', { seed: 'x' }],
    ['nothing ticked', { choice: 'selected' }],
    ['another choice', { choice: 'best' }],
  ])('is refused with %s', async (_, fields) => {
    const response = await client.post(`${c}/coding`, { ...form, ...fields })
    expect([response.status, await tasks()]).toEqual([422, []])
  })

  it('needs the form’s token, and one of another page does not do', async () => {
    const response = await client.post(`${c}/coding`, { ...form, token: 'forged' })
    expect([response.status, await tasks()]).toEqual([403, []])
  })

  it('that is not there is said, for every page of it', async () => {
    const pages = ['/as/1', '/reconcile', '/as/1/x', '/reconcile/x'].map((path) => `${c}/coding/gone${path}`)
    for (const path of [...pages, `${c}/coding/agreement?task=gone`, `${c}/quality?task=gone`]) {
      expect([path, (await client.get(path)).status]).toEqual([path, 404])
    }
    const task = await makeTask()
    expect((await client.get(`${c}/coding/${task.id}/as/3`)).status).toBe(404)
    expect((await client.get(as(task, 1, 'nowhere'))).status).toBe(404)
  })
})

describe('a coder', () => {
  it('goes from title to title and ends with what is left to the other', async () => {
    const task = await makeTask({ choice: 'random', count: '2' })
    const path = `${c}/coding/${task.id}/as/1`
    const { rows } = await example.workspace.store.codingRows(task.id, {}, { offset: 0, limit: 9 })
    const [first, second] = rows.map(({ titleId }) => titleId)
    expect((await client.get(path)).headers.get('location')).toBe(`${path}/${first!}`)
    const next = await client.post(`${path}/${first!}`, { choice: 'none', seen: '0' })
    expect(next.headers.get('location')).toBe(`${path}/${second!}?done=${first!}`)
    expect(await client.page(`${path}/${second!}?done=${first!}`)).toContain('1 of 2 coded')
    await client.post(`${path}/${second!}`, { choice: 'defer', seen: '0' })
    expect(await client.page(path)).toContain('bernard has 2 titles left.')
  })

  it('sees nothing of the other, nor of what stands, before both have answered', async () => {
    const task = await makeTask()
    await client.post(`${c}/desk/${drone}`, { choice: 'code:8341', seen: '0', comment: 'desk-secret' })
    await say(task, 1, 'code:2166', 0, { comment: 'coder-secret' })
    const pages = [as(task, 2), `${c}/coding/${task.id}/reconcile`, `${c}/coding`, `${c}/coding/agreement`]
    for (const path of pages) {
      const html = await (await client.get(path)).text()
      expect(html).not.toContain('coder-secret')
      expect(html).not.toContain('2166')
      expect(html).not.toContain('desk-secret')
    }
    expect(await client.page(as(task, 2))).not.toContain('decided by a reviewer')
    const csv = await (await client.get(`${c}/coding/codings.csv`)).text()
    expect(csv.trim().split('\r\n')).toHaveLength(1)
    expect((await client.get(`${c}/coding/${task.id}/reconcile/${drone}`)).status).toBe(303)
  })

  it('sees the machine, except where the title is blind to it', async () => {
    const machine = ['3153', 'Aircraft pilots', 'class="chance sure"', 'class="chance doubt"', 'Accept 3']
    const seen = await client.page(as(await makeTask({ blind: '0' }), 1))
    expect(seen).toContain('3153')
    expect(seen).toContain('Accept 3153')
    const blind = await client.page(as(await makeTask({ blind: '100' }), 1))
    for (const words of machine) expect(blind).not.toContain(words)
    expect(blind).toContain('machine hidden')
  })

  it('finds groups by search, and chooses them by digit where the title is blind', async () => {
    const html = await client.page(`${as(await makeTask({ blind: '100' }), 1)}?q=software`)
    expect(html).toMatch(/value="code:2512" data-key="1"/)
  })

  it('may change the answer until the other has given theirs', async () => {
    const task = await makeTask()
    await say(task, 1, 'code:8341', 0, { comment: 'first thought' })
    const html = await client.page(as(task, 1))
    expect(html).toContain('Your answer: 8341')
    expect(html).toContain('first thought')
    expect((await say(task, 1, 'code:3153', 1)).status).toBe(303)
    await say(task, 2, 'code:3153')
    expect((await record()).decisions).toMatchObject([{ code: '3153' }])
    const late = await say(task, 1, 'code:8341', 2)
    expect([late.status, (await late.text()).includes('Your answer was not stored')]).toEqual([409, true])
    expect(await client.page(as(task, 1))).toContain('it is closed')
  })

  it('who sends twice, or from an old page, is told what happened', async () => {
    const task = await makeTask()
    await say(task, 1, 'code:3153')
    expect((await say(task, 1, 'code:3153')).status).toBe(303)
    const stale = await say(task, 1, 'code:8341', 0, { comment: 'kept words' })
    const html = await stale.text()
    expect([stale.status, html.includes('kept words'), html.includes('Your answer: 3153')]).toEqual([409, true, true])
    expect((await example.workspace.store.codingRow(task.id, drone))?.events).toHaveLength(1)
  })

  it.each([
    ['code:9999', 422],
    ['undo', 400],
    ['', 400],
  ])('cannot answer %j', async (choice, status) => {
    const task = await makeTask()
    expect((await say(task, 1, choice)).status).toBe(status)
    expect((await example.workspace.store.codingRow(task.id, drone))?.events).toEqual([])
  })
})

describe('an adjudicator', () => {
  let task: CodingTask
  beforeEach(async () => {
    task = await makeTask()
    await say(task, 1, 'code:3153', 0, { comment: 'it flies', relation: 'broadMatch' })
    await say(task, 2, 'code:8341')
  })
  const path = () => `${c}/coding/${task.id}/reconcile/${drone}`
  const settle = (fields: Record<string, string>) => client.post(path(), { seen: '0', events: '2', ...fields })

  it('sees both answers side by side, and where they part', async () => {
    const html = await client.page(path())
    for (const words of ['ana', 'bernard', '3153', '8341', 'it flies', 'They lie in different major groups.']) {
      expect(html).toContain(words)
    }
    const started = await client.page(`${path()}?from=1`)
    expect(started).toContain('Settle as 3153')
    expect(started).toMatch(/value="broadMatch" checked/)
  })

  it('settles with a decision of their own, and the next one comes', async () => {
    const response = await settle({ choice: 'code:8341', comment: 'it is driven' })
    expect(response.headers.get('location')).toBe(`${c}/coding/${task.id}/reconcile`)
    expect((await record()).decisions).toMatchObject([
      { kind: 'Correct', code: '8341', reviewer: 'A. Reviewer', comment: 'it is driven' },
    ])
    expect(await client.page(`${c}/coding/${task.id}/reconcile`)).toContain('Nothing to reconcile')
    expect(await client.page(path())).toContain('both codings stay on file')
  })

  it('sends a title back with a reason, which its coder reads', async () => {
    expect((await settle({ back: '2' })).status).toBe(422)
    expect((await settle({ back: '2', comment: 'Read the exclusion of 8341.' })).status).toBe(303)
    const html = await client.page(as(task, 2))
    expect(html).toContain('This title came back to you')
    expect(html).toContain('Read the exclusion of 8341.')
    expect(html).not.toContain('it flies')
    expect(await client.page(as(task, 1))).not.toContain('Read the exclusion')
  })

  it('with an old page changes nothing and sees the newest', async () => {
    await client.post(`${c}/desk/${drone}`, { choice: 'none', seen: '0' })
    const response = await settle({ choice: 'code:8341' })
    expect([response.status, (await response.text()).includes('Somebody changed this title')]).toEqual([409, true])
    expect((await record()).decisions).toHaveLength(1)
  })

  it.each([[{}], [{ choice: 'defer' }], [{ choice: 'code:3153', events: 'x' }], [{ back: '3' }]])(
    'cannot send %j',
    async (fields) => {
      expect((await settle(fields as Record<string, string>)).status).toBe(400)
      expect((await record()).decisions).toEqual([])
    },
  )
})

describe('agreement', () => {
  it('is shown and exported, at the digits asked for', async () => {
    const task = await makeTask()
    await say(task, 1, 'code:2512')
    await say(task, 2, 'code:2513')
    const html = await client.page(`${c}/coding/agreement?task=${task.id}&digits=3`)
    expect(html).toContain('1 title coded by both, of 1 with an answer.')
    expect(html).toContain('They did not differ at this length.')
    expect(html).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
    expect(await client.page(`${c}/coding/agreement?digits=4`)).toContain('Operador de drone agrícola')
    const csv = await (await client.get(`${c}/coding/agreement.csv?digits=4`)).text()
    expect(csv).toContain('overall,,4,1,raw agreement,0,')
    expect(csv).toContain('confused,2512 2513,4,1,titles,1,,')
    const codings = await (await client.get(`${c}/coding/codings.csv`)).text()
    expect(codings).toContain(
      `Pilot,${drone},Operador de drone agrícola,pt,6410-20,no,ana,2512,bernard,2513,3153,differs`,
    )
  })

  it('writes a title that is a formula as text', async () => {
    await example.workspace.store.saveTitles(exampleId, [
      { ...(await record()).title, id: 'evil', text: '=HYPERLINK("http://evil")' },
    ])
    const task = await createCodingTask(example.workspace, {
      correspondenceId: exampleId,
      name: '@name',
      coders: ['+ana', 'bernard'],
      titles: { kind: 'selected', titleIds: ['evil'] },
      blindShare: 0,
      seed: 1,
      createdBy: 'x',
    })
    for (const coder of [1, 2] as const) await client.post(as(task, coder, 'evil'), { choice: 'none', seen: '0' })
    const csv = await (await client.get(`${c}/coding/codings.csv`)).text()
    expect(csv).toContain(`'@name,evil,"'=HYPERLINK(""http://evil"")"`)
  })

  it('says what to do while there is nothing', async () => {
    expect(await client.page(`${c}/coding/agreement`)).toContain('No title has been coded by both yet')
    expect(await client.page(`${c}/coding`)).toContain('No titles have been given to two coders yet')
    expect(await client.page(`${c}/quality`)).toContain('Nothing to measure yet')
  })
})

describe('quality', () => {
  it('says whether the titles are a sample', async () => {
    await client.post(`${c}/desk/${drone}`, { choice: 'code:3153', seen: '0' })
    const all = await client.page(`${c}/quality`)
    expect(all).toContain('Reviewed titles are no random sample')
    expect(all).toContain('1 title settled by people up to Nov 23, 2026.')
    const drawn = await makeTask({ choice: 'random', count: '18' })
    expect(await client.page(`${c}/quality?task=${drawn.id}`)).toContain('but only 1 are decided')
    const filtered = await makeTask({}, '?language=pt')
    expect(await client.page(`${c}/quality?task=${filtered.id}`)).toContain('They were not drawn at random')
  })
})
