import { Router } from 'express'
import type { ServerContext } from '../context.js'
import { accountPages } from './account.js'
import { historyPages } from './history.js'
import { invitationPages } from './invitation.js'
import { openIdPages } from './open-id.js'
import { peoplePages } from './people.js'
import { personPages } from './person.js'
import { signInPages } from './sign-in.js'

/** Signing in, one's own account, people, and what they did. */
export function peopleAndHistoryPages(context: ServerContext): Router {
  const router = Router()
  // Without sign-in there is nobody to look after; what was done is there to see all the same.
  const withAccounts = [signInPages, openIdPages, invitationPages, accountPages, peoplePages, personPages]
  for (const pages of withAccounts) router.use(pages(context))
  router.use(historyPages(context))
  return router
}
