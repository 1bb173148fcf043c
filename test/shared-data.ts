import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = process.env.CONCORD_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url))

/**
 * The path of an authentic publisher's file, or `null` where the collection is absent (a user's clone does not have it).
 * Set CONCORD_DATA to its folder. Tests that need it are skipped, visibly, without it.
 */
export function sharedData(path: string): string | null {
  const file = resolve(join(root, path))
  return existsSync(file) ? file : null
}
