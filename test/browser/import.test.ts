import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWalk, type Walk } from './walk.js'

const titles =
  'Pilotos de dron,Cuidadores de abejas,Panaderos,Guías de montaña,Técnicos de riego,Costureras,Soldadores,Fresadores,Pintores,Electricistas,Carpinteros,Intérpretes'.split(
    ',',
  )
const messy = (name: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Instituto Inventado;;;;',
      ';;;;',
      'X1;X2;X3;Notas;Otra',
      ...titles.map(
        (title, at) =>
          `${String(1000 + at * 7)};${title};Otro nombre ${String(at)};${at % 3 === 0 ? 'nota' : ''};${'abc'[at % 3]!}`,
      ),
      '1000;Pilotos otra vez;;;',
      ';;Total;;',
    ].join('\r\n'),
    'latin1',
  ),
})
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const phone = { viewport: { width: 390, height: 844 } }

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(async () => {
  await walk.close()
})

const complaintsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)
  return [...found, ...(over > 0 ? [`${String(over)} pixels too wide`] : [])]
}

/** `scripted: false` leaves out what only scripts can find. */
async function ingest(page: Page, name: string, { scripted = true } = {}): Promise<void> {
  const complaints = () => (scripted ? complaintsOf(page) : [])
  await page.getByLabel('File').setInputFiles(messy(name))
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('heading', { name }).waitFor()
  expect(await page.getByText('What is in column B, “X2”?').isVisible()).toBe(true)
  expect(await complaints()).toEqual([])
  await page.getByLabel('Role of column C').selectOption('Other titles')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('heading', { name: `Check of ${name}` }).waitFor()
  expect(await page.locator('.sum').innerText()).toMatch(/14[\s\S]*12[\s\S]*0[\s\S]*2/)
  expect(await page.getByText('12 index titles').isVisible()).toBe(true)
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Ingest' }).click()
  await page.getByText('Ingested.').waitFor()
  expect(await page.getByRole('heading', { name: 'Checks of the structure' }).isVisible()).toBe(true)
  expect(await complaints()).toEqual([])
}

describe('the importer', () => {
  it('takes an own file in, one column corrected, and shows it under Sources', async () => {
    const page = await walk.open('/sources')
    await ingest(page, 'tabla rara.csv')
    await page.getByRole('link', { name: 'All sources' }).click()
    expect(await page.getByRole('link', { name: 'tabla rara' }).first().isVisible()).toBe(true)
    const entries = await walk.example.workspace.store.indexEntries('tabla-rara')
    expect(entries.map(({ title }) => title)).toContain('Otro nombre 3')
    expect(walk.complaints).toEqual([])
  })

  it('does the same without scripts', async () => {
    await ingest(await walk.open('/sources', { javaScriptEnabled: false }), 'sin scripts.csv', { scripted: false })
  })

  it('does the same on a phone, in the dark', async () => {
    await ingest(
      await walk.open('/sources', { ...phone, colorScheme: 'dark', reducedMotion: 'reduce' }),
      'de bolsillo.csv',
    )
  })

  it('reads a file that is dropped', async () => {
    const page = await walk.open('/sources')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File(['code;title\n1;Managers\n2;Cooks\n3;Drivers\n'], 'dropped.csv'))
      for (const type of ['dragover', 'drop']) {
        document
          .querySelector('concord-drop h2')!
          .dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
      }
    })
    await page.getByRole('heading', { name: 'dropped.csv' }).waitFor()
    expect(await page.getByLabel('Role of column A').inputValue()).toBe('code')
  })

  it('is walked by keyboard: every choice is reached and the check is one Enter away', async () => {
    const page = await walk.open('/sources')
    await page.getByLabel('File').setInputFiles(messy('teclas.csv'))
    await page.getByRole('button', { name: 'Read the file' }).press('Enter')
    await page.getByRole('heading', { name: 'teclas.csv' }).waitFor()
    const reached = new Set<string>()
    for (let presses = 0; presses < 70; presses++) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')
      reached.add(name)
      if (name === 'title') break
    }
    for (const name of ['languages', 'role-0', 'role-1', 'role-2', 'role-4', 'kind', 'id', 'title'])
      expect([...reached]).toContain(name)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Check of teclas.csv' }).waitFor()
  })
})
