import { spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readExchanges } from '../../src/ask/exchange.js'
import { seededRandom } from '../../src/numbers/random.js'
import { openWorkspace } from '../../src/pipeline/workspace.js'
import { loopbackServer, type SeenRequest } from '../ask/loopback-server.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { answerFor, isAboutTitle, mappedOffice, settingsOf, settled, surroundingsOf } from './ask-office.js'
import { transpiledSource } from './transpiled.js'

const kills = 20
const occupations = Array.from({ length: 150 }, (_, at) => `Ayudante de oficio número ${at + 1}`)
const folder = folderOfThisFile()
const questionIn = ({ body }: SeenRequest): string => JSON.stringify(body.messages.map(({ content }) => content))

/** Questions whose answers are on disk. */
function kept(workspace: string): Set<string> {
  const answers = join(workspace, '.cache', 'answers')
  const exchanges = readdirSync(answers).flatMap(
    (name) => readExchanges(readFileSync(join(answers, name), 'utf8')).exchanges,
  )
  return new Set(exchanges.map(({ question }) => JSON.stringify([question.system, question.user])))
}

it('20 kills at random points: no answer is lost, and no answered question is asked again', async () => {
  const main = join(transpiledSource('killed'), 'cli/main.js')
  const interrupted = join(folder, 'interrupted')
  const quiet = join(folder, 'quiet')
  const mapped = await mappedOffice(interrupted, occupations)
  await mapped.store.close()
  cpSync(interrupted, quiet, { recursive: true })

  const random = seededRandom(20)
  const asked = new Map<string, number>()
  let answered = new Set<string>()
  let untilKill = Infinity
  let kill: () => void = () => undefined
  const server = await loopbackServer((request) => {
    if (!isAboutTitle(request)) return { kind: 'says', text: '{"colour":"blue"}' }
    const question = questionIn(request)
    expect(answered.has(question), 'an answered question was asked again').toBe(false)
    asked.set(question, (asked.get(question) ?? 0) + 1)
    if (--untilKill === 0) {
      kill()
      return { kind: 'hangs' }
    }
    return { kind: 'says', text: answerFor(request.body) }
  })
  const run = (workspace: string): Promise<number | null> =>
    new Promise((resolve) => {
      const environment = settingsOf({ CONCORD_MODEL_BASE_URL: server.baseUrl, CONCORD_MODEL_CONCURRENCY: '4' })
      const child = spawn(process.execPath, [main, 'ask', '--workspace', workspace], {
        env: { ...process.env, ...environment },
        stdio: 'ignore',
      })
      kill = () => child.kill('SIGKILL')
      child.on('exit', resolve)
    })

  try {
    for (let round = 0; round < kills; round++) {
      untilKill = 1 + Math.floor(random() * 10)
      expect(await run(interrupted)).toBeNull()
      const now = kept(interrupted)
      for (const question of answered) expect(now.has(question), 'an answer was lost').toBe(true)
      answered = now
    }
    untilKill = Infinity
    expect(await run(interrupted)).toBe(0)
    const inTheEnd = kept(interrupted)
    expect(inTheEnd.size).toBe(asked.size)
    // Only what was under way at a kill may have been asked twice: at most four questions each time.
    const requests = [...asked.values()].reduce((sum, count) => sum + count, 0)
    expect(requests - asked.size).toBeLessThanOrEqual(kills * 4)
    answered = new Set()
    expect(await run(quiet)).toBe(0)
    expect(await stored(interrupted)).toEqual(await stored(quiet))
  } finally {
    await server.close()
  }
}, 600_000)

/** The findings, but for the moments at which they were made. */
async function stored(workspaceFolder: string) {
  const workspace = await openWorkspace(workspaceFolder, surroundingsOf({}))
  const findings = (await settled(workspace)).map(({ modelAnswer, ...rest }) => ({
    ...rest,
    modelAnswer: { ...modelAnswer, at: '' },
  }))
  await workspace.store.close()
  return findings
}
