import { z } from 'zod'
import { formTokenOf } from '../form-token.js'
import { apiPage } from './page.js'
import { answer } from './named-schema.js'
import { descriptionOf } from './openapi.js'
import { operation, type Operation } from './operation.js'

const tag = 'This API'

const session = answer(
  'Session',
  'The token that changes carry in the header X-Concord-Token, and whose changes they are.',
  z.object({ token: z.string(), reviewer: z.string().describe('Id of the person') }),
)

/** What the API says of itself; `all` is asked when a request comes, as these operations are among them. */
export const ownOperations = (all: () => readonly Operation[]): readonly Operation[] => [
  operation({
    method: 'get',
    path: '/api',
    tag,
    id: 'readApi',
    summary: 'This description as a page',
    answersFile: { type: 'text/html', what: 'A page to read.' },
    failures: [],
    run: (call) => apiPage(call, all()),
  }),
  operation({
    method: 'get',
    path: '/api/openapi.json',
    tag,
    id: 'getDescription',
    summary: 'This description for programs: OpenAPI 3.1',
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    failures: [],
    run: () => ({ json: descriptionOf(all()) }),
  }),
  operation({
    method: 'get',
    path: '/api/session',
    tag,
    id: 'getSession',
    summary: 'Your session, with the token for changes',
    answers: { 200: session },
    failures: [],
    run: ({ person, http }) => ({ json: { token: formTokenOf(http.response), reviewer: person.id } }),
  }),
]
