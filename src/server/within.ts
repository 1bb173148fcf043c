import type { RequestHandler } from 'express'
import { KnownError } from '../errors.js'
import type { ServerContext } from './context.js'
import { mayWithhold } from './double-coding/withheld.js'
import { isSignedIn, visibleTo } from './signed-in.js'

/** A page or an operation of one correspondence; further parts may name a title. */
const within = /^\/(?:api\/)?c\/([^/]+)(?:\/(.*))?$/

/**
 * What holds on every address of a correspondence: to whoever has no access it is not there, and a title that somebody still
 * has to code without sight of the machine is shown nowhere else. Throws `correspondence/unknown`, `coding/blind-first`.
 */
export const withinCorrespondence = (context: ServerContext): RequestHandler => {
  const { store } = context.workspace
  return async (request, response, next) => {
    const [, part, rest = ''] = within.exec(request.path) ?? []
    if (part === undefined || !isSignedIn(response)) {
      next()
      return
    }
    const id = decoded(part)
    const there = visibleTo(response, await store.correspondences()).map((one) => one.id)
    if (!there.includes(id)) {
      throw new KnownError('correspondence/unknown', { id: id.slice(0, 100), known: there.join(', ') || 'none' })
    }
    if (!(await mayWithhold(context, request, response, id, titleIn(rest)))) next()
  }
}

/** The title that an address is about, where it shows or changes what stands for one. */
function titleIn(rest: string): string | null {
  const found = /^(?:desk|triage|exchange|flag|live|titles)\/([^/]+)/.exec(rest)?.[1]
  return found === undefined ? null : decoded(found)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
