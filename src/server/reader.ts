import type { NextFunction, Request, Response } from 'express'
import { isLocaleTag, localeOf, preferredLocale, type Locale } from '../locale/locale.js'
import { cookie, keepCookie } from './cookies.js'
import { readKeys, writtenKeys, type KeyMap } from './key-map.js'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Who reads, as far as pages look different for them. Kept in cookies; nothing of it is stored here. */
export interface Reader {
  readonly locale: Locale
  readonly theme: Theme
  /** Whether single-letter keys act on the desk. */
  readonly keys: boolean
  /** Which key does what there. */
  readonly keyMap: KeyMap
}

export const readerCookies = { language: 'concord_language', theme: 'concord_theme', keys: 'concord_keys' } as const
const keyMapCookie = 'concord_key_map'
const aYear = 365

/** Finds out who reads: language by `?lang=`, else by cookie, else as the browser prefers. */
export function knowReader(request: Request, response: Response, next: NextFunction): void {
  const asked = request.query.lang
  if (isLocaleTag(asked)) keepReader(response, 'language', asked)
  const kept = [asked, cookie(request, readerCookies.language)].find(isLocaleTag)
  const theme = cookie(request, readerCookies.theme)
  const reader: Reader = {
    locale: localeOf(kept ?? preferredLocale(request.get('accept-language') ?? '')),
    theme: themes.find((one) => one === theme) ?? 'auto',
    keys: cookie(request, readerCookies.keys) !== 'off',
    keyMap: readKeys(cookie(request, keyMapCookie)),
  }
  response.locals.reader = reader
  response.vary('Cookie').vary('Accept-Language')
  next()
}

export const readerOf = (response: Response): Reader => response.locals.reader as Reader

export const keepReader = (response: Response, name: keyof typeof readerCookies, value: string): void =>
  keepCookie(response, readerCookies[name], value, aYear)

export const keepKeys = (response: Response, map: KeyMap): void =>
  keepCookie(response, keyMapCookie, writtenKeys(map), aYear)
