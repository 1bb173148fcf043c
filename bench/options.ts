import { parseArgs } from 'node:util'

/** Options of a benchmark: `--name value`, or `--name` alone for those listed as flags. */
export function readOptions(
  argv: readonly string[],
  names: readonly string[],
  flags: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const options: Record<string, { type: 'string' } | { type: 'boolean' }> = {}
  for (const name of names) options[name] = { type: 'string' }
  for (const name of flags) options[name] = { type: 'boolean' }
  const { values } = parseArgs({ args: [...argv], options, strict: true })
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

export function required(options: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = options[name]
  if (value === undefined) throw new Error(`--${name} is needed`)
  return value
}
