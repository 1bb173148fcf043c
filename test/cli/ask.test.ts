import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { mappedOffice } from '../pipeline/ask-office.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const office = join(folder, 'office')
const at = ['--workspace', office]
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  const workspace = await mappedOffice(office)
  await workspace.store.close()
})

describe('concord ask', () => {
  it('--dry-run says what it would take, and map --dry-run says the same', async () => {
    const ran = await concord('ask', '--dry-run', ...at)
    expect(ran.status).toBe(0)
    expect(ran.out).toMatch(/questions to ask\t\d+\n/)
    expect(ran.out).toContain('money, about\tno prices set')
    expect((await concord('map', '--source', 'noc', '--dry-run', ...at)).out).toBe(ran.out)
  })

  it('--export writes the questions and ends with 1, as they wait', async () => {
    const ran = await concord('ask', '--export', file('questions.jsonl'), '--json', ...at)
    expect(ran.status).toBe(1)
    const { questions } = JSON.parse(ran.out) as { questions: number }
    expect(readFileSync(file('questions.jsonl'), 'utf8').trim().split('\n')).toHaveLength(questions)
  })

  it('--relations --dry-run says how many items nobody related, and sends nothing', async () => {
    const ran = await concord('ask', '--relations', '--dry-run', ...at)
    expect(ran.status).toBe(0)
    expect(ran.out).toMatch(/items without a stated relation\t\d+\nquestions to ask\t\d+\ninput tokens, about\t\d+/)
  })

  it.each<[string, readonly string[], string]>([
    ['no model', [], 'model/none'],
    ['a batch without a model', ['--batch', 'fetch'], 'model/none'],
    ['relations without a model', ['--relations'], 'model/none'],
    ['relations by batch', ['--relations', '--batch', 'fetch'], 'command/usage'],
    ['two ways at once', ['--dry-run', '--export', file('no.jsonl')], 'command/usage'],
    ['a record of an export', ['--export', file('no.jsonl'), '--record', file('record.jsonl')], 'command/usage'],
    ['a record that is not there', ['--replay', file('nowhere.jsonl')], 'source/not-found'],
    ['answers that are not there', ['--import', file('nowhere.jsonl')], 'source/not-found'],
    ['an unwritable place', ['--export', join(folder, 'office', 'concord.sqlite', 'q.jsonl')], 'file/cannot-write'],
  ])('%s is said with its code, and ends with 2', async (_, argv, code) => {
    const ran = await concord('ask', ...argv, ...at)
    expect(ran).toMatchObject({ status: 2, out: '' })
    expect(ran.notes).toContain(`[${code}]`)
    expect(existsSync(file('no.jsonl'))).toBe(false)
  })
})
