import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { KnownError } from '../errors.js'
import { isReading } from './form-token.js'

/** Names under which this machine knows itself. Any other name in `Host` means that a page elsewhere points here. */
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

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
  // The server speaks plain HTTP on this machine alone.
  strictTransportSecurity: false,
})

/** Refuses requests under a foreign host name, and changes that a page of another site asks for. */
export function refuseForeigners(request: Request, _response: Response, next: NextFunction): void {
  const host = (request.get('host') ?? '').toLowerCase()
  if (!loopbackNames.has(host.replace(/:\d+$/, ''))) {
    throw new KnownError('server/forbidden', { detail: `host ${host.slice(0, 100)}` })
  }
  if (!isReading(request)) refuseForeignOrigin(request, host)
  next()
}

function refuseForeignOrigin(request: Request, host: string): void {
  const origin = request.get('origin')
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    throw new KnownError('server/forbidden', { detail: `origin ${origin.slice(0, 100)}` })
  }
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') {
    throw new KnownError('server/forbidden', { detail: `asked for by a ${site.slice(0, 20)} page` })
  }
}
