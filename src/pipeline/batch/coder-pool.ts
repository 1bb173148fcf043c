import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { blockCoder, type BlockLayout, type CodedBlock } from './block-coder.js'
import { coderOf, type CoderSetup } from './coder-setup.js'

/** What a coding thread is started with. */
export interface CoderTask {
  readonly setup: CoderSetup
  readonly layout: BlockLayout
}

/** Codes blocks, several at a time. */
export interface CoderPool {
  /** Blocks that may be under way at a time without any waiting for nothing. */
  readonly width: number
  readonly code: (text: string) => Promise<CodedBlock>
  readonly close: () => Promise<void>
}

/** Blocks given to a thread beforehand, so that it need not wait for the next one. */
const blocksAhead = 3

/** Room for short-lived objects: answers live until their block is written, and need not be moved before. */
const youngMegabytes = 96

/** Both cores of the machine that is promised to be enough; from TypeScript sources, which threads cannot run, none. */
export const usualThreads = (): number => (import.meta.url.endsWith('.ts') ? 0 : Math.min(2, availableParallelism()))

/** Starts so many threads; with 0, blocks are coded in this one. */
export function coderPool(task: CoderTask, threads: number): CoderPool {
  if (threads === 0) {
    const code = blockCoder(coderOf(task.setup), task.layout)
    return { width: 1, code, close: () => Promise.resolve() }
  }
  const coders = Array.from({ length: threads }, () => threadCoder(task))
  return {
    width: threads * blocksAhead,
    code: (text) => coders.reduce((one, other) => (other.waiting() < one.waiting() ? other : one)).code(text),
    close: async () => {
      await Promise.all(coders.map(({ close }) => close()))
    },
  }
}

function threadCoder(task: CoderTask) {
  const worker = new Worker(new URL('./coder-thread.js', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  })
  const waiting: { readonly resolve: (block: CodedBlock) => void; readonly reject: (reason: Error) => void }[] = []
  const fail = (reason: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(reason)
  }
  worker.on('message', (block: CodedBlock) => waiting.shift()?.resolve(block))
  worker.on('error', fail)
  worker.on('exit', (status) => fail(new Error(`A coding thread ended with status ${status}.`)))
  return {
    waiting: () => waiting.length,
    code: (text: string) =>
      new Promise<CodedBlock>((resolve, reject) => {
        waiting.push({ resolve, reject })
        worker.postMessage(text)
      }),
    close: () => worker.terminate(),
  }
}
