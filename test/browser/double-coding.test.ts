import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localeTags } from '../../src/locale/locale.js'
import { seenBy, type CoderSlot, type CodingTask } from '../../src/model/double-coding.js'
import { codeTitle } from '../../src/pipeline/code-title.js'
import { createCodingTask, type TitleChoice } from '../../src/pipeline/coding-task.js'
import { exampleId } from '../server/example-workspace.js'
import { startWalk, type Walk } from './walk.js'

const c = `/c/${exampleId}`
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const phone = { viewport: { width: 390, height: 844 } }

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(async () => {
  expect(walk.complaints).toEqual([])
  await walk.close()
})

const makeTask = (titles: TitleChoice, blindShare: number): Promise<CodingTask> =>
  createCodingTask(walk.example.workspace, {
    correspondenceId: exampleId,
    name: 'Pilot round',
    coders: ['ana', 'bernard'],
    titles,
    blindShare,
    seed: 7,
    createdBy: 'chief',
  })
const answersOn = async (task: CodingTask, titleId: string) =>
  ((await walk.example.workspace.store.codingRow(task.id, titleId))?.events ?? []).map((event) =>
    event.kind === 'Code' ? event.code : event.kind,
  )
const titlesOf = async (task: CodingTask) => {
  const { rows } = await walk.example.workspace.store.codingRows(task.id, {}, { offset: 0, limit: 99 })
  return rows.map(({ titleId }) => titleId)
}

/** Does something and waits until another page or title is shown. */
async function andMove(page: Page, act: () => Promise<void>): Promise<void> {
  const before = page.url()
  await act()
  await page.waitForURL((url) => url.href !== before)
}
const press = (page: Page, key: string) => andMove(page, () => page.keyboard.press(key))

describe('a coder', () => {
  it('codes by keyboard without loading the page anew, and goes back to change', async () => {
    const task = await makeTask({ kind: 'selected', titleIds: ['item-6410-20', 'item-3251-15', 'ad-2'] }, 0)
    const ids = await titlesOf(task)
    const page = await walk.open(`${c}/coding/${task.id}/as/1`)
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
    await press(page, '0')
    expect(await page.getByRole('status').innerText()).toContain('No group fits')
    await press(page, 'u')
    expect(await page.getByText('Your answer: No group fits').count()).toBe(1)
    await press(page, 'd')
    expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true)
    expect(await answersOn(task, ids[0]!)).toEqual(['NoTermFound', 'Defer'])
    await press(page, 'Enter')
    await press(page, '1')
    expect(await page.locator('h1').innerText()).toBe('You have coded every title of this task')
    expect(await page.getByText('bernard has 3 titles left.').count()).toBe(1)
  })

  it('who is blind to the machine searches and chooses by digit', async () => {
    const task = await makeTask({ kind: 'selected', titleIds: ['item-6410-20', 'ad-2'] }, 1)
    const [first] = await titlesOf(task)
    const page = await walk.open(`${c}/coding/${task.id}/as/2`)
    expect(await page.locator('.candidate').count()).toBe(1)
    await page.keyboard.press('/')
    await page.keyboard.type('software')
    await page.locator('.results [data-key="1"]').waitFor()
    await page.keyboard.press('Escape')
    await press(page, '1')
    expect(await answersOn(task, first!)).toEqual(['2512'])
  })

  it('codes with a thumb on a phone', async () => {
    const task = await makeTask({ kind: 'selected', titleIds: ['item-6410-20', 'ad-2'] }, 0)
    const [first] = await titlesOf(task)
    const page = await walk.open(`${c}/coding/${task.id}/as/1`, { ...phone, hasTouch: true })
    await andMove(page, () => page.getByRole('button', { name: 'Cannot say' }).tap())
    expect(await answersOn(task, first!)).toEqual(['Defer'])
  })

  it('does all of it without scripts', async () => {
    const task = await makeTask({ kind: 'selected', titleIds: ['item-6410-20', 'ad-2'] }, 1)
    const [first] = await titlesOf(task)
    const page = await walk.open(`${c}/coding/${task.id}/as/1`, { javaScriptEnabled: false })
    await page.getByRole('searchbox').fill('software')
    await page.getByRole('button', { name: /^Search/ }).click()
    await page.getByRole('button', { name: /^Choose 2512/ }).click()
    expect(await answersOn(task, first!)).toEqual(['2512'])
  })
})

