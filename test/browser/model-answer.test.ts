import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askedExample, titleId } from '../server/asked-example.js'
import { exampleId } from '../server/example-workspace.js'
import { startWalk, type Walk } from './walk.js'

const desk = `/c/${exampleId}/desk/${titleId}`
const exchange = `/c/${exampleId}/exchange/${titleId}`

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
  await askedExample(walk.example)
})
afterAll(async () => {
  await walk.close()
})

const cases = (['light', 'dark'] as const).flatMap((scheme) => [1280, 390].map((width) => [scheme, width] as const))

it.each(cases)('what a model said is accessible and fits, %s, %d wide', async (colorScheme, width) => {
  const page = await walk.open(desk, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' })
  for (const path of [desk, exchange]) {
    await page.goto(`${walk.url}${path}`)
    for (const summary of await page.locator('main details summary').all()) await summary.click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join()}`),
    ).toEqual([])
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/${path.split('/')[3]}-${colorScheme}-${width}.png` })
  }
  await page.context().close()
  expect(walk.complaints).toEqual([])
})

it('the exchange is one click from the desk, and the way back leads to the title', async () => {
  const page = await walk.open(desk, { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'What the model was asked and answered' }).click()
  expect(await page.locator('h1').textContent()).toBe('Exchange with the model')
  await page.getByRole('link', { name: 'Back to the title' }).click()
  expect(new URL(page.url()).pathname).toBe(desk)
  await page.context().close()
})
