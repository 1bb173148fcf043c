import { Router, type Request, type Response } from 'express'
import { KnownError } from '../../errors.js'
import { shortestPassword } from '../../people/password.js'
import { acceptInvitation, invitedBy } from '../../pipeline/sign-in.js'
import type { ServerContext } from '../context.js'
import { readerOf } from '../reader.js'
import { fieldOf, orShown, requireAccounts, sendPeoplePage } from './people-page.js'
import { begin, fromWhere } from './sign-in.js'

/** `/invitation/:secret`: whoever has the link sets a password, once, and is signed in. */
export function invitationPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/invitation/:secret', async (request, response) => {
    requireAccounts(context)
    await sendInvitation(context, request, response, request.params.secret)
  })

  router.post('/invitation/:secret', async (request, response) => {
    requireAccounts(context)
    const { secret } = request.params
    await orShown(
      async () => {
        const password = fieldOf(request, 'password')
        if (password !== fieldOf(request, 'again')) throw new KnownError('people/passwords-differ')
        begin(response, await acceptInvitation(workspace, secret, password, fromWhere(request)))
        response.redirect(303, '/')
      },
      (failure) => {
        if (failure.code === 'people/dead-link') throw failure
        return sendInvitation(context, request, response, secret, failure)
      },
    )
  })

  return router
}

async function sendInvitation(
  context: ServerContext,
  request: Request,
  response: Response,
  secret: string,
  failure?: KnownError,
): Promise<void> {
  const account = await invitedBy(context.workspace, secret)
  const { locale } = readerOf(response)
  await sendPeoplePage(context, request, response, {
    view: 'invitation',
    title: locale.text('invitation.title'),
    failure,
    data: {
      name: account.name,
      email: account.email ?? '',
      action: `/invitation/${encodeURIComponent(secret)}`,
      isNew: account.password === null,
      shortest: shortestPassword,
    },
  })
}
