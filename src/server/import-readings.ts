import { setTimeout as pause } from 'node:timers/promises'
import type { CheckedSource } from '../pipeline/check-source.js'
import type { IngestOutcome } from '../pipeline/ingest-source.js'
import { startReading, type ReadingStep, type RunningReading, type StartReading } from '../pipeline/reading-process.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import type { Workspace } from '../pipeline/workspace.js'
import { atMost } from './at-most.js'
import { dropUpload, type Draft } from './uploads.js'

/** Readings kept for pages shown again: the next page of refused rows, another language, the way back. */
const mostKept = 8
/** Files read at one time; further ones wait. */
const atOnce = 2

/** Still under way when a page could not wait any longer. */
export interface StillReading {
  readonly step: ReadingStep
  /** When it began. */
  readonly since: Date
}

/** Readings of uploaded files, which other processes do; the same question is asked once. */
export interface Readings {
  /** How an uploaded file is understood. Throws as `understandSource`, and `upload/cancelled`. */
  readonly understood: (draft: Draft) => Promise<UnderstoodSource>
  /** What ingesting it would give. Throws as `understandSource` and `checkSource`. */
  readonly checked: (draft: Draft) => Promise<CheckedSource>
  /** Ingests it and drops the upload. Throws as `ingestNamed`. */
  readonly ingested: (draft: Draft) => Promise<IngestOutcome>
  /** An ingest that was begun, whether it is over or not. */
  readonly ingestOf: (uploadId: string) => Promise<IngestOutcome> | undefined
  /** The work's result, or, where it takes longer than a page should, what it is doing. */
  readonly soon: <T>(
    uploadId: string,
    work: Promise<T>,
  ) => Promise<{ readonly done: T } | { readonly still: StillReading }>
  /** Ends what is being done with an upload. */
  readonly cancel: (uploadId: string) => void
  /** Lets what failed be tried again. */
  readonly forgetFailed: (uploadId: string) => void
  readonly end: () => void
}

export interface ReadingsOptions {
  readonly start: StartReading
  /** How long a page waits for a reading before it tells how far that is, in ms. */
  readonly patience: number
}

interface Kept {
  readonly uploadId: string
  readonly step: ReadingStep
  readonly since: Date
  readonly result: Promise<unknown>
  readonly cancel: () => void
  state: 'running' | 'done' | 'failed'
}

export function readingsOf(workspace: Workspace, { start, patience }: ReadingsOptions): Readings {
  const kept = new Map<string, Kept>()
  const turn = atMost(atOnce)

  function once<S extends ReadingStep>(key: string, uploadId: string, step: S, begin: () => RunningReading<S>) {
    const known = kept.get(key)
    if (known !== undefined) return known.result as RunningReading<S>['result']
    forgetOldest(kept)
    const { result, cancel } = turn(begin)
    const reading: Kept = { uploadId, step, since: workspace.now(), result, cancel, state: 'running' }
    kept.set(key, reading)
    // Whoever asked may have gone by then.
    result.then(
      () => (reading.state = 'done'),
      () => (reading.state = 'failed'),
    )
    return result
  }

  const understood: Readings['understood'] = (draft) =>
    once(keyOf('understand', draft), draft.id, 'understand', () =>
      start(workspace, { step: 'understand', asked: draft }),
    )

  const toRead = async (draft: Draft) => {
    const { description, recipe } = await understood(draft)
    return { file: draft.file, description, recipe }
  }

  return {
    understood,

    checked: async (draft) => {
      const source = await toRead(draft)
      return await once(keyOf('check', draft), draft.id, 'check', () => start(workspace, { step: 'check', source }))
    },

    ingested: async (draft) => {
      const source = await toRead(draft)
      const outcome = once(ingestKey(draft.id), draft.id, 'ingest', () => start(workspace, { step: 'ingest', source }))
      return await outcome.then((given) => {
        dropUpload(workspace, draft.id)
        // What a check says may depend on what is stored.
        for (const [key, { step, state }] of kept) if (step !== 'ingest' && state !== 'running') kept.delete(key)
        return given
      })
    },

    ingestOf: (uploadId) => kept.get(ingestKey(uploadId))?.result as Promise<IngestOutcome> | undefined,

    soon: async (uploadId, work) => {
      const over = new AbortController()
      try {
        const slow = pause(patience, null, { signal: over.signal, ref: false }).catch(() => null)
        const first = await Promise.race([work.then((done) => ({ done })), slow])
        if (first !== null) return first
        work.catch(() => undefined)
        const running = [...kept.values()].findLast((one) => one.uploadId === uploadId && one.state === 'running')
        return running ? { still: { step: running.step, since: running.since } } : { done: await work }
      } finally {
        over.abort()
      }
    },

    cancel: (uploadId) => {
      for (const [key, reading] of kept) {
        if (reading.uploadId !== uploadId || reading.state !== 'running') continue
        reading.cancel()
        kept.delete(key)
      }
    },

    forgetFailed: (uploadId) => {
      for (const [key, reading] of kept)
        if (reading.uploadId === uploadId && reading.state === 'failed') kept.delete(key)
    },

    end: () => {
      for (const reading of kept.values()) if (reading.state === 'running') reading.cancel()
    },
  }
}

/** How long a page waits by default: so long nobody minds looking at the page before. */
const usualPatience = 1_500

export const usualReadings = (workspace: Workspace): Readings =>
  readingsOf(workspace, { start: startReading, patience: usualPatience })

const keyOf = (step: ReadingStep, { id, words, choices }: Draft): string => JSON.stringify([step, id, words, choices])
const ingestKey = (uploadId: string): string => `ingest ${uploadId}`

function forgetOldest(kept: Map<string, Kept>): void {
  if (kept.size < mostKept) return
  const oldest = [...kept].find(([, { state }]) => state !== 'running')
  if (oldest !== undefined) kept.delete(oldest[0])
}
