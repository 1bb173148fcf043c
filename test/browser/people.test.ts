import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleId } from '../server/example-workspace.js'
import { emailOf, office, password, type Office } from '../server/people/office.js'
import { launchChromium } from './chromium.js'
import { buildScripts } from './walk.js'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const phone = { viewport: { width: 390, height: 844 } }

let place: Office
let browser: Browser
const complaints: string[] = []
beforeAll(async () => {
  buildScripts()
  place = await office({ CONCORD_OPEN_ID_ISSUER: 'http://127.0.0.1:9', CONCORD_OPEN_ID_CLIENT: 'concord' })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await place.close()
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A refused form answers with its status, which the browser reports by itself.
    if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text())
  })
  await page.goto(`${place.url}${path}`)
  return page
}

async function signIn(page: Page, role: 'administrator' | 'adjudicator' | 'reviewer' | 'viewer', secret = password) {
  await page.getByRole('textbox', { name: /E-mail|électronique|Correo/ }).fill(emailOf(role))
  await page.getByLabel(/^(Password|Mot de passe|Contraseña)$/).fill(secret)
  await page.keyboard.press('Enter')
}

const complaintsOf = async (page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules === 'all' ? axe.withTags(standards) : axe.withRules('color-contrast')).analyze()
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const found = violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)
  return [...found, ...(over > 0 ? [`${page.url()}: ${String(over)} pixels too wide`] : [])]
}

describe('somebody new', () => {
  const walk = async (email: string, options: BrowserContextOptions) => {
    const admin = await open('/people', options)
    await admin.waitForURL(/\/sign-in\?back=%2Fpeople/)
    await signIn(admin, 'administrator', 'not the password')
    await admin.getByRole('alert').waitFor()
    expect(await admin.getByRole('textbox', { name: 'E-mail address' }).inputValue()).toBe(emailOf('administrator'))
    await signIn(admin, 'administrator')
    await admin.getByRole('heading', { name: 'People', exact: true }).waitFor()
    await admin.getByLabel('Name', { exact: true }).fill('Nomsa New')
    await admin.getByLabel('E-mail address').fill(email)
    await admin.getByLabel('Role').selectOption('Reviewer')
    await admin.getByRole('button', { name: 'Add and make a link' }).click()
    await admin.getByRole('heading', { name: 'The link to hand over' }).waitFor()
    const link = await admin.locator('.secret code').innerText()
    await admin.reload()
    expect(await admin.locator('.secret').count()).toBe(0)

    const own = await open(new URL(link).pathname, options)
    await own.getByRole('heading', { name: 'Welcome, Nomsa New' }).waitFor()
    await own.getByLabel('New password').fill('wide river under the moon')
    await own.getByLabel('The same again').fill('wide river under the sun')
    await own.getByRole('button', { name: 'Set the password' }).click()
    await own.getByText('The two passwords are not the same.').waitFor()
    await own.getByLabel('New password').fill('wide river under the moon')
    await own.getByLabel('The same again').fill('wide river under the moon')
    await own.getByRole('button', { name: 'Set the password' }).click()
    await own.waitForURL(`${place.url}/c/${exampleId}`)
    return { admin, own, link }
  }

  it('is added, takes the link, decides a title, is named beside it, is forgotten, and is not named any more', async () => {
    const { admin, own, link } = await walk('nomsa@office.example', {})
    await own.goto(`${place.url}/c/${exampleId}/desk/item-6410-15?state=all`)
    await own.keyboard.press('Enter')
    await own.getByRole('status').filter({ hasText: 'Accepted' }).first().waitFor()
    await admin.goto(`${place.url}/c/${exampleId}/desk/item-6410-15?state=all`)
    expect(await admin.locator('.history').innerText()).toContain('Nomsa New')

    await own.locator('.who summary').click()
    await own.getByRole('button', { name: 'Sign out' }).click()
    await own.waitForURL(`${place.url}/sign-in`)
    await own.goto(link)
    await own.getByText('This link was used').waitFor()

    await admin.goto(`${place.url}/people`)
    await admin.getByRole('link', { name: 'Nomsa New' }).click()
    await admin.getByLabel('I know that this cannot be undone').check()
    await admin.getByRole('button', { name: 'Forget this person' }).click()
    await admin.getByText('1 person was forgotten.').waitFor()
    await admin.goto(`${place.url}/c/${exampleId}/desk/item-6410-15?state=all`)
    expect(await admin.locator('.history').innerText()).toContain('somebody forgotten')
    await admin.goto(`${place.url}/history/check`)
    await admin.getByRole('heading', { name: 'The chain is whole' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('gets in without scripts, and on a phone', async () => {
    await walk('noscript@office.example', { javaScriptEnabled: false })
    await walk('pocket@office.example', phone)
  })
})

describe('one’s own account', () => {
  it('shows where one is signed in, makes a token once and ends it', async () => {
    const page = await open('/account')
    await signIn(page, 'viewer')
    await page.getByText('This browser').waitFor()
    await page.getByLabel('What it is for').fill('nightly export')
    await page.getByRole('button', { name: 'Make a token' }).click()
    const secret = await page.locator('.secret code').innerText()
    expect(secret).toMatch(/^concord_[\w-]{43}$/)
    const ask = () => fetch(`${place.url}/api/c`, { headers: { authorization: `Bearer ${secret}` } })
    expect((await ask()).status).toBe(200)
    await page.reload()
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: 'End the token nightly export' }).click()
    await page.getByText('The token was ended').waitFor()
    expect((await ask()).status).toBe(401)
  })

  it('changes the password by keyboard alone', async () => {
    const page = await open('/account')
    await signIn(page, 'reviewer')
    await page.getByLabel('Password until now').focus()
    await page.keyboard.type(password)
    await page.keyboard.press('Tab')
    await page.keyboard.type('another quiet evening')
    await page.keyboard.press('Tab')
    await page.keyboard.type('another quiet evening')
    await page.keyboard.press('Enter')
    await page.getByText('The password was changed').waitFor()
  })
})

describe('axe finds nothing to complain of', () => {
  const cases = [
    ['en', 'light', {}],
    ['en', 'dark', {}],
    ['fr', 'light', phone],
    ['es', 'dark', { viewport: { width: 320, height: 700 } }],
  ] as const
  it.each(cases)('in %s, %s', async (locale, colorScheme, size) => {
    const page = await open('/sign-in', { locale, colorScheme, ...size })
    // A theme or a width changes colours and places alone: structure and names need looking at once a language.
    const rules = locale === 'es' || (locale === 'en' && colorScheme === 'dark') ? 'colours' : 'all'
    const found = [...(await complaintsOf(page, rules))]
    await signIn(page, 'administrator', 'not the password')
    await page.getByRole('alert').waitFor()
    found.push(...(await complaintsOf(page, rules)))
    await signIn(page, 'administrator')
    await page.locator('.who').waitFor()
    const { viewer } = place.ids
    const paths = ['/account', '/people', `/people/${viewer}`, '/history', '/history?act=publish', '/history/check']
    for (const path of [
      ...paths,
      '/history/check?noted=0',
      `/c/${exampleId}/history`,
      '/account/history',
      `/c/${exampleId}`,
    ]) {
      await page.goto(`${place.url}${path}`)
      found.push(...(await complaintsOf(page, rules)))
    }
    await page.locator('.who summary').click()
    found.push(...(await complaintsOf(page, rules)))
    expect(found).toEqual([])
  })
})
