import express, { Router, type Request, type Response } from 'express'
import type { z } from 'zod'
import { KnownError } from '../../errors.js'
import type { ServerContext } from '../context.js'
import { readerOf } from '../reader.js'
import { personOf, requireRole } from '../signed-in.js'
import type { Operation } from './operation.js'
import { operations } from './operations.js'
import { problemType } from './problem.js'

/** `/api`: the same as the pages do, for programs. Each operation is served as it is described. */
export function apiPages(context: ServerContext): Router {
  const router = Router()
  const limit = `${context.workspace.config.uploadLimit}mb`
  for (const operation of operations) {
    const { method, path, file } = operation
    const serve = (request: Request, response: Response) => served(operation, context, request, response)
    const readers = file === undefined ? [] : [express.raw({ type: file.type, limit })]
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), ...readers, serve)
  }
  return router
}

async function served(
  operation: Operation,
  context: ServerContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { params, query, body, needs, file } = operation
  const where = checked(params, request.params, 'path') as { readonly id?: string } | undefined
  if (needs !== undefined) requireRole(response, needs, where?.id ?? null)
  if (file !== undefined && !(request.body instanceof Uint8Array)) {
    throw new KnownError('api/bad-request', { detail: `the body must be a file of the type ${file.type}` })
  }
  const reply = await operation.run({
    params: where,
    query: checked(query, request.query, 'query'),
    body: file === undefined ? checked(body, request.body ?? {}, 'body') : request.body,
    person: personOf(response),
    locale: readerOf(response).locale,
    context,
    http: { request, response },
  })
  if ('sent' in reply) return
  response.set('Cache-Control', 'no-store')
  if ('file' in reply) {
    response.attachment(reply.name).type(reply.type)
    response.send(typeof reply.file === 'string' ? reply.file : Buffer.from(reply.file))
    return
  }
  const status = reply.status ?? 200
  if (status >= 400) response.type(problemType)
  response.status(status).json(reply.json)
}

/** Throws `api/bad-request`, naming the field. */
function checked(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = [part, ...(issue?.path ?? [])].join('.')
  throw new KnownError('api/bad-request', { detail: `${field}: ${issue?.message ?? 'not as described'}` })
}
