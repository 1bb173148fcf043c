import type { NextFunction, Request, Response } from 'express'
import { KnownError, reasonOf } from '../errors.js'
import { failureTexts } from '../locale/failures.js'
import { localeOf } from '../locale/locale.js'
import type { ServerContext } from './context.js'
import { sendPage } from './page.js'
import { problemOf, problemType } from './api/problem.js'
import { readerOf, type Reader } from './reader.js'

const longestShown = 10_000

/** What has no route. */
export function noSuchPage(request: Request): never {
  throw new KnownError('server/not-found', { path: request.path.slice(0, 200) })
}

/** Answers every failure: known ones with what happened and what to do, others as a fault of ours, with a number to quote. */
export function answerFailures(context: ServerContext) {
  // Express tells an error handler by its four parameters, also where the last is not needed.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return (thrown: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const failure = knownOr(thrown)
    if (failure.status >= 500) context.workspace.note(`${request.method} ${request.path}: ${describe(thrown)}`)
    if (response.headersSent) {
      response.destroy()
      return
    }
    if ((response.locals.reader as Reader | undefined) === undefined)
      response.locals.reader = { locale: localeOf('en'), theme: 'auto', keys: true }
    const { locale } = readerOf(response)
    if (request.path.startsWith('/api/')) {
      response
        .status(failure.status)
        .type(problemType)
        .json(problemOf(failure.known, request.path, locale))
      return
    }
    const shown = failure.known ? failureTexts(failure.known, locale.tag) : null
    sendPage(context, request, response, {
      view: 'failure',
      title: locale.text('failure.title'),
      section: 'none',
      correspondence: null,
      status: failure.status,
      data: {
        status: failure.status,
        code: failure.code,
        what: shown?.what ?? locale.text('failure.bug-what'),
        todo: shown?.todo ?? locale.text('failure.bug-todo'),
        language: shown?.language ?? locale.tag,
        written: writtenIn(request),
        signIn: failure.status === 401 ? signInAddress(request) : '',
      },
    })
  }
}

function knownOr(thrown: unknown) {
  const known = thrown instanceof KnownError ? thrown : fromExpress(thrown)
  if (known !== undefined) {
    return { known, status: known.http, code: known.code as string }
  }
  return { known: undefined, status: 500, code: 'server/fault' }
}

/** Failures that the web framework finds in a request before our code sees it. */
function fromExpress(thrown: unknown): KnownError | undefined {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') return undefined
  if (thrown.status === 413) {
    const limit = 'limit' in thrown && typeof thrown.limit === 'number' ? thrown.limit : 64 * 1024
    return new KnownError('server/too-large', {
      limit: limit < 1e6 ? `${Math.round(limit / 1024)} KB` : `${Math.round(limit / 1024 / 1024)} MB`,
    })
  }
  return thrown.status < 500 ? new KnownError('review/bad-request', { detail: reasonOf(thrown) }) : undefined
}

/** What a person typed into the form that failed: a comment is not to be lost with the title it was for. */
function writtenIn({ body }: Request): string {
  const { comment, text } = (body ?? {}) as Readonly<Record<string, unknown>>
  const written = [comment, text].find((field) => typeof field === 'string' && field.trim() !== '')
  return typeof written === 'string' ? written.slice(0, longestShown) : ''
}

/** The way to sign in and back to a page of a correspondence; what was sent there is not sent again. */
const signInAddress = ({ originalUrl }: Request): string =>
  originalUrl.startsWith('/c/') ? `/sign-in?back=${encodeURIComponent(originalUrl)}` : '/sign-in'

const describe = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : reasonOf(thrown)
