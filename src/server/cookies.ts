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

/** Keeps a value in the browser, for this site alone and out of reach of scripts. Without `days`, until it is closed. */
export function keepCookie(response: Response, name: string, value: string, days?: number): void {
  response.cookie(name, value, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    ...(days === undefined ? {} : { maxAge: days * 86_400_000 }),
  })
}
