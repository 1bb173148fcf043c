import type { NextFunction, Request, Response } from 'express'
import type { Workspace } from '../pipeline/workspace.js'
import { isSignedIn, personOf } from './signed-in.js'

/** Counts the unread notifications of whoever asks, for the bell on every page. */
export function knowNotifications({ store }: Workspace) {
  return async (_request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (isSignedIn(response)) response.locals.unread = await store.unreadNotifications(personOf(response).id)
    next()
  }
}

export const unreadOf = (response: Response): number => Number(response.locals.unread ?? 0)
