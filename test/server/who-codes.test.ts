import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import type { CodingTask } from '../../src/model/double-coding.js'
import type { Person, Role } from '../../src/model/person.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { mayCodeAs, slotFrom } from '../../src/server/double-coding/who-codes.js'

const task = { coders: ['ana', 'bernard'] } as unknown as CodingTask
const workspace = { config: readConfig({ CONCORD_REVIEWER: 'office' }) } as Workspace
const person = (id: string, role: Role): Person => ({ id, name: id, role, roleIn: {} })

it.each<[string, Role, boolean, boolean]>([
  ['ana', 'reviewer', true, false],
  ['bernard', 'adjudicator', false, true],
  ['zoe', 'adjudicator', false, false],
  // An administrator among other people codes for nobody else.
  ['zoe', 'administrator', false, false],
  // Who works alone plays both.
  ['office', 'administrator', true, true],
])('%s, %s: codes as the first %s, as the second %s', (id, role, first, second) => {
  expect([0, 1].map((slot) => mayCodeAs(person(id, role), workspace, task, slot as 0 | 1))).toEqual([first, second])
})

it('knows two places in an address, and no other', () => {
  expect(['1', '2'].map(slotFrom)).toEqual([0, 1])
  expect(() => slotFrom('0')).toThrow(expect.objectContaining({ code: 'coding/task-unknown' }))
})
