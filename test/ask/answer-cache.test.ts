import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cachedChatModel } from '../../src/ask/answer-cache.js'
import { exchangeKey, exchangeOf, readExchanges, type Exchange } from '../../src/ask/exchange.js'
import { recordedChatModel, recordingChatModel } from '../../src/ask/recorded.js'
import { writeJsonLines } from '../../src/files/json-lines.js'
import { question, scriptedModel } from './asking.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'answers-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const keptFiles = (): string[] => readdirSync(folder).map((name) => join(folder, name))
const keptLines = (): string[] =>
  keptFiles().flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  )
const quiet = { note: () => undefined }

describe('answers that are kept', () => {
  it('nothing is asked twice, by this process or the next', async () => {
    const model = scriptedModel((_, at) => `answer ${at}`)
    const first = await cachedChatModel(model, { folder, ...quiet }).ask(question)
    const second = await cachedChatModel(model, { folder, ...quiet }).ask(question)
    expect(second).toEqual(first)
    expect(model.asked).toHaveLength(1)
  })

  it('the same question at the same time is asked once', async () => {
    const model = scriptedModel((_, at) => `answer ${at}`)
    const cached = cachedChatModel(model, { folder, ...quiet })
    const answers = await Promise.all([1, 2, 3].map(() => cached.ask(question)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(model.asked).toHaveLength(1)
  })

  it.each([
    ['another model', { name: 'other' }, {}],
    ['another server', { server: 'http://other' }, {}],
    ['another text', {}, { user: 'The grass.' }],
    ['other instructions', {}, { system: 'Choose again.' }],
    ['another list', {}, { schema: { enum: ['red'] } }],
  ])('%s is another question', async (_, asked, changed) => {
    const model = scriptedModel((_question, at) => `answer ${at}`)
    await cachedChatModel(model, { folder, ...quiet }).ask(question)
    await cachedChatModel({ ...model, ...asked }, { folder, ...quiet }).ask({ ...question, ...changed })
    expect(model.asked).toHaveLength(2)
    expect(keptLines()).toHaveLength(2)
  })

  it('failures are not kept', async () => {
    const model = scriptedModel((_, at) => (at === 0 ? { kind: 'Failed', reason: 'timeout', detail: '' } : 'fine'))
    const cached = cachedChatModel(model, { folder, ...quiet })
    expect(await cached.ask(question)).toMatchObject({ kind: 'Failed' })
    expect(await cached.ask(question)).toMatchObject({ text: 'fine' })
  })

  it.each<[string, (file: string) => void]>([
    ['cut short', (file) => truncateSync(file, 40)],
    ['emptied', (file) => writeFileSync(file, '')],
    ['changed by hand', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('The sky.', 'The sea.'))],
  ])('a file that was %s is asked again and written anew', async (_, damage) => {
    const model = scriptedModel((_question, at) => `answer ${at}`)
    const cached = cachedChatModel(model, { folder, ...quiet })
    await cached.ask(question)
    damage(keptFiles()[0]!)
    expect(await cached.ask(question)).toMatchObject({ text: 'answer 1' })
    expect(await cached.ask(question)).toMatchObject({ text: 'answer 1' })
  })

  it('half a line that a crash left spoils nothing, and what another process adds is seen', async () => {
    const model = scriptedModel((_question, at) => `answer ${at}`)
    const cached = cachedChatModel(model, { folder, ...quiet })
    await cached.ask(question)
    appendFileSync(keptFiles()[0]!, '{"key":"0123')
    const line = keptLines()[0]!
    const other = { ...question, user: 'The grass.' }
    const added = exchangeOf(model, other, { ...(JSON.parse(line) as Exchange).answer, text: 'from elsewhere' })
    appendFileSync(join(folder, `${added.key.slice(0, 2)}.jsonl`), `\n${JSON.stringify(added)}\n`)
    expect(await cached.ask(other)).toMatchObject({ text: 'from elsewhere', exchange: added.key })
    await cached.ask({ ...question, user: 'The sea.' })
    expect(await cached.ask({ ...question, user: 'The sea.' })).toMatchObject({ text: 'answer 1' })
    expect(model.asked).toHaveLength(2)
  })

  it('a folder that is deleted while asking is made anew', async () => {
    const model = scriptedModel((_question, at) => `answer ${at}`)
    const cached = cachedChatModel(model, { folder, ...quiet })
    await cached.ask(question)
    rmSync(folder, { recursive: true })
    expect(await cached.ask(question)).toMatchObject({ text: 'answer 1' })
    expect(await cached.ask(question)).toMatchObject({ text: 'answer 1' })
  })

  it('an answer that cannot be kept is used, and a note says so', async () => {
    writeFileSync(join(folder, 'file'), '')
    const notes: string[] = []
    const cached = cachedChatModel(
      scriptedModel(() => 'fine'),
      {
        folder: join(folder, 'file'),
        note: (line) => notes.push(line),
      },
    )
    expect(await cached.ask(question)).toMatchObject({ text: 'fine' })
    expect(notes).toEqual([expect.stringContaining('could not be kept')])
  })
})

describe('recorded answers', () => {
  const record = async (): Promise<Exchange[]> => {
    const exchanges: Exchange[] = []
    const model = recordingChatModel(
      scriptedModel((_, at) => `answer ${at}`),
      (one) => exchanges.push(one),
    )
    await model.ask(question)
    await model.ask({ ...question, user: 'The grass.' })
    return exchanges
  }

  it('a record that went through a file answers the same, under the same name', async () => {
    const { exchanges, badLines } = readExchanges(writeJsonLines(await record()))
    const model = recordedChatModel(exchanges)
    expect(badLines).toEqual([])
    expect(model).toMatchObject({ name: 'scripted', server: 'http://scripted' })
    expect(await model.ask({ ...question, user: 'The grass.' })).toMatchObject({ text: 'answer 1' })
    expect(await model.ask({ ...question, user: 'The sea.' })).toMatchObject({ kind: 'Failed', reason: 'not-recorded' })
  })

  it('lines that are damaged or were changed are named', async () => {
    const [first, second] = await record()
    const changed = { ...second!, question: { ...question, user: 'The sea.' } }
    const { exchanges, badLines } = readExchanges(`${JSON.stringify(first)}\n{"key":\n${JSON.stringify(changed)}\n`)
    expect(exchanges).toHaveLength(1)
    expect(badLines).toEqual([2, 3])
  })

  it('a cache file is a line of a record', async () => {
    const model = scriptedModel(() => 'fine')
    await cachedChatModel(model, { folder, ...quiet }).ask(question)
    const { exchanges } = readExchanges(readFileSync(keptFiles()[0]!, 'utf8'))
    expect(exchanges[0]?.key).toBe(exchangeKey(model, question))
    expect(await recordedChatModel(exchanges).ask(question)).toMatchObject({ text: 'fine' })
  })
})
