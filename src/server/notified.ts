import type { NextFunction, Request, Response } from 'express'
import { keptOutOf, type Person } from '../model/person.js'
import type { Store } from '../store/port.js'
import type { Workspace } from '../pipeline/workspace.js'
import { isSignedIn, personOf } from './signed-in.js'

/** Counts the unread notifications of whoever asks, for the bell on every page. */
export function knowNotifications({ store }: Workspace) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    // Programs see no bell.
    if (isSignedIn(response) && !request.path.startsWith('/api/'))
      response.locals.unread = await unreadBy(store, personOf(response))
    next()
  }
}

/** Unread notifications of a person, from where they may read. */
export const unreadBy = (store: Store, person: Person): Promise<number> =>
  store.unreadNotifications(person.id, keptOutOf(person))

export const unreadOf = (response: Response): number => Number(response.locals.unread ?? 0)
