import { Router, type Request, type Response } from 'express'
import { KnownError } from '../../errors.js'
import type { Account, ApiToken, Session } from '../../model/account.js'
import { includes, isRole, roles } from '../../model/person.js'
import type { Locale } from '../../locale/locale.js'
import { shortestPassword } from '../../people/password.js'
import { stands } from '../../people/session-limits.js'
import { endToken, makeToken } from '../../pipeline/api-tokens.js'
import { endSessions, requirePerson } from '../../pipeline/people.js'
import { changePassword } from '../../pipeline/sign-in.js'
import { showOnce, shownOnce } from '../cookies.js'
import type { ServerContext } from '../context.js'
import { readerOf } from '../reader.js'
import { personOf, sessionIn } from '../signed-in.js'
import { fieldOf, orShown, requireAccounts, roleKeys, sendPeoplePage } from './people-page.js'

/** For how many days a token may be made; 0: until it is ended. */
const tokenDays = [30, 90, 365, 0] as const

/** `/account`: one's own password, browsers and tokens. Nothing here is anybody else's. */
export function accountPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  const own = async (response: Response): Promise<Account> => {
    requireAccounts(context)
    if (sessionIn(response) === null) throw new KnownError('people/signed-out')
    return await requirePerson(workspace, personOf(response).id)
  }
  const done = (response: Response, what: string): void => response.redirect(303, `/account?done=${what}`)

  router.get('/account', async (request, response) => sendAccount(context, request, response, await own(response)))

  router.post('/account/password', async (request, response) => {
    const account = await own(response)
    await orShown(
      async () => {
        const [old, wanted] = [fieldOf(request, 'old'), fieldOf(request, 'password')]
        if (wanted !== fieldOf(request, 'again')) throw new KnownError('people/passwords-differ')
        await changePassword(workspace, account, { old, wanted, kept: sessionIn(response)?.hash ?? '' })
        done(response, 'password')
      },
      (failure) => sendAccount(context, request, response, account, failure),
    )
  })

  router.post('/account/tokens', async (request, response) => {
    const account = await own(response)
    await orShown(
      async () => {
        const days = tokenDays.find((one) => String(one) === fieldOf(request, 'days'))
        const role = fieldOf(request, 'role')
        if (days === undefined || !isRole(role)) throw new KnownError('people/bad-request', { detail: 'days or role' })
        const wanted = { name: fieldOf(request, 'name'), role, days: days === 0 ? null : days }
        showOnce(response, 'token', await makeToken(workspace, account, wanted))
        done(response, 'token')
      },
      (failure) => sendAccount(context, request, response, account, failure),
    )
  })

  router.post('/account/tokens/:id/end', async (request, response) => {
    await endToken(workspace, await own(response), request.params.id)
    done(response, 'token-ended')
  })

  router.post('/account/sessions/:id/end', async (request, response) => {
    const { id } = await own(response)
    const session =
      request.params.id === 'others' ? { kept: sessionIn(response)?.hash ?? '' } : { id: request.params.id }
    await endSessions(workspace, id, id, session)
    done(response, 'session-ended')
  })

  return router
}

const doneKeys = {
  password: 'account.done-password',
  token: 'account.done-token',
  'token-ended': 'account.done-token-ended',
  'session-ended': 'account.done-session-ended',
} as const

async function sendAccount(
  context: ServerContext,
  request: Request,
  response: Response,
  account: Account,
  failure?: KnownError,
): Promise<void> {
  const { store, now, config } = context.workspace
  const { locale } = readerOf(response)
  const [sessions, tokens] = await Promise.all([store.sessions(account.id), store.tokens(account.id)])
  const time = now()
  const limits = { idle: config.sessionIdle, longest: config.sessionLongest }
  const done = Object.entries(doneKeys).find(([what]) => what === request.query.done)?.[1]
  await sendPeoplePage(context, request, response, {
    view: 'account',
    title: locale.text('account.title'),
    failure,
    data: {
      name: account.name,
      email: account.email ?? '',
      role: locale.text(roleKeys[account.role]),
      byPassword: account.password !== null,
      byProvider: account.openId !== null,
      shortest: shortestPassword,
      done: failure === undefined && done !== undefined ? locale.text(done) : '',
      token: shownOnce(request, response, 'token') ?? '',
      sessions: sessions
        .filter((session) => stands(session, time, limits))
        .map((session) => sessionLine(session, sessionIn(response), locale)),
      tokens: tokens.map((token) => tokenLine(token, time, locale)),
      roles: roles
        .filter((role) => includes(account.role, role))
        .map((role) => ({ value: role, label: locale.text(roleKeys[role]) })),
      days: tokenDays.map((days) => ({
        value: days,
        label: days === 0 ? locale.text('account.token-endless') : locale.text('account.token-days', { count: days }),
      })),
    },
  })
}

export const sessionLine = (session: Session, current: Session | null, locale: Locale) => ({
  id: session.id,
  browser: browserName(session.browser),
  openedAt: session.openedAt,
  opened: locale.time(session.openedAt),
  seenAt: session.seenAt,
  seen: locale.time(session.seenAt),
  current: session.hash === current?.hash,
})

const tokenLine = (token: ApiToken, now: Date, locale: Locale) => ({
  id: token.id,
  name: token.name,
  role: locale.text(roleKeys[token.role]),
  made: locale.time(token.madeAt),
  used: token.usedAt === null ? '' : locale.time(token.usedAt),
  expires: token.expiresAt === null ? '' : locale.time(token.expiresAt),
  expired: token.expiresAt !== null && token.expiresAt <= now.toISOString(),
})

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** A browser's description of itself in two words, as far as it gives itself away. */
function browserName(description: string): string {
  const found = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => description.includes(mark))?.[1]
  const words = [found(browsers), found(systems)].filter((word) => word !== undefined)
  return words.length > 0 ? words.join(' · ') : description.slice(0, 40)
}
