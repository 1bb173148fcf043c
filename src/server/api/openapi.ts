import { z } from 'zod'
import { errorCatalogue, type ErrorCode } from '../../errors.js'
import { answerSchemas, bodySchemas } from './named-schema.js'
import { tags, type Operation } from './operation.js'
import { problemType } from './problem.js'
import { problemSchema } from './schemas/problem.js'

type Json = Readonly<Record<string, unknown>>

/** Failures that any operation, or any change, may answer. */
const always: readonly ErrorCode[] = ['api/bad-request', 'server/forbidden', 'store/busy', 'store/unreachable']
const ofChanges: readonly ErrorCode[] = ['server/not-allowed', 'server/too-large', 'store/full']

const uri = (id: string): string => `#/components/schemas/${id}`

/** The description of the API (OpenAPI 3.1), made from the operations and their schemas: it cannot say otherwise. */
export function descriptionOf(operations: readonly Operation[]): Json & { readonly openapi: string } {
  const paths: Record<string, Record<string, Json>> = {}
  for (const one of operations) paths[one.path] = { ...paths[one.path], [one.method]: described(one) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Concord',
      version: '1',
      description:
        'Everything that the pages do, for programs. Reading never changes anything. Failures are problems (RFC 9457) with the code of the catalogue, what happened and what to do.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: schemas(), securitySchemes },
  }
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'concord_session', description: 'The session of a browser.' },
  formToken: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Concord-Token',
    description: 'Changes within a session carry its token; GET /api/session tells it.',
  },
  bearer: { type: 'http', scheme: 'bearer', description: 'An API token of a person, where accounts are in use.' },
}

function described(one: Operation): Json {
  const changes = one.method !== 'get'
  const codes = [...new Set([...one.failures, ...always, ...(changes ? ofChanges : [])])]
  return {
    operationId: one.id,
    tags: [one.tag],
    summary: one.summary,
    ...(one.description === undefined ? {} : { description: one.description }),
    security: changes ? [{ session: [], formToken: [] }, { bearer: [] }] : [{ session: [] }, { bearer: [] }, {}],
    parameters: [...parametersOf(one.params, 'path'), ...parametersOf(one.query, 'query')],
    ...requestBody(one),
    responses: { ...problems(codes), ...answers(one, codes) },
    'x-failures': codes,
    ...(one.needs === undefined ? {} : { 'x-role': one.needs }),
  }
}

function answers({ answers: byStatus = {}, answersFile }: Operation, codes: readonly ErrorCode[]): Json {
  if (answersFile !== undefined) {
    const content = { [answersFile.type]: { schema: {} } }
    return { 200: { description: answersFile.what, content } }
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, schema]) => {
      const failed = Number(status) >= 400
      const type = failed ? problemType : 'application/json'
      const own = answerSchemas.get(schema)?.description ?? 'As described.'
      const description = failed ? failuresAt(Number(status), codes) : own
      return [status, { description, content: { [type]: { schema: reference(schema) } } }]
    }),
  )
}

/** The known failures by status, each named. */
function problems(codes: readonly ErrorCode[]): Json {
  const statuses = [...new Set(codes.map((code) => errorCatalogue[code].http))]
  return Object.fromEntries(
    statuses.map((status) => {
      const content = { [problemType]: { schema: reference(problemSchema) } }
      return [status, { description: failuresAt(status, codes), content }]
    }),
  )
}

const failuresAt = (status: number, codes: readonly ErrorCode[]): string =>
  codes
    .filter((code) => errorCatalogue[code].http === status)
    .map((code) => `\`${code}\`: ${errorCatalogue[code].what}`)
    .join('\n\n')

function requestBody({ body, file }: Operation): Json {
  if (file !== undefined) {
    const content = { [file.type]: { schema: {} } }
    return { requestBody: { required: true, description: file.what, content } }
  }
  if (body === undefined) return {}
  const content = { 'application/json': { schema: reference(body) } }
  return { requestBody: { required: true, description: bodySchemas.get(body)?.description ?? '', content } }
}

function reference(schema: z.ZodType): Json {
  const id = (answerSchemas.get(schema) ?? bodySchemas.get(schema))?.id
  if (id !== undefined) return { $ref: uri(id) }
  return schema instanceof z.ZodUnion
    ? { anyOf: schema.options.map((option) => reference(option as z.ZodType)) }
    : plain(z.toJSONSchema(schema, jsonOptions))
}

function parametersOf(fields: Operation['params'], place: 'path' | 'query'): readonly Json[] {
  if (fields === undefined) return []
  const { properties = {}, required = [] } = z.toJSONSchema(fields, { ...jsonOptions, io: 'input' })
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json & { readonly description?: string }
    const needed = place === 'path' || required.includes(name)
    return { name, in: place, required: needed, schema, ...(description === undefined ? {} : { description }) }
  })
}

const jsonOptions = {
  // Our values are readonly in the code; over the wire the word would say something else.
  override: ({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }) => {
    delete jsonSchema.readOnly
  },
} as const

function schemas(): Json {
  const own = z.toJSONSchema(answerSchemas, { ...jsonOptions, uri, io: 'output' }).schemas
  const sent = z.toJSONSchema(bodySchemas, { ...jsonOptions, uri, io: 'input' }).schemas
  return Object.fromEntries(Object.entries({ ...own, ...sent }).map(([id, schema]) => [id, plain(schema)]))
}

function plain(schema: object): Json {
  const unsaid = new Set(['$schema', '$id'])
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !unsaid.has(name)))
}
