import { AxeBuilder } from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../review/filled-workbook.js'
import { exampleId } from '../server/example-workspace.js'
import { startWalk, type Walk } from './walk.js'

const c = `/c/${exampleId}`
const drone = 'item-6410-20'
const pharmacy = 'item-3251-15'

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(async () => {
  await walk.close()
})

const complaintsOf = async (page: Page): Promise<readonly string[]> => {
  const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Takes the workbook along as a person does, and returns what was downloaded. */
async function taken(page: Page): Promise<Uint8Array> {
  await page.goto(`${walk.url}${c}/titles?state=all`)
  await page.getByRole('link', { name: 'Review in Excel' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the workbook' }).click(),
  ])
  return readFileSync(await download.path())
}

describe('the review workbook, in a browser', () => {
  it.each([
    ['a desktop', { width: 1280, height: 800 }, 'light', true],
    ['a phone, without scripts', { width: 390, height: 844 }, 'dark', false],
  ] as const)('goes out and comes back on %s', async (_what, viewport, colorScheme, javaScriptEnabled) => {
    const page = await walk.open(c, { viewport, colorScheme, javaScriptEnabled })
    const book = openWorkbook(await taken(page))
    const before = (await walk.example.workspace.store.title(exampleId, drone))!
    expect(book.cell(drone, 'revision')).toBe(String(before.revision))
    book.fill(drone, { decision: 'Accept', comment: `on ${viewport.width}` })
    book.fill(pharmacy, { decision: 'Another code' })
    book.fill('item-6410-15', { decision: 'Later', comment: String(viewport.width) })
    const base = { titleId: drone, reviewer: 'B', at: '2026-11-23T09:00:00Z', comment: 'theirs' }
    const theirs = { ...base, id: `b-${viewport.width}`, kind: 'Correct', code: '8341', relation: null } as const
    await walk.example.workspace.store.decide(exampleId, { ...theirs, seenRevision: before.revision })

    await page.getByLabel('The filled-in workbook').setInputFiles({
      name: 'filled.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(book.save()),
    })
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    await page.getByRole('heading', { name: 'What filled.xlsx would change' }).waitFor()
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(wide).toBe(0)
    if (javaScriptEnabled) expect(await complaintsOf(page)).toEqual([])
    await page.getByLabel('Take yours').check()
    await page.getByRole('button', { name: 'Apply 1 decision' }).click()
    await page.getByText('2 decisions were applied.').waitFor()
    const { decisions } = (await walk.example.workspace.store.title(exampleId, drone))!
    expect(decisions.slice(-2)).toMatchObject([{ reviewer: 'B' }, { reviewer: 'A. Reviewer', code: '3153' }])
    expect(await page.getByText('“Another code” without a code.').count()).toBe(1)
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('axe finds nothing to complain of, %s', async (colorScheme) => {
    const page = await walk.open('/api', { colorScheme, reducedMotion: 'reduce' })
    for (const details of await page.locator('details.call').all()) {
      await details.evaluate((element) => element.setAttribute('open', ''))
    }
    expect(await complaintsOf(page)).toEqual([])
    await page.goto(`${walk.url}${c}/workbook`)
    expect(await complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('no page complained', () => {
    expect(walk.complaints).toEqual([])
  })
})
