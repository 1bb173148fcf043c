import { Router, type Request, type Response } from 'express'
import type { KnownError } from '../../errors.js'
import { signIn, signOut, type FromWhere, type OpenedSession } from '../../pipeline/sign-in.js'
import type { ServerContext } from '../context.js'
import { replaceSession } from '../form-token.js'
import { safeReturn } from '../page.js'
import { readerOf } from '../reader.js'
import { isSignedIn, sessionIn } from '../signed-in.js'
import { askedFor, fieldOf, orShown, requireAccounts, sendPeoplePage } from './people-page.js'

/** `/sign-in` and `/sign-out`. */
export function signInPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/sign-in', async (request, response) => {
    if (isSignedIn(response)) {
      response.redirect(303, safeReturn(askedFor(request, 'back')))
      return
    }
    await sendSignIn(context, request, response, askedFor(request, 'back'))
  })

  router.post('/sign-in', async (request, response) => {
    requireAccounts(context)
    const back = fieldOf(request, 'back')
    await orShown(
      async () => {
        const { email, password } = { email: fieldOf(request, 'email'), password: fieldOf(request, 'password') }
        const opened = await signIn(workspace, email, password, fromWhere(request))
        begin(response, opened)
        response.redirect(303, safeReturn(back))
      },
      (failure) => sendSignIn(context, request, response, back, failure),
    )
  })

  router.post('/sign-out', async (_request, response) => {
    requireAccounts(context)
    const session = sessionIn(response)
    if (session !== null) await signOut(workspace, session)
    replaceSession(response)
    response.redirect(303, '/sign-in')
  })

  return router
}

export const fromWhere = (request: Request): FromWhere => ({
  place: request.ip ?? '',
  browser: request.get('user-agent') ?? '',
})

/** The browser takes the session that was opened; the one it had before counts for nothing. */
export const begin = (response: Response, { secret }: OpenedSession): void => replaceSession(response, secret)

export async function sendSignIn(
  context: ServerContext,
  request: Request,
  response: Response,
  back: string,
  failure?: KnownError,
): Promise<void> {
  const safe = safeReturn(back)
  const people = await context.workspace.store.people()
  await sendPeoplePage(context, request, response, {
    view: 'sign-in',
    title: readerOf(response).locale.text('sign-in.title'),
    failure,
    data: {
      back: safe === '/' ? '' : safe,
      email: fieldOf(request, 'email').slice(0, 200),
      nobody: people.length === 0,
      openId:
        context.openId === null ? null : `/sign-in/open-id${safe === '/' ? '' : `?back=${encodeURIComponent(safe)}`}`,
    },
  })
}
