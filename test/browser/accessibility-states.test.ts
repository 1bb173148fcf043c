import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localeTags } from '../../src/locale/locale.js'
import { seenBy } from '../../src/model/double-coding.js'
import { beginBulk, refuseBulk, releaseBulk, undoBulk } from '../../src/pipeline/bulk-act.js'
import { sampleOf } from '../../src/pipeline/bulk-state.js'
import { codeTitle } from '../../src/pipeline/code-title.js'
import { createCodingTask } from '../../src/pipeline/coding-task.js'
import { reviewTitle } from '../../src/pipeline/review-title.js'
import { startServer, type RunningServer } from '../../src/server/start.js'
import { openWorkbook } from '../review/filled-workbook.js'
import { askedExample, titleId as asked } from '../server/asked-example.js'
import { exampleId, exampleWorkspace, type Example } from '../server/example-workspace.js'
import { emailOf, office, type Office, type Visitor } from '../server/people/office.js'
import { complaintsOf, languagesAndThemes, rulesFor } from './axe.js'
import { launchChromium } from './chromium.js'
import { buildScripts } from './walk.js'

const c = `/c/${exampleId}`
const tractor = 'item-6410-15'

let place: Office
let browser: Browser
let empty: Example
let emptyServer: RunningServer
let visitors: Readonly<Record<'administrator' | 'reviewer' | 'viewer', Visitor>>
const pages: Record<'administrator' | 'reviewer' | 'viewer', string[]> = { administrator: [], reviewer: [], viewer: [] }

beforeAll(async () => {
  buildScripts()
  place = await office()
  visitors = {
    administrator: await place.signedIn('administrator'),
    reviewer: await place.signedIn('reviewer'),
    viewer: await place.signedIn('viewer'),
  }
  browser = await launchChromium()
  empty = await exampleWorkspace({ mapped: false })
  emptyServer = await startServer(empty.workspace, { port: 0 })
  await askedExample({ workspace: place.workspace } as Example)
  await bulkActs()
  await codingTasks()
  await workbook()
  await imports()
  pages.administrator.push(
    ...[`${c}/desk/ad-4?state=all`, `${c}/exchange/${asked}`, `${c}/desk/${asked}?state=all`, '/notifications'],
    ...[`${c}/triage?words=nowhere`, `${c}/new-occupations?state=Accepted`, '/invitation/gone', `${c}/desk/gone`],
  )
  pages.viewer.push(`${c}/desk/ad-4?state=all`, '/people')
  await visitors.administrator.post(`${c}/comments/title/ad-4`, { text: `See @${place.ids.administrator}`, back: c })
  await visitors.reviewer.post(`${c}/comments/title/ad-4`, { text: `Why, @${place.ids.administrator}?`, back: c })
  await visitors.reviewer.post(`${c}/flag/ad-4`, { flag: 'on' })
})
afterAll(async () => {
  await browser.close()
  await emptyServer.close()
  await empty.close()
  await place.close()
})

/** An act in each state that stays. */
async function bulkActs(): Promise<void> {
  const { workspace, ids } = place
  const person = ids.administrator
  for (const until of ['Drawn', 'Refused', 'Undone', 'Done'] as const) {
    const terms = { tolerable: 0.4, confidence: 0.8, allowed: 0, query: '' }
    const { act, prepare } = await beginBulk(workspace, {
      ...{ correspondenceId: exampleId, person, filter: {} },
      ...terms,
    })
    await prepare()
    pages.administrator.push(`${c}/bulk/${act.id}`)
    if (until === 'Drawn') continue
    if (until === 'Refused') {
      await refuseBulk(workspace, act, person, 'too many look alike')
      continue
    }
    for (const { title } of await sampleOf(workspace, act)) {
      const by = { correspondenceId: exampleId, titleId: title.titleId, reviewer: person, comment: '' }
      const sent = { ...by, seenRevision: title.revision }
      await reviewTitle(workspace, sent, { choice: 'code', code: title.code ?? '', relation: null })
    }
    await (
      await releaseBulk(workspace, act, person)
    )(() => undefined)
    if (until === 'Undone') await (await undoBulk(workspace, act, person))(() => undefined)
  }
}

/** One task that withholds a title, one that is done and settled by itself. */
async function codingTasks(): Promise<void> {
  const { workspace, ids } = place
  const base = { correspondenceId: exampleId, createdBy: ids.administrator, seed: 1 }
  await createCodingTask(workspace, {
    ...{ ...base, name: 'Blind pilot', blindShare: 1, coders: [ids.reviewer, ids.administrator] as const },
    titles: { kind: 'selected', titleIds: [tractor] },
  })
  const done = await createCodingTask(workspace, {
    ...{ ...base, name: 'Done', blindShare: 0, coders: [ids.administrator, ids.reviewer] as const },
    titles: { kind: 'selected', titleIds: ['ad-8'] },
  })
  for (const slot of [0, 1] as const) {
    const row = await workspace.store.codingRow(done.id, 'ad-8')
    const by = { task: done, titleId: 'ad-8', slot, person: done.coders[slot], comment: '' }
    const seenEvents = seenBy(row!.events, slot)
    await codeTitle(workspace, { ...by, seenEvents }, { kind: 'Code', code: '5120', relation: null })
  }
  for (const role of ['reviewer', 'administrator'] as const) {
    pages[role].push(`${c}/desk/${tractor}?state=all`, `${c}/downloads`)
  }
  pages.administrator.push(`${c}/coding/${done.id}/as/1`, `${c}/coding/${done.id}/reconcile`)
}

