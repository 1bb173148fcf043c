import { z } from 'zod'

/** Schemas with a name of their own in the description of the API. Bodies are described as they may be sent. */
export const answerSchemas = z.registry<{ id: string; description: string }>()
export const bodySchemas = z.registry<{ id: string; description: string }>()

/** Names a schema of what the server answers. */
export function answer<T extends z.ZodType>(id: string, description: string, schema: T): T {
  const named = schema.describe(description)
  answerSchemas.add(named, { id, description })
  return named
}

/** Names a schema of what a client sends. */
export function body<T extends z.ZodType>(id: string, description: string, schema: T): T {
  const named = schema.describe(description)
  bodySchemas.add(named, { id, description })
  return named
}

export const list = <T extends z.ZodType>(schema: T) => z.array(schema).readonly()
/** Texts by language tag. */
export const labels = z.record(z.string(), z.string())
export const time = z.iso.datetime({ offset: true }).describe('ISO 8601, UTC')
export const share = z.number().min(0).max(1)
export const count = z.int().min(0)
