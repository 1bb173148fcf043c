import { checkSource, type CheckedSource } from '../pipeline/check-source.js'
import { understandSource, type UnderstoodSource } from '../pipeline/understand-source.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Draft } from './uploads.js'

/** Readings kept for pages shown again: the next page of refused rows, another language, the way back. */
const mostKept = 8
const kept = new WeakMap<Workspace, Map<string, Promise<unknown>>>()

async function once<T>(workspace: Workspace, key: string, read: () => Promise<T>): Promise<T> {
  const readings = kept.get(workspace) ?? new Map<string, Promise<unknown>>()
  kept.set(workspace, readings)
  const known = readings.get(key)
  if (known !== undefined) return (await known) as T
  const [oldest] = readings.keys()
  if (readings.size >= mostKept && oldest !== undefined) readings.delete(oldest)
  const reading = read()
  readings.set(key, reading)
  try {
    return await reading
  } catch (thrown) {
    readings.delete(key)
    throw thrown
  }
}

const keyOf = (step: string, { id, words, choices }: Draft): string => JSON.stringify([step, id, words, choices])

/** How an uploaded file is understood. Throws as `understandSource`. */
export const readUnderstood = (workspace: Workspace, draft: Draft): Promise<UnderstoodSource> =>
  once(workspace, keyOf('understood', draft), () => understandSource(workspace, draft))

/** What ingesting it would give. Throws as `understandSource` and `checkSource`. */
export const readChecked = (workspace: Workspace, draft: Draft): Promise<CheckedSource> =>
  once(workspace, keyOf('checked', draft), async () => {
    const { description, recipe } = await readUnderstood(workspace, draft)
    return await checkSource(workspace, { file: draft.file, description, recipe })
  })

/** To be called when something was stored: what a check says may depend on it. */
export const forgetReadings = (workspace: Workspace): void => void kept.delete(workspace)
