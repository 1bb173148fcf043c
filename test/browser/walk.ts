import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { packageFile } from '../../src/files/package-root.js'
import { startServer } from '../../src/server/start.js'
import { exampleWorkspace, type Example } from '../server/example-workspace.js'
import { launchChromium } from './chromium.js'

/** A running application over the example workspace, and a browser to walk it with. */
export interface Walk {
  readonly url: string
  readonly example: Example
  /** A page of its own browser profile. What the page complains of is kept. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** Errors that pages wrote to their console: refused scripts and styles among them. */
  readonly complaints: readonly string[]
  /** Takes those away that were meant: failed requests are noted by the browser itself. */
  forgive(meant: RegExp): void
  close(): Promise<void>
}

export async function startWalk(): Promise<Walk> {
  buildScripts()
  const example = await exampleWorkspace()
  const server = await startServer(example.workspace, { port: 0 })
  const browser: Browser = await launchChromium()
  const complaints: string[] = []
  return {
    url: server.url,
    example,
    complaints,
    forgive(meant) {
      complaints.splice(0, complaints.length, ...complaints.filter((line) => !meant.test(line)))
    },
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en', ...options })
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.goto(`${server.url}${path}`)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      await example.close()
    },
  }
}

/** `npm test` builds beforehand; a single test file run by itself does not. */
export function buildScripts(): void {
  if (existsSync(packageFile('dist', 'server', 'browser', 'main.js'))) return
  const compiler = packageFile('node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [compiler, '-p', packageFile('tsconfig.browser.json')])
}
