import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { reasonOf } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import type { ChatAnswer, ChatModel } from './chat-model.js'
import { exchangeKey, exchangeOf, readExchange, type Exchange } from './exchange.js'

export interface AnswerCacheSettings {
  /** The workspace's `.cache/answers`; made when the first answer is kept. */
  readonly folder: string
  /** Told when an answer cannot be kept; it is used all the same. */
  readonly note: (line: string) => void
}

/**
 * The same model, which is never asked twice: each answer is kept as a file of its own, named by the hash of server,
 * model and question. Failures are not kept. Two equal questions at the same time are asked once.
 */
export function cachedChatModel(model: ChatModel, { folder, note }: AnswerCacheSettings): ChatModel {
  const underWay = new Map<string, Promise<ChatAnswer>>()
  return {
    name: model.name,
    server: model.server,
    ask: (question) => {
      const key = exchangeKey(model, question)
      const asked = underWay.get(key)
      if (asked) return asked
      const answer = keptOr(folder, key, async () => {
        const fresh = await model.ask(question)
        if (fresh.kind === 'Failed') return fresh
        const kept = await keep(folder, exchangeOf(model, question, fresh), note)
        return kept ? { ...fresh, exchange: key } : fresh
      })
      underWay.set(key, answer)
      return answer.finally(() => underWay.delete(key))
    },
  }
}

/** Two levels, so that no folder holds a hundred thousand files. */
const fileOf = (folder: string, key: string): string => join(folder, key.slice(0, 2), `${key}.json`)

async function keptOr(folder: string, key: string, ask: () => Promise<ChatAnswer>): Promise<ChatAnswer> {
  const kept = keptExchange(folder, key)
  return kept === null ? await ask() : { ...kept.answer, exchange: key }
}

/** The exchange kept under a key; a file that is damaged or holds another question's answer counts as none. */
export function keptExchange(folder: string, key: string): Exchange | null {
  try {
    const exchange = readExchange(JSON.parse(readFileSync(fileOf(folder, key), 'utf8')))
    return exchange?.key === key ? exchange : null
  } catch {
    return null
  }
}

/** Keeps an exchange, over an earlier one of the same key. Throws `file/cannot-write`. */
export function keepExchange(folder: string, exchange: Exchange): void {
  writeWhole(fileOf(folder, exchange.key), JSON.stringify(exchange))
}

async function keep(folder: string, exchange: Exchange, note: (line: string) => void): Promise<boolean> {
  try {
    await writeBeside(fileOf(folder, exchange.key), JSON.stringify(exchange))
    return true
  } catch (thrown) {
    note(`An answer could not be kept and will be asked again next time: ${reasonOf(thrown)}`)
    return false
  }
}

let written = 0
const made = new Set<string>()

/**
 * Like `writeWhole`, while others go on asking: written beside and renamed, so that a process that is killed leaves a
 * whole file or none. Not flushed to the disk, which would take longer than the asking: a machine that loses power may
 * leave damaged files, which are asked again.
 */
async function writeBeside(file: string, content: string): Promise<void> {
  const folder = dirname(file)
  if (!made.has(folder)) {
    await mkdir(folder, { recursive: true })
    made.add(folder)
  }
  const beside = `${file}.${process.pid}-${++written}.part`
  await writeFile(beside, content, { flag: 'wx' })
  await rename(beside, file)
}
