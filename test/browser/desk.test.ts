import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exampleId } from '../server/example-workspace.js'
import { startWalk, type Walk } from './walk.js'

const desk = `/c/${exampleId}/desk`

let walk: Walk
beforeEach(async () => {
  walk = await startWalk()
})
afterEach(async () => {
  expect(walk.complaints).toEqual([])
  await walk.close()
})

const heading = (page: Page) => page.locator('h1').innerText()
const decisionsOn = async (id: string) => (await walk.example.workspace.store.title(exampleId, id))?.decisions ?? []

/** Presses a key and waits until the desk shows another title. */
async function pressAndMove(page: Page, key: string): Promise<string> {
  const before = page.url()
  await page.keyboard.press(key)
  await page.waitForURL((url) => url.href !== before)
  return await heading(page)
}

describe('the desk by keyboard', () => {
  it('decides five titles, each with another key, without loading the page anew', async () => {
    const page = await walk.open(desk)
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
    expect(await heading(page)).toBe('<script>alert("título")</script>')
    expect(await pressAndMove(page, '0')).toBe('Operador de drone agrícola')
    expect(await pressAndMove(page, '2')).toBe('Técnico em farmácia')
    expect(await pressAndMove(page, 'Enter')).toBe('Programador de multimídia')
    expect(await pressAndMove(page, 'd')).toBe('Programador de sistemas de informação')
    expect(await pressAndMove(page, '1')).toBe('Cuisinier de collectivité')
    expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true)
    const kinds = await Promise.all(
      ['item-5132-10', 'item-6410-20', 'item-3251-15', 'item-3171-20', 'item-3171-10'].map(decisionsOn),
    )
    expect(kinds.map(([decision]) => [decision?.kind, decision && 'code' in decision ? decision.code : null])).toEqual([
      ['NoTermFound', null],
      ['Correct', '8341'],
      ['Accept', '3213'],
      ['Defer', null],
      ['Accept', '2512'],
    ])
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  it('takes the last decision back and returns to its title', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    await pressAndMove(page, 'Enter')
    expect(await page.getByRole('status').innerText()).toContain('Accepted 3153')
    expect(await pressAndMove(page, 'u')).toBe('Operador de drone agrícola')
    expect((await decisionsOn('item-6410-20')).map(({ kind }) => kind)).toEqual(['Accept', 'Withdraw'])
  })

  it('moves without deciding, and the way back by the browser works', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    expect(await pressAndMove(page, 'j')).toBe('Técnico em farmácia')
    expect(await pressAndMove(page, 'k')).toBe('Operador de drone agrícola')
    await page.goBack()
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Técnico em farmácia')
    expect(await decisionsOn('item-6410-20')).toEqual([])
  })

  it('leaves keys alone while one types, and keeps a comment that was begun', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    await page.keyboard.press('c')
    await page.keyboard.type('d0 u1 flies')
    await page.keyboard.press('Escape')
    await pressAndMove(page, 'j')
    await pressAndMove(page, 'k')
    expect(await page.locator('textarea[name=comment]').inputValue()).toBe('d0 u1 flies')
    await page.keyboard.press('c')
    await pressAndMove(page, 'Control+Enter')
    expect(await decisionsOn('item-6410-20')).toMatchObject([{ kind: 'Accept', comment: 'd0 u1 flies' }])
    await page.goBack()
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Operador de drone agrícola')
    expect(await page.locator('textarea[name=comment]').inputValue()).toBe('')
  })

  it('searches while one types and chooses what was found; what was written stays', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    await page.locator('textarea[name=comment]').fill('by hand')
    await page.getByRole('radio', { name: 'The group is broader' }).check()
    await page.locator('h1').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('cuisin')
    await page.locator('.results a').first().waitFor()
    for (const focused of ['.results a', '.group button']) {
      await page.keyboard.press('Enter')
      await page.waitForFunction((selector) => document.activeElement?.matches(selector), focused)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=/)
    expect(await decisionsOn('item-6410-20')).toMatchObject([
      { kind: 'Correct', code: '5120', comment: 'by hand', relation: 'broadMatch' },
    ])
  })

  it('shows all keys, and switches single-letter keys off', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog', { name: 'All keys' }).isVisible()).toBe(true)
    await page.keyboard.press('d')
    await page.keyboard.press('Escape')
    await page.getByText('Display', { exact: true }).click()
    await page.getByRole('button', { name: 'Off' }).click()
    await page.waitForLoadState()
    await page.keyboard.press('d')
    await page.keyboard.press('0')
    expect(await pressAndMove(page, 'Enter')).toBe('Técnico em farmácia')
    expect((await decisionsOn('item-6410-20')).map(({ kind }) => kind)).toEqual(['Accept'])
  })

  it('decides once when a key is held down or pressed twice at once', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    await page.evaluate(() => {
      for (const repeat of [false, false, true]) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key: '0', repeat, bubbles: true }))
      }
    })
    await page.waitForURL(/done=/)
    expect(await decisionsOn('item-6410-20')).toHaveLength(1)
    expect(await decisionsOn('item-3251-15')).toHaveLength(0)
  })
})

