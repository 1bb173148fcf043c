import { spawnSync } from 'node:child_process'

/** What a command took: seconds on the clock, and of processor time by it and all that it started. */
export interface Timed {
  readonly seconds: number
  readonly processorSeconds: number
  readonly out: string
}

/** Runs a line of bash. Throws what it said where it fails. */
export function timed(line: string): Timed {
  const script = `TIMEFORMAT=$'\\n%R %U %S'; time { ${line}\n}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(`${line}\n${stderr}`)
  const [seconds = 0, user = 0, system = 0] = stderr.trimEnd().split('\n').at(-1)!.split(' ').map(Number)
  return { seconds, processorSeconds: user + system, out: stdout }
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A word of a bash line, whatever it holds. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
