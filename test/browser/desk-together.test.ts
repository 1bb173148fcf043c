import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Title } from '../../src/model/title.js'
import { reviewTitle } from '../../src/pipeline/review-title.js'
import { exampleId } from '../server/example-workspace.js'
import { startWalk, type Walk } from './walk.js'

const desk = `/c/${exampleId}/desk`
const drone = 'item-6410-20'
const pharmacy = 'item-3251-15'
const tractor = 'item-6410-15'

// One browser for the file: each test has its own browser profile, and titles that no other decides on.
let walk: Walk
let page: Page
beforeAll(async () => {
  walk = await startWalk()
})
beforeEach(() => {
  page = undefined as unknown as Page
})
afterEach(async () => {
  await page.context().close()
  expect(walk.complaints).toEqual([])
})
afterAll(() => walk.close())

const store = () => walk.example.workspace.store
const decisionsOn = async (id: string) => (await store().title(exampleId, id))?.decisions ?? []
const heading = () => page.locator('h1').innerText()

async function pressAndMove(key: string): Promise<string> {
  const before = page.url()
  await page.keyboard.press(key)
  await page.waitForURL((url) => url.href !== before)
  return await heading()
}

describe('keys of one’s own', () => {
  it('do what they were given to do, and those they replace nothing', async () => {
    page = await walk.open('/help/keys')
    await page.getByRole('textbox', { name: 'Decide later' }).fill('l')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForLoadState()
    await page.goto(`${walk.url}${desk}/${pharmacy}?state=all`)
    expect(await page.locator('button[value=defer] kbd').innerText()).toBe('L')
    await page.keyboard.press('d')
    await page.keyboard.press('x')
    await pressAndMove('l')
    expect(await decisionsOn(pharmacy)).toMatchObject([{ kind: 'Defer' }])
  })
})

describe('a flag', () => {
  it('is put and taken off by its key, on the same title, nothing decided', async () => {
    page = await walk.open(`${desk}/${tractor}?state=all`)
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Remove flag' }).waitFor()
    expect(await store().flagOn(exampleId, tractor)).toMatchObject({ raised: true })
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Flag', exact: false }).and(page.locator('[value=on]')).waitFor()
    expect(await store().flagOn(exampleId, tractor)).toMatchObject({ raised: false })
    expect(await decisionsOn(tractor)).toEqual([])
  })
})

describe('identical titles', () => {
  it('are ticked once, decided together, ticked again next time, and taken back in one', async () => {
    const all: Title[] = []
    for await (const { title } of store().titles(exampleId)) all.push(title)
    const one = all.find(({ id }) => id === 'item-5132-10')!
    const copies = ['a', 'b'].map((name): Title => ({ ...one, id: `copy-${name}`, text: one.text.toUpperCase() }))
    await store().saveTitles(exampleId, [...all, ...copies])
    page = await walk.open(`${desk}/${one.id}?state=all`)
    await page.getByRole('radio', { name: 'All 3 identical titles' }).check()
    await page.locator('h1').focus()
    await pressAndMove('0')
    expect(await page.locator('.desk-status').innerText()).toContain('and 2 identical titles')
    const kinds = async () =>
      (await Promise.all([one.id, 'copy-a', 'copy-b'].map(decisionsOn))).flat().map(({ kind }) => kind)
    expect(await kinds()).toEqual(['NoTermFound', 'NoTermFound', 'NoTermFound'])
    await pressAndMove('u')
    expect((await kinds()).filter((kind) => kind === 'Withdraw')).toHaveLength(3)
    expect(await page.getByRole('radio', { name: 'All 3 identical titles' }).isChecked()).toBe(true)
  })
})

describe('while others work', () => {
  it('counts change without loading the page anew', async () => {
    page = await walk.open(`${desk}/${drone}?state=all`)
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
    const settled = page.locator('[data-live=settled]')
    const before = await settled.innerText()
    const by = { correspondenceId: exampleId, titleId: 'item-3171-20', reviewer: 'B', comment: '', seenRevision: 0 }
    await reviewTitle(walk.example.workspace, by, { choice: 'code', code: '2512', relation: null })
    // What asks every few seconds asks at once when somebody comes back to the page.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.waitForFunction((old) => document.querySelector('[data-live=settled]')?.textContent !== old, before)
    expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true)
  })

  it('two tabs of one person: the older one is told of the other’s decision and overwrites nothing', async () => {
    const id = 'item-3171-10'
    page = await walk.open(`${desk}/${id}?state=all`)
    const older = await page.context().newPage()
    await older.goto(`${walk.url}${desk}/${id}?state=all`)
    await pressAndMove('1')
    await older.keyboard.press('0')
    await older.getByRole('alert').waitFor()
    expect(await decisionsOn(id)).toMatchObject([{ code: '2512' }])
    await older.getByRole('link', { name: 'Keep theirs' }).click()
    await older.waitForURL((url) => !url.pathname.endsWith(id))
    expect(await decisionsOn(id)).toHaveLength(1)
    walk.forgive(/409/)
  })
})

describe('the way back by the browser', () => {
  it('after an undo shows what stands now, and nothing is decided a second time', async () => {
    page = await walk.open(`${desk}/${drone}?state=all`)
    await pressAndMove('1')
    await pressAndMove('u')
    await page.goBack()
    await page.goBack()
    await page.waitForFunction((id) => location.pathname.endsWith(id), drone)
    expect((await decisionsOn(drone)).map(({ kind }) => kind)).toEqual(['Accept', 'Withdraw'])
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#decision [name=seen]')?.value === '2')
    await page.locator('h1').focus()
    await pressAndMove('2')
    expect((await decisionsOn(drone)).map(({ kind }) => kind)).toEqual(['Accept', 'Withdraw', 'Correct'])
  })
})
