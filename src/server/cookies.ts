import type { Request, Response } from 'express'

/** The value of a cookie that the browser sent; `undefined` when there is none or it cannot be read. */
export function cookie(request: Request, name: string): string | undefined {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found.slice(name.length + 1))
  } catch {
    return undefined
  }
}

/**
 * Keeps a value in the browser, out of reach of scripts. Other sites can lead here with it, so that links work and a
 * provider of sign-in can send people back, but can change nothing: that takes a form's token. Without `days`, until the
 * browser is closed.
 */
export function keepCookie(response: Response, name: string, value: string, days?: number): void {
  response.cookie(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: response.locals.secure === true,
    path: '/',
    ...(days === undefined ? {} : { maxAge: days * 86_400_000 }),
  })
}

export const dropCookie = (response: Response, name: string): void => {
  response.clearCookie(name, { path: '/' })
}

const onceCookie = 'concord_once'
const aMinute = 1 / 1_440

/** Gives the next page something to show once, such as a secret that is kept nowhere. */
export const showOnce = (response: Response, kind: string, value: string): void =>
  keepCookie(response, onceCookie, `${kind} ${value}`, aMinute)

/** What the page before gave to show, of this kind; `null` where there is nothing. */
export function shownOnce(request: Request, response: Response, kind: string): string | null {
  const value = cookie(request, onceCookie)
  if (value?.startsWith(`${kind} `) !== true) return null
  dropCookie(response, onceCookie)
  return value.slice(kind.length + 1)
}
