// `node scripts/screenshots.mjs --workspace DIR [--out docs/screenshots]`: pictures of every page, for the documentation.
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { readConfig } from '../dist/config.js'
import { openWorkspace } from '../dist/pipeline/workspace.js'
import { startServer } from '../dist/server/start.js'
import { chromiumFlags, findChromium } from './find-chromium.mjs'

const { values } = parseArgs({
  options: { workspace: { type: 'string' }, out: { type: 'string', default: 'docs/screenshots' } },
})
if (values.workspace === undefined) {
  console.error('usage: node scripts/screenshots.mjs --workspace DIR [--out docs/screenshots]   (build first)')
  process.exit(2)
}

const wide = { viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en' }
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'light', locale: 'en', hasTouch: true }

/** Name of the picture, page below the correspondence (or from the root), and how it is looked at. */
const pictures = (correspondence) => [
  ['overview', correspondence, wide],
  ['overview-dark', correspondence, { ...wide, colorScheme: 'dark' }],
  ['titles', `${correspondence}/titles`, wide],
  ['desk', `${correspondence}/desk`, wide],
  ['desk-dark', `${correspondence}/desk`, { ...wide, colorScheme: 'dark' }],
  ['desk-es', `${correspondence}/desk`, { ...wide, locale: 'es' }],
  ['new-occupations', `${correspondence}/new-occupations`, wide],
  ['downloads', `${correspondence}/downloads`, wide],
  ['sources', '/sources', wide],
  ['history', '/history', wide],
  ['overview-phone', correspondence, phone],
  ['desk-phone', `${correspondence}/desk`, phone],
  ['triage-phone', `${correspondence}/triage`, phone],
]

const workspace = await openWorkspace(values.workspace, {
  config: readConfig(process.env),
  now: () => new Date(),
  newId: randomUUID,
  note: (line) => console.error(line),
})
const server = await startServer(workspace, { port: 0 })
const executablePath = findChromium(chromium.executablePath())
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] })
mkdirSync(values.out, { recursive: true })
const correspondences = await workspace.store.correspondences()
for (const [at, { id }] of correspondences.entries()) {
  const path = `/c/${encodeURIComponent(id)}`
  // The first correspondence gives the plain names that the documentation uses.
  const prefix = at === 0 ? '' : `${id}-`
  const proposals = await workspace.store.proposals(id)
  const proposal = proposals
    .slice(0, 1)
    .map(({ cluster }) => ['proposal', `${path}/new-occupations/${encodeURIComponent(cluster.id)}`, wide])
  for (const [name, address, look] of [...pictures(path), ...proposal]) {
    const context = await browser.newContext({ ...look, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${server.url}${address}`)
    const file = join(values.out, `${prefix}${name}.png`)
    await page.screenshot({ path: file })
    await context.close()
    console.log(file)
  }
}
await browser.close()
await server.close()
await workspace.store.close()
