import { randomUUID } from 'node:crypto'
import { KnownError } from '../errors.js'
import type { ReadingAnswer, ReadingQuestion } from './reading-process.js'
import { doStep } from './reading-steps.js'
import { openWorkspace } from './workspace.js'

/** Entry of the reading process: does the one step that it is asked for, and tells what came of it. */
async function answerTo({ folder, config, task }: ReadingQuestion): Promise<ReadingAnswer> {
  const workspace = await openWorkspace(folder, {
    config,
    now: () => new Date(),
    newId: randomUUID,
    note: () => undefined,
  })
  try {
    return { kind: 'done', result: await doStep(workspace, task) }
  } finally {
    await workspace.store.close()
  }
}

function failure(thrown: unknown): ReadingAnswer {
  if (thrown instanceof KnownError) return { kind: 'known', code: thrown.code, context: thrown.context }
  return { kind: 'failed', detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }
}

// Stays until it is ended from outside, or its asker is gone: what it said is heard then.
process.once('disconnect', () => process.exit(1))
process.once('message', (question: ReadingQuestion) => {
  void answerTo(question)
    .catch(failure)
    .then((answer) => process.send?.(answer))
})