/** A workbook that came back with a conflict, something to apply and something wrong. */
async function workbook(): Promise<void> {
  const one = visitors.administrator
  const sent = await one.ask(`${c}/review-workbook.xlsx?state=all`)
  const book = openWorkbook(new Uint8Array(await sent.arrayBuffer()))
  book.fill('ad-1', { decision: 'Later', comment: 'ask the office' })
  book.fill('ad-2', { decision: 'Later' })
  book.fill('ad-3', { decision: 'Another code' })
  await visitors.reviewer.post(`${c}/desk/ad-2`, { choice: 'none', seen: '0', comment: 'theirs' })
  pages.administrator.push(await sentFile(`${c}/workbook`, 'filled.xlsx', book.save()))
}

async function imports(): Promise<void> {
  const table = ['X1;X2;X3', ...'abcdefghijklm'.split('').map((letter, at) => `${String(1000 + at)};Work ${letter};x`)]
  const path = await sentFile('/sources/import', 'odd.csv', Buffer.from(table.join('\n')))
  pages.administrator.push(path, `${path}/check`)
}

/** Sends a file as the form does; returns where it leads once nothing is read any more. */
async function sentFile(path: string, name: string, bytes: Uint8Array): Promise<string> {
  const one = visitors.administrator
  const body = new FormData()
  body.append('token', await one.token())
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const response = await one.ask(path, { method: 'POST', body })
  if (response.status !== 303) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`)
  return response.headers.get('location')!
}

async function open(
  path: string,
  who: keyof typeof pages | null,
  options: BrowserContextOptions = {},
  url = place.url,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  const cookies = who === null ? [] : [...visitors[who].cookies]
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })))
  const page = await context.newPage()
  await page.goto(`${url}${path}`)
  return page
}

it.each(localeTags)('every section is in sight on a small desktop, with an account, in %s', async (locale) => {
  const page = await open(`${c}/titles`, 'administrator', { locale })
  const hidden = await page.locator('.sections').evaluate((nav) => nav.scrollWidth - nav.clientWidth)
  await page.context().close()
  expect(hidden).toBe(0)
})

describe.each(languagesAndThemes)('axe finds nothing to complain of in $locale, $colorScheme', (theme) => {
  const rules = rulesFor(theme)

  it.each(['administrator', 'reviewer', 'viewer'] as const)('on what the %s meets', async (who) => {
    const page = await open('/help/keys', who, theme)
    const found: string[] = []
    for (const path of pages[who]) {
      await page.goto(`${place.url}${path}`)
      found.push(...(await complaintsOf(page, rules)))
    }
    await page.context().close()
    expect(found).toEqual([])
  })

  it('in an empty workspace', async () => {
    const page = await open('/', null, theme, emptyServer.url)
    const found: string[] = []
    for (const path of ['/', '/sources', '/notifications']) {
      await page.goto(`${emptyServer.url}${path}`)
      found.push(...(await complaintsOf(page, rules)))
    }
    await page.context().close()
    expect(found).toEqual([])
  })

  it('where two decisions meet, after an undo, and without network', async () => {
    const page = await open(`${c}/desk/ad-6?state=all`, 'administrator', theme)
    const { revision } = (await place.workspace.store.title(exampleId, 'ad-6'))!
    await visitors.reviewer.post(`${c}/desk/ad-6`, { choice: 'defer', seen: String(revision), comment: 'later' })
    await page.keyboard.press('0')
    await page.getByRole('alert').waitFor()
    const found = [...(await complaintsOf(page, rules))]
    await page.keyboard.press('0')
    await page.locator('.desk-bar [data-key=u]').click()
    await page.waitForURL(/ad-6/)
    found.push(...(await complaintsOf(page, rules)))
    await page.context().setOffline(true)
    await page.keyboard.press('d')
    await page.locator('.desk-status.failed').waitFor()
    found.push(...(await complaintsOf(page, rules)))
    await page.context().close()
    expect(found).toEqual([])
  })

  it('on a form that is refused, and at a door that is locked', async () => {
    const page = await open(`/sign-in?back=${c}`, null, theme)
    await page.locator('[name=email]').fill(`${theme.locale}-${theme.colorScheme}-${emailOf('viewer')}`)
    const attempt = async () => {
      await page.locator('[name=password]').fill('not the password')
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      return await page.getByRole('alert').innerText()
    }
    const first = await attempt()
    const found = [...(await complaintsOf(page, rules))]
    let said = first
    for (let tries = 0; tries < 30 && said === first; tries++) said = await attempt()
    expect(said).not.toBe(first)
    found.push(...(await complaintsOf(page, rules)))
    place.pass({ hours: 1 })
    await page.context().close()
    expect(found).toEqual([])
  })
})
