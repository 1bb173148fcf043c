import type { Request, Response } from 'express'
import { KnownError } from '../../errors.js'
import type { MessageKey } from '../../locale/catalogues.js'
import { onlyHead } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { failureShown } from '../failure-shown.js'
import { sendPage } from '../page.js'
import { readerOf } from '../reader.js'

export interface PeoplePage {
  readonly view: string
  readonly title: string
  readonly data: object
  /** Why what was asked for was not done. */
  readonly failure?: KnownError | undefined
}

/** Sends one of the pages of this folder, with the reason where something went wrong. */
export async function sendPeoplePage(
  context: ServerContext,
  request: Request,
  response: Response,
  { view, title, data, failure }: PeoplePage,
): Promise<void> {
  const signedIn = response.locals.person !== undefined
  sendPage(context, request, response, {
    view,
    title,
    section: 'none',
    correspondence: signedIn ? await onlyHead(context.workspace, response) : null,
    status: failure?.http ?? 200,
    data: { ...data, failure: failureShown(failure, readerOf(response).locale) },
  })
}

/** Does what a form asks for. Where a known failure stands in its way, `show` sends the page again with the reason. */
export async function orShown(work: () => Promise<void>, show: (failure: KnownError) => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.http >= 500 || thrown.code === 'server/not-allowed') throw thrown
    await show(thrown)
  }
}

/** Throws `people/sign-in-off` where there are no accounts. */
export function requireAccounts({ access }: ServerContext): void {
  if (!access.accounts) throw new KnownError('people/sign-in-off')
}

/** A field of a form as text; `''` where it is missing. */
export function fieldOf(request: Request, name: string): string {
  const body = request.body as Readonly<Record<string, unknown>> | undefined
  const value = body?.[name]
  return typeof value === 'string' ? value : ''
}

/** A part of the address as text; `''` where it is missing. */
export function askedFor(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}

export const roleKeys = {
  none: 'role.none',
  viewer: 'role.viewer',
  reviewer: 'role.reviewer',
  adjudicator: 'role.adjudicator',
  administrator: 'role.administrator',
} as const satisfies Record<string, MessageKey>
