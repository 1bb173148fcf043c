import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { localeTags } from '../../src/locale/locale.js'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every language in both themes. */
export const languagesAndThemes = localeTags.flatMap((locale) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })),
)

/** A theme changes colours alone: structure and names need looking at once a language. */
export const rulesFor = ({ colorScheme }: (typeof languagesAndThemes)[number]): 'all' | 'colours' =>
  colorScheme === 'dark' ? 'colours' : 'all'

/** What axe complains of on a page as it is now, and whether it is wider than the screen. */
export async function complaintsOf(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules === 'all' ? axe.withTags(standards) : axe.withRules('color-contrast')).analyze()
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const found = violations.map(
    ({ id, nodes }) => `${page.url()}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
  return [...found, ...(over > 0 ? [`${page.url()}: ${String(over)} pixels too wide`] : [])]
}
