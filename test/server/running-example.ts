import { afterEach, beforeEach, expect } from 'vitest'
import { clientOf, type Client } from './client.js'
import { exampleWorkspace, type Example } from './example-workspace.js'

/** The example workspace of the test that runs, and a client of the application over it. */
export interface Running {
  readonly example: Example
  readonly client: Client
}

/** Gives each test of a file an example workspace and an application of its own; none may leave a note of something wrong. */
export function runningExample(): Running {
  let [example, client]: [Example?, Client?] = []
  beforeEach(async () => {
    example = await exampleWorkspace()
    client = await clientOf(example.workspace)
  })
  afterEach(async () => {
    await client?.close()
    await example?.close()
    expect(example?.notes).toEqual([])
  })
  return {
    get example() {
      return example!
    },
    get client() {
      return client!
    },
  }
}
