import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeTitle } from '../../src/pipeline/code-title.js'
import { createCodingTask } from '../../src/pipeline/coding-task.js'
import { exampleId, exampleWorkspace, type Example } from '../server/example-workspace.js'
import { concord } from './terminal.js'

let example: Example
let taskId = ''
beforeAll(async () => {
  example = await exampleWorkspace()
  const { workspace } = example
  const titles = { kind: 'selected', titleIds: ['item-6410-20', 'ad-2'] } as const
  const request = { correspondenceId: exampleId, name: 'Pilot', titles, blindShare: 0, seed: 1, createdBy: 'chief' }
  const task = await createCodingTask(workspace, { ...request, coders: ['ana', 'bernard'] })
  taskId = task.id
  for (const slot of [0, 1] as const) {
    const by = { task, titleId: 'item-6410-20', slot, person: task.coders[slot], comment: '', seenEvents: 0 }
    await codeTitle(workspace, by, { kind: 'Code', code: slot === 0 ? '2512' : '2513', relation: null })
  }
})
afterAll(() => example.close())

describe('concord agreement', () => {
  const agreement = (...argv: readonly string[]) =>
    concord('agreement', '--workspace', example.workspace.folder, ...argv)

  it('prints a line for each length, language and major group', async () => {
    const { status, out, notes } = await agreement()
    expect(status).toBe(0)
    const lines = out.split('\n').map((line) => line.split('\t').slice(0, 3).join(' '))
    expect(lines.slice(0, 5)).toEqual([
      'of titles raw',
      '1 digits 1 1.0000',
      '2 digits 1 1.0000',
      '3 digits 1 1.0000',
      '4 digits 1 0.0000',
    ])
    expect(lines.slice(5)).toEqual(['pt 1 0.0000', 'group 2 1 0.0000'])
    expect(notes).toContain('1 titles coded by both, of 1 with an answer')
  })

  it('gives the same as JSON, of one task, at other digits', async () => {
    const { out } = await agreement('--task', taskId, '--digits', '2', '--json')
    expect(JSON.parse(out)).toMatchObject({ both: 1, byLanguage: [{ language: 'pt', raw: { value: 1 } }] })
  })

  it.each([
    [['--task', 'gone'], 'coding/task-unknown'],
    [['--correspondence', 'gone'], 'correspondence/unknown'],
  ])('%j is said with its code, and ends with 2', async (argv, code) => {
    const { status, out, notes } = await agreement(...argv)
    expect([status, out, notes.includes(`[${code}]`)]).toEqual([2, '', true])
  })
})
