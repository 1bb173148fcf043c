import { loadavg } from 'node:os'
import { chromium, type Page } from 'playwright-core'
import { startServer } from '../src/server/start.js'
import { chromiumFlags, findChromium } from '../scripts/find-chromium.mjs'
import { madeOffice, officeCorrespondence } from './office.js'
import { readOptions } from './options.js'
import { quantile } from './quantile.js'

/**
 * `npm run bench -- desk [--titles 100000] [--decisions 300]`: a scripted reviewer decides by keyboard in a real browser.
 * Measured from the key press to the next title painted, and the server's time for list pages.
 */
export async function desk(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['titles', 'decisions'], [])
  const titles = Number(options.titles ?? 100_000)
  const decisions = Number(options.decisions ?? 300)
  const office = await madeOffice(titles)
  const server = await startServer(office.workspace, { port: 0 })
  const executablePath = findChromium(chromium.executablePath())
  const browser = await chromium.launch({ args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${server.url}/c/${officeCorrespondence}/desk`)
    const times: number[] = []
    for (let at = 0; at < decisions; at++) times.push(await decide(page, keys[at % keys.length]!))
    console.log(`load\t${loadavg()[0]!.toFixed(1)}`)
    console.log(line(`desk: key press to next title, ${decisions} decisions, ${titles} titles`, times))
    for (const query of lists) {
      const path = `/c/${officeCorrespondence}/titles${query}`
      console.log(line(path, await listTimes(`${server.url}${path}`)))
    }
  } finally {
    await browser.close()
    await server.close()
    await office.close()
  }
}

const keys = ['Enter', '2', 'Enter', '0', '3', 'Enter', 'd', '1'] as const
const lists = ['', '?state=open&sort=probability', '?band=0.4-0.75', '?methods=disagree', '?words=rail', '?page=900']

const line = (name: string, times: readonly number[]): string =>
  [name, ...[0.5, 0.95, 0.99, 1].map((share) => `p${share * 100} ${quantile(times, share).toFixed(0)} ms`)].join('\t')

/** Presses a key; the time until the next title has been painted, in ms, by the browser's own clock. */
async function decide(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const measured = new Promise<number>((resolve) => {
      let pressed = 0
      document.addEventListener('keydown', () => (pressed = performance.now()), { once: true, capture: true })
      const desk = document.querySelector('concord-desk')!
      const before = document.querySelector('h1')
      new MutationObserver((_, observer) => {
        if (document.querySelector('h1') === before) return
        observer.disconnect()
        // The frame that shows the change, and the moment after it.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)))
      }).observe(desk, { childList: true })
    })
    Object.assign(window, { measured })
  })
  await page.keyboard.press(key)
  return await page.evaluate(() => (window as unknown as { readonly measured: Promise<number> }).measured)
}

async function listTimes(address: string): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; at < 30; at++) {
    const started = performance.now()
    await (await fetch(address)).text()
    times.push(performance.now() - started)
  }
  return times
}
