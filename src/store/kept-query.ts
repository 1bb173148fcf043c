import type { Compilable, CompiledQuery } from 'kysely'
import type { Queries } from './database.js'

/** Stands where a value goes while the text of a query is made; no value of ours begins so. */
const place = (at: number): string => `\u0000${at}`
const places = new Map(Array.from({ length: 8 }, (_, at) => [place(at), at]))

/**
 * A query that is asked often, always with the same text: it is built and compiled once for each database, and each time only
 * its values, which are texts, are put in. Building one anew costs several times what a look-up by key does.
 */
export function keptQuery<V extends readonly string[], R>(
  build: (queries: Queries, ...values: V) => Compilable<R>,
): (queries: Queries, ...values: V) => Promise<R[]> {
  // A transaction has the adapter of its database.
  const compiled = new WeakMap<object, CompiledQuery<R>>()
  return async (queries, ...values) => {
    const { adapter } = queries.getExecutor()
    let kept = compiled.get(adapter)
    if (kept === undefined) {
      const named = values.map((_, at) => place(at)) as unknown as V
      kept = build(queries, ...named).compile()
      compiled.set(adapter, kept)
    }
    const parameters = kept.parameters.map((value) => {
      const at = typeof value === 'string' ? places.get(value) : undefined
      return at === undefined ? value : values[at]
    })
    return (await queries.executeQuery<R>({ ...kept, parameters })).rows
  }
}
