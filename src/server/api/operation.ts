import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { ErrorCode } from '../../errors.js'
import type { Locale } from '../../locale/locale.js'
import type { Person, Role } from '../../model/person.js'
import type { ServerContext } from '../context.js'

type Fields = z.ZodObject<Record<string, z.ZodType>>
type Answers = Readonly<Record<number, z.ZodType>>

/** What an operation is called with, checked against its own description. */
export interface Call<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly person: Person
  readonly locale: Locale
  readonly context: ServerContext
  /** For the few that send a page or look at a session. */
  readonly http: { readonly request: Request; readonly response: Response }
}

/** A file that is answered or sent, by its media type. */
export interface FileKind {
  readonly type: string
  readonly what: string
}

export type Reply<J> =
  | { readonly status?: number; readonly json: J }
  | { readonly file: Uint8Array | string; readonly type: string; readonly name: string }
  /** The operation answered by itself. */
  | { readonly sent: true }

interface Spec<P extends Fields, Q extends Fields, B extends z.ZodType, A extends Answers> {
  readonly method: 'get' | 'post'
  /** As OpenAPI writes it: `/api/c/{id}/titles`. */
  readonly path: `/api${string}`
  readonly tag: Tag
  readonly id: string
  readonly summary: string
  readonly description?: string
  /** The least role on the correspondence `id`; reading asks for none. */
  readonly needs?: Role
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Sent as the body in place of JSON. */
  readonly file?: FileKind
  /** What is answered when all goes well, by status. A 409 here is a problem with more to say. */
  readonly answers?: A
  readonly answersFile?: FileKind
  /** Known failures besides those that every operation may answer. */
  readonly failures: readonly ErrorCode[]
  readonly run: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Reply<z.input<A[keyof A & number]>>> | Reply<z.input<A[keyof A & number]>>
}

export const tags = {
  Correspondences: 'What is mapped to what, and how far it is.',
  Titles: 'Titles with findings, decisions and what stands; deciding.',
  Target: 'The classification that titles are mapped to.',
  Proposals: 'Clusters of titles that fit nowhere, as proposed new occupations.',
  Sources: 'What was given to this workspace.',
  Downloads: 'Publications and reports, made of what stands at the moment of asking.',
  'Review workbook': 'Titles to take along, decide without Concord and bring back.',
  'This API': 'Its description, and the session that changes need.',
} as const
export type Tag = keyof typeof tags

/** An operation whose types are checked where it is written and no more needed where it is served. */
export type Operation = Omit<Spec<Fields, Fields, z.ZodType, Answers>, 'run'> & {
  readonly run: (call: Call<unknown, unknown, unknown>) => Promise<Reply<unknown>> | Reply<unknown>
}

/** One operation of the API: what it takes, what it answers and what it does, in one place. */
export function operation<
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends z.ZodType = z.ZodUndefined,
  A extends Answers = Answers,
>(spec: Spec<P, Q, B, A>): Operation {
  // The router checks params, query and body against the schemas of the same operation before it runs.
  return spec as unknown as Operation
}
