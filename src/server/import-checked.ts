import { KnownError } from '../errors.js'
import type { CheckedSource } from '../pipeline/check-source.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import type { Readings } from './import-readings.js'
import type { Draft } from './uploads.js'

/** What ingesting an upload would give. Throws as `understandSource` and `checkSource`, and where codes are of nothing said. */
export async function checkedWithSource(
  readings: Readings,
  draft: Draft,
): Promise<{ readonly source: UnderstoodSource; readonly checked: CheckedSource }> {
  const source = await readings.understood(draft)
  if (source.doubts.some(({ about }) => about === 'target' || about === 'from')) {
    const isLinks = source.recipe.kind === 'correspondence'
    throw new KnownError(isLinks ? 'source/no-classifications' : 'source/no-target', { file: draft.name })
  }
  return { source, checked: await readings.checked(draft) }
}