describe('two at once', () => {
  it('sees both decisions, keeps the comment, and can decide again', async () => {
    const [first, second] = [await walk.open(`${desk}/item-6410-20`), await walk.open(`${desk}/item-6410-20`)]
    await pressAndMove(first, '2')
    await second.locator('textarea[name=comment]').fill('pilots it')
    await second.locator('h1').focus()
    await second.keyboard.press('1')
    await second.getByRole('alert').waitFor()
    expect(await second.getByRole('alert').innerText()).toContain('Chose 8341')
    expect(await second.locator('textarea[name=comment]').inputValue()).toBe('pilots it')
    await second.getByRole('button', { name: 'Apply mine instead' }).click()
    await second.waitForURL(/done=/)
    expect(await decisionsOn('item-6410-20')).toMatchObject([{ code: '8341' }, { code: '3153', comment: 'pilots it' }])
    expectOnly(409)
  })

  it('loses nothing when the server is gone', async () => {
    const page = await walk.open(`${desk}/item-6410-20`)
    await page.locator('textarea[name=comment]').fill('kept')
    await page.context().setOffline(true)
    await page.locator('h1').focus()
    await page.keyboard.press('1')
    await page.getByText('Could not be saved').waitFor()
    expect(await page.locator('textarea[name=comment]').inputValue()).toBe('kept')
    await page.context().setOffline(false)
    await pressAndMove(page, '1')
    expect(await decisionsOn('item-6410-20')).toMatchObject([{ code: '3153', comment: 'kept' }])
    expectOnly('ERR_INTERNET_DISCONNECTED')
  })
})

/** Failed requests are noted by the browser itself; those were meant. */
function expectOnly(meant: number | string): void {
  const others = walk.complaints.filter((line) => !line.includes(String(meant)))
  expect(others).toEqual([])
  ;(walk.complaints as string[]).length = 0
}

describe('without JavaScript', () => {
  it('decides, searches and takes back', async () => {
    const page = await walk.open(`${desk}/item-6410-20`, { javaScriptEnabled: false })
    await page.getByRole('searchbox').first().fill('8341')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: /^8341/ }).first().click()
    await page.locator('textarea[name=comment]').fill('by form')
    await page.getByRole('button', { name: 'Choose 8341', exact: true }).click()
    expect(await heading(page)).toBe('Técnico em farmácia')
    expect(await decisionsOn('item-6410-20')).toMatchObject([{ code: '8341', comment: 'by form' }])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await heading(page)).toBe('Operador de drone agrícola')
    expect(await decisionsOn('item-6410-20')).toHaveLength(2)
  })
})

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  it('triages by thumb', async () => {
    const page = await walk.open(`/c/${exampleId}/triage`, phone)
    await page.getByRole('button', { name: 'No group fits' }).tap()
    await page.getByText('Operador de drone agrícola').waitFor()
    await page.getByRole('button', { name: 'Yes, this one' }).tap()
    await page.getByText('Técnico em farmácia').waitFor()
    expect(await decisionsOn('item-6410-20')).toMatchObject([{ kind: 'Accept', code: '3153' }])
  })
})
