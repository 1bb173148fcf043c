import { readFileSync } from 'node:fs'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { shippedTarget } from './labels.js'
import { readOptions, required } from './options.js'
import { readGold, readTasks, type Task } from './tasks.js'

const seed = 200
const usualCount = 200

interface Wrong {
  readonly title: string
  readonly right: readonly string[]
  readonly ranked: readonly string[]
}

/**
 * `npm run bench -- wrong --gold DIR --predictions FILE [--count 200]`: wrong titles to be read, as many of every
 * classification, drawn by a fixed seed from what `noc-to-isco` wrote. Tab-separated: task, title, right groups, group
 * found, place of the right one among those found.
 */
export async function wrong(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'predictions', 'count'], [])
  const folder = required(options, 'gold')
  const tasks = await readTasks(folder)
  const predictions = readPredictions(required(options, 'predictions'))
  const each = Math.ceil(Number(options.count ?? usualCount) / tasks.length)
  const names = new Map((await shippedTarget()).items.map(({ code, labels }) => [code, labels.en ?? '']))
  const named = (code: string): string => `${code} ${names.get(code) ?? ''}`
  for (const task of tasks) {
    const all = wrongOf(task, await readGold(folder, task.name), predictions)
    for (const { title, right, ranked } of shuffled(all, seededRandom(seed)).slice(0, each)) {
      const place = ranked.findIndex((code) => right.includes(code)) + 1
      const found = ranked[0] === undefined ? 'nothing' : named(ranked[0])
      console.log([task.name, title, right.map(named).join(' | '), found, place === 0 ? 'none' : place].join('\t'))
    }
  }
}

const keyOf = (task: string, code: string, title: string): string => [task, code, title].join('\u0000')

function readPredictions(file: string): ReadonlyMap<string, readonly string[]> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const { task, code, title, ranked } = JSON.parse(line) as Record<'task' | 'code' | 'title', string> & {
        readonly ranked: readonly string[]
      }
      return [keyOf(task, code, title), ranked]
    }),
  )
}

function wrongOf(
  task: Task,
  gold: readonly (readonly string[])[],
  predictions: ReadonlyMap<string, readonly string[]>,
): readonly Wrong[] {
  return task.rows.flatMap(({ code, title }, i): Wrong[] => {
    const [right, ranked] = [gold[i]!, predictions.get(keyOf(task.name, code, title)) ?? []]
    return right.length === 0 || right.includes(ranked[0] ?? '') ? [] : [{ title, right, ranked }]
  })
}