describe('an adjudicator', () => {
  it('gives ticked titles to two coders', async () => {
    const page = await walk.open(`${c}/coding/new?language=fr`)
    await page.getByLabel('Only those ticked below').check()
    await page.getByRole('checkbox').nth(0).check()
    await page.getByRole('checkbox').nth(2).check()
    await page.getByLabel('Name of the task').fill('Two French ones')
    await page.getByLabel('Second coder').fill('claire')
    await page.getByRole('button', { name: 'Give to both coders' }).click()
    const card = page.locator('.task', { hasText: 'Two French ones' })
    expect(await card.innerText()).toContain('2 selected titles')
    expect(await card.innerText()).toContain('0 of 2 coded')
  })

  it('reconciles by keyboard: takes one, sends one back', async () => {
    const task = await makeTask({ kind: 'selected', titleIds: ['item-3251-15', 'ad-7'] }, 0)
    for (const id of await titlesOf(task)) await code(task, id, '2512', '2513')
    const [first, second] = await titlesOf(task)
    const page = await walk.open(`${c}/coding/${task.id}/reconcile`)
    expect(await page.locator('.side').allInnerTexts()).toMatchObject([/ana[^]*2512/, /bernard[^]*2513/].map(matching))
    await press(page, '2')
    expect((await walk.example.workspace.store.title(exampleId, first!))?.decisions.at(-1)).toMatchObject({
      code: '2513',
    })
    await page.keyboard.press('c')
    await page.keyboard.type('Read the note on testers.')
    await andMove(page, () => page.getByRole('button', { name: 'Back to ana' }).click())
    expect(await answersOn(task, second!)).toEqual(['2512', '2513', 'Return'])
    expect(await page.locator('h1').innerText()).toBe('Nothing to reconcile')
  })
})

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)

async function code(task: CodingTask, titleId: string, ...codes: readonly [string, string]): Promise<void> {
  for (const slot of [0, 1] as const satisfies readonly CoderSlot[]) {
    const row = await walk.example.workspace.store.codingRow(task.id, titleId)
    const by = { task, titleId, slot, person: task.coders[slot], comment: 'so', seenEvents: seenBy(row!.events, slot) }
    await codeTitle(walk.example.workspace, by, { kind: 'Code', code: codes[slot], relation: null })
  }
}

describe('every page of double coding', () => {
  let pages: readonly string[] = []
  beforeAll(async () => {
    const task = await makeTask({ kind: 'all' }, 0.5)
    const ids = await titlesOf(task)
    const codes = ['2512', '2513', '3153', '8341'] as const
    for (const [at, id] of ids.slice(0, 12).entries()) await code(task, id, codes[at % 4]!, codes[(at * 3) % 4]!)
    const { rows } = await walk.example.workspace.store.codingRows(
      task.id,
      { state: 'differs' },
      { offset: 0, limit: 9 },
    )
    const path = `${c}/coding/${task.id}`
    pages = [
      `${c}/coding`,
      `${c}/coding/new?language=pt`,
      `${path}/as/1/${ids.at(-1)!}?q=software&group=2512`,
      `${path}/as/2/${ids.at(-2)!}`,
      `${path}/as/2/${ids[0]!}`,
      `${path}/reconcile/${rows[0]!.titleId}?from=1`,
      `${c}/coding/agreement?task=${task.id}&digits=2`,
      `${c}/quality`,
      `${c}/quality?task=${task.id}`,
    ]
  })

  const cases = localeTags.flatMap((locale) => (['light', 'dark'] as const).map((theme) => [locale, theme] as const))
  it.each(cases)('is clean to axe in %s, %s', async (locale, colorScheme) => {
    const page = await walk.open('/help/keys', { locale, colorScheme, reducedMotion: 'reduce' })
    // A theme changes colours alone: structure and names need looking at once a language.
    expect(await complaintsOn(page, colorScheme === 'dark' && locale !== 'en')).toEqual([])
    await page.context().close()
  })

  it('is clean to axe on a phone', async () => {
    const page = await walk.open('/help/keys', phone)
    expect(await complaintsOn(page)).toEqual([])
    await page.context().close()
  })

  it.each([320, 390, 768, 1280])('is never wider than a screen of %d pixels', async (width) => {
    const page = await walk.open('/help/keys', { viewport: { width, height: 800 } })
    for (const path of pages) {
      await page.goto(`${walk.url}${path}`)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([path, over]).toEqual([path, 0])
    }
    await page.context().close()
  })

  async function complaintsOn(page: Page, coloursAlone = false): Promise<readonly string[]> {
    const found: string[] = []
    for (const path of pages) {
      await page.goto(`${walk.url}${path}`)
      const axe = new AxeBuilder({ page })
      const { violations } = await (coloursAlone ? axe.withRules('color-contrast') : axe.withTags(standards)).analyze()
      found.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`))
    }
    return found
  }
})
