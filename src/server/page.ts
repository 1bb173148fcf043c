import type { Request, Response } from 'express'
import type { MessageKey } from '../locale/catalogues.js'
import { localeOf, localeTags, type Locale } from '../locale/locale.js'
import type { CorrespondenceHead } from './classifications.js'
import type { ServerContext } from './context.js'
import { formTokenOf } from './form-token.js'
import { accountMenu } from './people/account-menu.js'
import { keyActions, writtenKeys } from './key-map.js'
import { unreadOf } from './notified.js'
import { readerOf, themes, type Theme } from './reader.js'
import { isSignedIn } from './signed-in.js'

export type Section =
  'overview' | 'titles' | 'desk' | 'coding' | 'quality' | 'new-occupations' | 'downloads' | 'sources' | 'none'

export interface PageContent {
  /** Name of the view, without `.hbs`. */
  readonly view: string
  readonly title: string
  readonly section: Section
  readonly correspondence: CorrespondenceHead | null
  readonly data: object
  readonly status?: number
}

/** Renders a page in the frame that all share and sends it. */
export function sendPage(context: ServerContext, request: Request, response: Response, content: PageContent): void {
  const { locale } = readerOf(response)
  const html = context.views.render(content.view, locale, {
    ...content.data,
    shell: shellOf(context, request, response, content),
  })
  response
    .status(content.status ?? 200)
    .type('html')
    // Pages show what stands now; a page from a cache could be decided on twice.
    .set('Cache-Control', 'no-store')
    .send(html)
}

const sections = [
  { section: 'overview', label: 'nav.overview', path: '' },
  { section: 'titles', label: 'nav.titles', path: '/titles' },
  { section: 'desk', label: 'nav.desk', path: '/desk' },
  { section: 'coding', label: 'nav.coding', path: '/coding' },
  { section: 'quality', label: 'nav.quality', path: '/quality' },
  { section: 'new-occupations', label: 'nav.new-occupations', path: '/new-occupations' },
  { section: 'downloads', label: 'nav.downloads', path: '/downloads' },
] as const satisfies readonly { section: Section; label: MessageKey; path: string }[]

const themeLabels: Record<Theme, MessageKey> = {
  auto: 'display.theme-auto',
  light: 'display.theme-light',
  dark: 'display.theme-dark',
}

function shellOf(context: ServerContext, request: Request, response: Response, content: PageContent) {
  const { locale, theme, keys, keyMap } = readerOf(response)
  const { correspondence } = content
  return {
    title: content.title,
    language: locale.tag,
    direction: locale.direction,
    theme,
    keys: keys ? 'on' : 'off',
    keysOn: keys,
    /** As buttons show them, and as the desk's script reads them. */
    key: Object.fromEntries(keyActions.map((action) => [action, keyMap[action].toUpperCase()])),
    keyMap: writtenKeys(keyMap),
    assets: context.assets,
    token: formTokenOf(response),
    unread: unreadOf(response),
    here: request.originalUrl,
    nav: isSignedIn(response) ? navigation(locale, correspondence, content.section) : [],
    account: accountMenu(response, context.access, correspondence?.id ?? null, locale),
    correspondence: correspondence && { ...correspondence, href: pathOf(correspondence.id) },
    languages: localeTags.map((tag) => ({
      tag,
      name: localeOf(tag).languageName(tag),
      href: withLanguage(request.originalUrl, tag),
      current: tag === locale.tag,
    })),
    themes: themes.map((one) => ({ value: one, label: locale.text(themeLabels[one]), current: one === theme })),
  }
}

function navigation(locale: Locale, correspondence: CorrespondenceHead | null, current: Section) {
  const own =
    correspondence === null
      ? []
      : sections.map(({ section, label, path }) => ({
          href: `${pathOf(correspondence.id)}${path}`,
          label: locale.text(label),
          current: section === current,
        }))
  return [...own, { href: '/sources', label: locale.text('nav.sources'), current: current === 'sources' }]
}

/** The address under which a correspondence's pages lie. */
export const pathOf = (correspondenceId: string): string => `/c/${encodeURIComponent(correspondenceId)}`

function withLanguage(address: string, tag: string): string {
  const url = new URL(address, 'http://localhost')
  url.searchParams.set('lang', tag)
  return `${url.pathname}${url.search}`
}

/** A path of this site that a form names for the way back; anything else leads to the start. */
export const safeReturn = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
