import { readConfig } from '../../src/config.js'
import { packageFile } from '../../src/files/package-root.js'
import type { Surroundings } from '../../src/pipeline/workspace.js'

/** A standing clock and counted ids: the same run gives the same files. */
export function fixedSurroundings(
  environment: Readonly<Record<string, string>> = {},
): Surroundings & { readonly notes: string[] } {
  let made = 0
  const notes: string[] = []
  return {
    // Encoders are trained once for all tests.
    config: readConfig({ CONCORD_CACHE: packageFile('.cache', 'encoders'), ...environment }),
    now: () => new Date('2026-01-15T12:00:00.000Z'),
    newId: () => `id-${String(++made).padStart(4, '0')}`,
    note: (line) => notes.push(line),
    notes,
  }
}
