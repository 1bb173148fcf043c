import type { Request, RequestHandler } from 'express'
import helmet from 'helmet'
import { KnownError } from '../errors.js'
import { isOwnHost, isOwnOrigin, type Access } from './access.js'
import { isReading } from './form-token.js'

/** Nothing but our own style sheets, scripts and pictures; nothing inline, nothing from elsewhere, no framing. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'same-origin' },
  // Concord itself speaks plain HTTP; `transportSecurity` says so where a proxy in front speaks HTTPS.
  strictTransportSecurity: false,
})

/** Where people come by HTTPS, browsers never ask by anything else again, and cookies go no other way. */
export const transportSecurity =
  ({ secure }: Access): RequestHandler =>
  (_request, response, next) => {
    response.locals.secure = secure
    if (secure) response.set('Strict-Transport-Security', 'max-age=31536000')
    next()
  }

/** Refuses requests under a foreign host name, and changes that a page of another site asks for. */
export const refuseForeigners =
  (access: Access): RequestHandler =>
  (request, _response, next) => {
    const host = (request.get('host') ?? '').toLowerCase()
    if (!isOwnHost(access, host)) throw new KnownError('server/forbidden', { detail: `host ${host.slice(0, 100)}` })
    if (!isReading(request)) refuseForeignOrigin(access, request, host)
    next()
  }

function refuseForeignOrigin(access: Access, request: Request, host: string): void {
  const origin = request.get('origin')
  if (origin !== undefined && !isOwnOrigin(access, origin.toLowerCase(), host)) {
    throw new KnownError('server/forbidden', { detail: `origin ${origin.slice(0, 100)}` })
  }
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') {
    throw new KnownError('server/forbidden', { detail: `asked for by a ${site.slice(0, 20)} page` })
  }
}
