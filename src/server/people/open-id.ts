import { createHmac, timingSafeEqual } from 'node:crypto'
import { Router, type Request } from 'express'
import { z } from 'zod'
import { KnownError } from '../../errors.js'
import { signInVouched } from '../../pipeline/sign-in.js'
import { cookie, dropCookie, keepCookie } from '../cookies.js'
import type { ServerContext } from '../context.js'
import { safeReturn } from '../page.js'
import { askedFor, orShown, requireAccounts } from './people-page.js'
import { begin, fromWhere, sendSignIn } from './sign-in.js'

const begunCookie = 'concord_open_id'
/** How long somebody may take at the provider, in days: ten minutes. */
const begunDays = 10 / 1_440
const returnPath = '/sign-in/open-id/return'

const begunSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), back: z.string() })
type Begun = z.infer<typeof begunSchema>

/**
 * `/sign-in/open-id`: to the provider and back. The way back is a link of the provider's and so a GET: the one that does
 * something, and does it only with what this browser was given on the way out.
 */
export function openIdPages(context: ServerContext): Router {
  const { workspace, openId } = context
  const router = Router()
  if (openId === null) return router

  router.get('/sign-in/open-id', async (request, response) => {
    requireAccounts(context)
    const { address, begun } = await openId.begin(addressOf(context, request, returnPath).href)
    keepCookie(
      response,
      begunCookie,
      sealed({ ...begun, back: safeReturn(askedFor(request, 'back')) }, context.secret),
      begunDays,
    )
    response.redirect(303, address)
  })

  router.get(returnPath, async (request, response) => {
    requireAccounts(context)
    const begun = unsealed(cookie(request, begunCookie), context.secret)
    // An answer counts once: whether it is right or wrong, the next one needs a new beginning.
    dropCookie(response, begunCookie)
    await orShown(
      async () => {
        if (begun === null)
          throw new KnownError('open-id/refused', { detail: 'nobody has begun to sign in here, or too long ago' })
        const person = await openId.finish(addressOf(context, request, request.originalUrl), begun)
        begin(response, await signInVouched(workspace, person, fromWhere(request)))
        response.redirect(303, safeReturn(begun.back))
      },
      (failure) => sendSignIn(context, request, response, begun?.back ?? '', failure),
    )
  })

  return router
}

/** An address of this application as people and the provider see it. */
const addressOf = ({ access }: ServerContext, request: Request, path: string): URL =>
  new URL(path, access.publicOrigin ?? `http://${request.get('host') ?? ''}`)

const signature = (text: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`open-id ${text}`).digest()

function sealed(begun: Begun, secret: string): string {
  const text = Buffer.from(JSON.stringify(begun)).toString('base64url')
  return `${text}.${signature(text, secret).toString('base64url')}`
}

function unsealed(value: string | undefined, secret: string): Begun | null {
  const [text = '', signed = ''] = (value ?? '').split('.')
  const [given, own] = [Buffer.from(signed, 'base64url'), signature(text, secret)]
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null
  return begunSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
}
