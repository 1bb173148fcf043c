import { Router, type Request, type Response } from 'express'
import { KnownError } from '../../errors.js'
import type { Account } from '../../model/account.js'
import {
  changeRole,
  closePerson,
  endSessions,
  forgetPerson,
  invite,
  requirePerson,
  accessFrom,
} from '../../pipeline/people.js'
import { showOnce, shownOnce } from '../cookies.js'
import type { ServerContext } from '../context.js'
import { readerOf } from '../reader.js'
import { personOf, requireRole, sessionIn } from '../signed-in.js'
import { sessionLine } from './account.js'
import { historyRows } from './history-rows.js'
import { fieldOf, orShown, requireAccounts, roleKeys, sendPeoplePage } from './people-page.js'
import { accessChoices, personPath, roleChoices, stateOf } from './people.js'

const entriesShown = 10

/** `/people/:id`: one person's role, links, sessions and what they did last; for administrators. */
export function personPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.use('/people/:id', (_request, response, next) => {
    requireAccounts(context)
    requireRole(response, 'administrator', null)
    next()
  })

  router.get('/people/:id', async (request, response) => {
    await sendPerson(context, request, response, await requirePerson(workspace, request.params.id))
  })

  const actions: Readonly<
    Record<string, (by: string, id: string, request: Request, response: Response) => Promise<string>>
  > = {
    role: async (by, id, request) => {
      const [role, correspondence] = [fieldOf(request, 'role'), fieldOf(request, 'correspondence')]
      const wanted = role === '' ? null : accessFrom(role)
      await changeRole(workspace, by, id, {
        role: wanted,
        correspondenceId: correspondence === '' ? null : correspondence,
      })
      return personPath(id)
    },
    link: async (by, id, _request, response) => {
      const { path } = await invite(workspace, by, id)
      showOnce(response, `link-${id}`, path)
      return personPath(id)
    },
    'end-sessions': async (by, id, _request, response) => {
      // An administrator who ends their own sessions keeps the one that they do it in.
      const kept = id === by ? (sessionIn(response)?.hash ?? null) : null
      await endSessions(workspace, by, id, { kept })
      return personPath(id)
    },
    close: async (by, id) => {
      await closePerson(workspace, by, id)
      return personPath(id)
    },
    forget: async (by, id, request) => {
      if (fieldOf(request, 'sure') !== 'yes')
        throw new KnownError('people/bad-request', { detail: 'the tick is missing' })
      await forgetPerson(workspace, by, id)
      return '/people'
    },
  }

  router.post('/people/:id/:action', async (request, response, next) => {
    const { id, action } = request.params
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined
    if (act === undefined) {
      next()
      return
    }
    const account = await requirePerson(workspace, id)
    await orShown(
      async () => {
        const to = await act(personOf(response).id, account.id, request, response)
        await context.names.refresh('changed')
        response.redirect(303, to)
      },
      (failure) => sendPerson(context, request, response, account, failure),
    )
  })

  return router
}

async function sendPerson(
  context: ServerContext,
  request: Request,
  response: Response,
  account: Account,
  failure?: KnownError,
): Promise<void> {
  const { store } = context.workspace
  const { locale } = readerOf(response)
  const [sessions, correspondences, entries] = await Promise.all([
    store.sessions(account.id),
    store.correspondences(),
    store.history({ person: account.id }, { offset: 0, limit: entriesShown }),
  ])
  const path = personPath(account.id)
  const link = shownOnce(request, response, `link-${account.id}`)
  const state = stateOf(account)
  await sendPeoplePage(context, request, response, {
    view: 'person',
    title: account.name,
    failure,
    data: {
      path,
      name: account.name,
      email: account.email ?? '',
      state: locale.text(`people.state-${state}`),
      role: locale.text(roleKeys[account.role]),
      isClosed: state === 'closed',
      isNew: state === 'invited',
      own: account.id === personOf(response).id,
      added: locale.time(account.addedAt),
      provider: account.openId?.split(' ')[0] ?? '',
      link: link === null ? '' : linkAddress(context, request, link),
      hours: context.workspace.config.invitationHours,
      roles: roleChoices(locale, account.role),
      correspondences: correspondences.map(({ id }) => ({
        id,
        roles: accessChoices(locale, account.roleIn[id] ?? ''),
        usual: account.roleIn[id] === undefined,
      })),
      sessions: sessions.map((session) => sessionLine(session, sessionIn(response), locale)),
      rows: historyRows(entries.rows, context.names, locale),
      historyHref: `/history?${new URLSearchParams({ person: account.id }).toString()}`,
    },
  })
}

/** The whole address to hand over, as this browser reaches the application. */
const linkAddress = ({ access }: ServerContext, request: Request, path: string): string =>
  `${access.publicOrigin ?? `http://${request.get('host') ?? ''}`}${path}`
