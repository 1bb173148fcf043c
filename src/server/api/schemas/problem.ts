import { z } from 'zod'
import { answer } from '../named-schema.js'

/** RFC 9457, with the catalogue's code and what to do. */
export const problemSchema = answer(
  'Problem',
  'What went wrong and what to do (RFC 9457), in the language that the request prefers.',
  z.object({
    type: z.string().describe('Address of the explanation on the page /api'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('The path that was asked for'),
    code: z.string().describe('Of the catalogue of known failures: `title/unknown`'),
    what: z.string(),
    todo: z.string(),
  }),
)

export type Problem = z.input<typeof problemSchema>
