import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localeTags } from '../../src/locale/locale.js'
import { exampleId } from '../server/example-workspace.js'
import { startWalk, type Walk } from './walk.js'

const c = `/c/${exampleId}`
const pages = [
  c,
  `${c}/titles?state=open`,
  `${c}/titles?words=nowhere`,
  `${c}/desk/item-6410-20?state=open&q=pilot&done=item-3171-05`,
  `${c}/desk/ad-2?state=all`,
  `${c}/desk?words=nowhere`,
  `${c}/triage`,
  `${c}/new-occupations`,
  `${c}/new-occupations/cluster-1`,
  `${c}/downloads`,
  `${c}/tree`,
  `${c}/bulk`,
  `${c}/reasons`,
  `${c}/workbook`,
  `${c}/coding`,
  `${c}/coding/new`,
  `${c}/coding/agreement`,
  `${c}/quality`,
  '/notifications',
  '/api',
  `${c}/departures`,
  `${c}/compare`,
  '/sources',
  '/sources/isco-08',
  '/help/keys',
  '/history',
  '/history/check',
  '/people',
  '/nowhere',
]
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
  const { store } = walk.example.workspace
  const base = { titleId: 'item-3171-05', reviewer: 'A. Reviewer', at: '2026-11-23T09:00:00Z', comment: 'sure' }
  await store.decide(exampleId, { ...base, id: 'd1', kind: 'Accept', code: '2513', relation: null, seenRevision: 0 })
})
afterAll(async () => {
  await walk.close()
})

describe('axe finds nothing to complain of', () => {
  const cases = localeTags.flatMap((locale) => (['light', 'dark'] as const).map((theme) => [locale, theme] as const))
  it.each(cases)('in %s, %s', async (locale, colorScheme) => {
    const page = await walk.open('/help/keys', { locale, colorScheme, reducedMotion: 'reduce' })
    const found: string[] = []
    for (const path of pages) {
      await page.goto(`${walk.url}${path}`)
      const axe = new AxeBuilder({ page })
      // A theme changes colours alone: structure and names need looking at once a language.
      const rules =
        colorScheme === 'dark' && locale !== 'en' ? axe.withRules('color-contrast') : axe.withTags(standards)
      const { violations } = await rules.analyze()
      found.push(
        ...violations.map(
          ({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
      )
    }
    await page.context().close()
    expect(found).toEqual([])
  })

  it('nor on a phone, nor in an open menu or dialog', async () => {
    const page = await walk.open(`${c}/desk/item-6410-20`, { viewport: { width: 390, height: 844 } })
    await page.getByText('Display', { exact: true }).click()
    const menu = await new AxeBuilder({ page }).withTags(standards).analyze()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    const dialog = await new AxeBuilder({ page }).withTags(standards).analyze()
    expect([...menu.violations, ...dialog.violations].map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual(
      [],
    )
  })
})

describe('no page is wider than the screen', () => {
  it.each([320, 390, 768, 1280])('at %d pixels', async (width) => {
    const page = await walk.open('/help/keys', { viewport: { width, height: 800 } })
    const wide: string[] = []
    for (const path of pages) {
      await page.goto(`${walk.url}${path}`)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) wide.push(`${path}: ${over}`)
    }
    expect(wide).toEqual([])
  })
})

it('every control of the desk is reached by Tab and shows its focus', async () => {
  const page = await walk.open(`${c}/desk/item-6410-20`)
  const reached = new Set<string>()
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      const ring =
        element instanceof HTMLInputElement && element.type === 'radio' ? element.nextElementSibling! : element
      const { outlineStyle, outlineWidth } = getComputedStyle(ring)
      return {
        name: element.dataset.key ?? element.className,
        visible: outlineStyle !== 'none' && outlineWidth !== '0px',
      }
    })
    if (focus === null) continue
    expect(focus).toMatchObject({ visible: true })
    reached.add(focus.name)
  }
  for (const key of ['Enter', '1', '2', '3', '0', 'd', 'c', 'j', 'k', '/', '?']) expect([...reached]).toContain(key)
})
