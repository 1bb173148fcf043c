import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHere, type StartReading } from '../../src/pipeline/reading-process.js'
import { readingsOf } from '../../src/server/import-readings.js'
import { startServer, type RunningServer } from '../../src/server/start.js'
import { exampleWorkspace, type Example } from '../server/example-workspace.js'
import { launchChromium } from './chromium.js'

const file = {
  name: 'slow.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('code;title\n1;Managers\n2;Cooks\n3;Clerks\n'),
}
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let go: () => void = () => undefined
let held = Promise.resolve()
const start: StartReading = (workspace, task) => {
  const reading = startHere(workspace, task)
  return { ...reading, result: reading.result.finally(() => held) }
}

let example: Example
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  example = await exampleWorkspace()
  const readings = readingsOf(example.workspace, { start, patience: 5 })
  server = await startServer(example.workspace, { port: 0, readings })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await example.close()
})

it.each([true, false])('a page that waits for a reading arrives by itself, scripts or not (%s)', async (scripted) => {
  held = new Promise((resolve) => (go = resolve))
  const context = await browser.newContext({ javaScriptEnabled: scripted, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${server.url}/sources`)
  await page.getByLabel('File').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByText('Finding out how the file is to be read').waitFor()
  if (scripted) {
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
  go()
  await page.getByLabel('Role of column A').waitFor()
  await context.close()
})

it('is cancelled with a button, and given up from the list', async () => {
  held = new Promise((resolve) => (go = resolve))
  const page = await browser.newPage()
  await page.goto(`${server.url}/sources`)
  await page.getByLabel('File').setInputFiles({ ...file, name: 'no more.csv' })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Discard: no more.csv' }).click()
  await page.getByRole('heading', { name: 'Sources' }).waitFor()
  expect(await page.getByRole('link', { name: 'no more.csv' }).count()).toBe(0)
  go()
})
