import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { KnownError } from '../errors.js'
import { cookie, keepCookie } from './cookies.js'

const sessionCookie = 'concord_session'
const sessionPattern = /^[\w-]{22,64}$/

/** The token that a form of this browser must carry: bound to its session and to this run of the server. */
export const tokenFor = (session: string, secret: string): string =>
  createHmac('sha256', secret).update(session).digest('base64url')

/** Gives each browser a session of its own and remembers the token its forms must carry. */
export function openSession(secret: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const known = cookie(request, sessionCookie)
    const session = known !== undefined && sessionPattern.test(known) ? known : randomBytes(18).toString('base64url')
    if (session !== known) keepCookie(response, sessionCookie, session)
    response.locals.sessionSecret = session
    response.locals.formToken = tokenFor(session, secret)
    next()
  }
}

/** What names this browser's session; only its hash is ever stored. */
export const sessionSecretOf = (response: Response): string => String(response.locals.sessionSecret)

/** Gives the browser another session: forms and pages of the one before do not count any more. */
export const replaceSession = (response: Response, session = randomBytes(32).toString('base64url')): void =>
  keepCookie(response, sessionCookie, session)

export const formTokenOf = (response: Response): string => String(response.locals.formToken)

/** Refuses a change that does not carry its session's token, in the field `token` or the header `X-Concord-Token`. */
export function requireToken(request: Request, response: Response, next: NextFunction): void {
  // Who brings a token of the API has no cookies that another site could make use of.
  if (isReading(request) || response.locals.withApiToken === true) {
    next()
    return
  }
  const body = request.body as Readonly<Record<string, unknown>> | undefined
  const given = request.get('x-concord-token') ?? body?.token
  if (!holdsToken(given, response)) {
    throw new KnownError('server/forbidden', { detail: 'the form is older than this run of the server, or not ours' })
  }
  next()
}

/** Whether a form carries its session's token. */
export const holdsToken = (given: unknown, response: Response): boolean =>
  typeof given === 'string' && same(given, formTokenOf(response))

export const isReading = (request: Request): boolean => request.method === 'GET' || request.method === 'HEAD'

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
