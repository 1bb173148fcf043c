import type { Request, RequestHandler, Response } from 'express'
import { KnownError } from '../errors.js'
import { personIn, type Session } from '../model/account.js'
import { includes, type Person, type Role, roleOn } from '../model/person.js'
import { personWithToken } from '../pipeline/api-tokens.js'
import { sessionOf } from '../pipeline/sign-in.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Access } from './access.js'
import { isReading, sessionSecretOf } from './form-token.js'

/**
 * Finds out who asks: whose session it is, or whose API token. In single-user mode, on this machine alone, that is always
 * the one whom the settings name.
 */
export function knowPerson(workspace: Workspace, { accounts }: Access): RequestHandler {
  const { config } = workspace
  const onlyOne: Person = { id: config.reviewer, name: config.reviewer, role: 'administrator', roleIn: {} }
  return async (request, response, next) => {
    if (!accounts) response.locals.person = onlyOne
    else await knowSignedIn(workspace, request, response)
    next()
  }
}

async function knowSignedIn(workspace: Workspace, request: Request, response: Response): Promise<void> {
  const token = bearerOf(request)
  if (token !== null) {
    // A token that does not count is an answer by itself: no cookie that may come along takes its place.
    response.locals.person = await personWithToken(workspace, token)
    response.locals.withApiToken = true
    return
  }
  const found = await sessionOf(workspace, sessionSecretOf(response))
  if (found === undefined) return
  response.locals.person = personIn(found.account)
  response.locals.session = found.session
}

/** The token of the API that a request brings, on addresses where one counts: the API, and what can be downloaded. */
function bearerOf(request: Request): string | null {
  const [, token] = /^Bearer ([\w~+/.=-]{1,200})$/i.exec(request.get('authorization') ?? '') ?? []
  const counts =
    request.path.startsWith('/api/') || (isReading(request) && /^\/c\/[^/]+\/downloads\//.test(request.path))
  return token !== undefined && counts ? token : null
}

/** Pages that are there for everybody: they let people in, and keep how pages look. All others need somebody signed in. */
const openToAll = /^\/(sign-in|sign-in\/open-id|sign-in\/open-id\/return|invitation\/[\w-]{20,80}|preferences)$/

/** Sends whoever is not signed in to the sign-in page, and changes nothing for them. Throws `people/signed-out`. */
export const requireSignIn: RequestHandler = (request, response, next) => {
  if (isSignedIn(response) || openToAll.test(request.path)) {
    next()
    return
  }
  if (!isReading(request) || request.path.startsWith('/api/')) throw new KnownError('people/signed-out')
  const back = request.originalUrl === '/' ? '' : `?back=${encodeURIComponent(request.originalUrl)}`
  response.redirect(303, `/sign-in${back}`)
}

export const isSignedIn = (response: Response): boolean => response.locals.person !== undefined

/** Throws `people/signed-out`. */
export function personOf(response: Response): Person {
  const person = response.locals.person as Person | undefined
  if (person === undefined) throw new KnownError('people/signed-out')
  return person
}

/** The session of this browser; `null` in single-user mode, and for a program with a token. */
export const sessionIn = (response: Response): Session | null =>
  (response.locals.session as Session | undefined) ?? null

/** Throws `server/not-allowed` unless the person's role on the correspondence (`null`: on the whole) includes the one needed. */
export function requireRole(response: Response, least: Role, correspondenceId: string | null): void {
  const own = roleOn(personOf(response), correspondenceId)
  if (own === 'none') throw new KnownError('correspondence/unknown', { id: correspondenceId ?? '', known: '-' })
  if (!includes(own, least)) throw new KnownError('server/not-allowed', { role: own, needed: least })
}

/** Whether the person's role on the correspondence includes this one: what pages offer. */
export const hasRole = (response: Response, least: Role, correspondenceId: string | null): boolean =>
  isSignedIn(response) && includes(roleOn(personOf(response), correspondenceId), least)

/** Those of the correspondences that are there for the person asking. */
export const visibleTo = <T extends { readonly id: string }>(response: Response, all: readonly T[]): readonly T[] =>
  all.filter(({ id }) => roleOn(personOf(response), id) !== 'none')
