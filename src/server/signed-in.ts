import type { RequestHandler, Response } from 'express'
import { KnownError } from '../errors.js'
import { includes, type Person, type Role, roleOn } from '../model/person.js'
import type { Workspace } from '../pipeline/workspace.js'

/** Says who asks. In single-user mode, on this machine alone, that is always the one whom the settings name. */
export function knowPerson({ config }: Workspace): RequestHandler {
  const person: Person = { id: config.reviewer, name: config.reviewer, role: 'administrator', roleIn: {} }
  return (_request, response, next) => {
    response.locals.person = person
    next()
  }
}

export const personOf = (response: Response): Person => response.locals.person as Person

/** Throws `server/not-allowed` unless the person's role on the correspondence (`null`: on the whole) includes the one needed. */
export function requireRole(response: Response, least: Role, correspondenceId: string | null): void {
  const own = roleOn(personOf(response), correspondenceId)
  if (!includes(own, least)) throw new KnownError('server/not-allowed', { role: own, needed: least })
}
