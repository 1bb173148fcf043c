import { fork, type ChildProcess } from 'node:child_process'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KnownError, type ErrorCode } from '../errors.js'
import type { Config } from '../config.js'
import { doStep, type ReadingResults, type ReadingStep, type ReadingTask } from './reading-steps.js'
import { forgetTargets } from './target.js'
import type { Workspace } from './workspace.js'

export type { ReadingResults, ReadingStep, ReadingTask } from './reading-steps.js'

/** What the reading process is asked. */
export interface ReadingQuestion {
  readonly folder: string
  readonly config: Config
  readonly task: ReadingTask
}

/** What it answers, once. */
export type ReadingAnswer =
  | { readonly kind: 'done'; readonly result: ReadingResults[ReadingStep] }
  | { readonly kind: 'known'; readonly code: ErrorCode; readonly context: Readonly<Record<string, string | number>> }
  | { readonly kind: 'failed'; readonly detail: string }

/** A step under way. */
export interface RunningReading<S extends ReadingStep> {
  /** Rejects with `upload/cancelled` after `cancel`. */
  readonly result: Promise<ReadingResults[S]>
  /** Ends it; what it began to store is as if it had never begun. */
  readonly cancel: () => void
}

/** How a step is begun. */
export type StartReading = <S extends ReadingStep>(
  workspace: Workspace,
  task: Extract<ReadingTask, { step: S }>,
) => RunningReading<S>

/** Most MB of objects that the reading process may hold. */
const mostMemory = 1536

/** Exit status of a process that had no memory left, where it is not a signal. */
const aborted = 134

/**
 * Begins a step in a process of its own, so that a large or hostile file takes neither the time nor the memory of the
 * one that answers requests. Throws as the step, and `source/too-large` where the process needs more memory than it has.
 */
export const startInProcess =
  (program: string): StartReading =>
  (workspace, task) => {
    const { folder, config } = workspace
    const child = fork(program, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${mostMemory}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // The leader of its own group: what it started itself, to read a workbook, ends with it.
      detached: true,
    })
    let cancelled = false
    const file = fileOf(task)
    const answered = new Promise<ReadingAnswer>((resolve, reject) => {
      child.once('message', (answer: ReadingAnswer) => resolve(answer))
      child.once('error', reject)
      child.once('exit', (status, signal) => {
        if (cancelled) reject(new KnownError('upload/cancelled', { file: file }))
        else if (signal !== null || status === aborted)
          reject(new KnownError('source/too-large', { file: file, limit: mostMemory }))
        else reject(new Error(`The reading process ended with status ${status ?? 'unknown'}.`))
      })
      const question: ReadingQuestion = { folder, config, task }
      child.send(question, (failure) => {
        if (failure) reject(failure)
      })
    })
    const result = answered.finally(() => end(child)).then((answer) => resultOf(workspace, answer))
    return {
      // The child answers with what its task gives.
      result: result as Promise<ReadingResults[(typeof task)['step']]>,
      cancel: () => {
        cancelled = true
        end(child)
      },
    }
  }

function resultOf(workspace: Workspace, answer: ReadingAnswer): ReadingResults[ReadingStep] {
  switch (answer.kind) {
    case 'done':
      forgetTargets(workspace)
      return answer.result
    case 'known':
      throw new KnownError(answer.code, answer.context)
    case 'failed':
      throw new Error(`The reading process failed: ${answer.detail}`)
  }
}

const fileOf = (task: ReadingTask): string => basename(task.step === 'understand' ? task.asked.file : task.source.file)

/** Ends a process with all that it started; where there are no groups of processes, it alone. */
function end(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Does a step in this process: from TypeScript sources, which another process cannot run. It cannot be ended, only left. */
export const startHere: StartReading = (workspace, task) => {
  let leave: () => void = () => undefined
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(new KnownError('upload/cancelled', { file: fileOf(task) }))
  })
  left.catch(() => undefined)
  const result = Promise.race([doStep(workspace, task), left])
  return { result: result as Promise<ReadingResults[(typeof task)['step']]>, cancel: () => leave() }
}

/** In a process of its own wherever there is a build to start it from. */
export const startReading: StartReading = import.meta.url.endsWith('.ts')
  ? startHere
  : startInProcess(fileURLToPath(new URL('reading-entry.js', import.meta.url)))
