import { parentPort, workerData } from 'node:worker_threads'
import { blockCoder } from './block-coder.js'
import type { CoderTask } from './coder-pool.js'
import { coderOf } from './coder-setup.js'

/** Entry of a coding thread: codes the blocks that it is sent, one after another, and answers in their order. */
const { setup, layout } = workerData as CoderTask
const code = blockCoder(coderOf(setup), layout)
let last = Promise.resolve()
parentPort!.on('message', (text: string) => {
  last = last.then(async () => parentPort!.postMessage(await code(text)))
})
