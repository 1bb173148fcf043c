import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { TitleEncoder } from '../../src/embed/embedder.js'
import { writeArrays } from '../../src/files/arrays-file.js'
import type { IndexEntry } from '../../src/model/classification.js'
import { readIndexFile } from '../../src/pipeline/title-index-file.js'
import { prepareIndex, titleIndexOf } from '../../src/retrieve/prepared-index.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'

/** What an index of these titles takes to build, in one thread and for all languages, to keep, and to load again. */
export function indexTimes(folder: string, entries: readonly IndexEntry[], encoder: TitleEncoder): string {
  const file = join(folder, 'index-times.bin')
  const { embedder } = encoder
  const [built, building] = clocked(() => prepareIndex(buildTitleIndex(entries), embedder))
  const [, writing] = clocked(() => writeArrays(file, built))
  const [, loading] = clocked(() => {
    const read = readIndexFile(file)
    if (read === null || typeof read === 'string') throw new Error(`${file}: ${String(read)}`)
    return titleIndexOf(read, embedder)
  })
  const megabytes = (statSync(file).size / 1e6).toFixed(0)
  return (
    `index of ${entries.length} titles (${built.size} forms, ${built.languages.length} languages): ` +
    `built in ${building}, kept in ${writing}, loaded in ${loading}; ${megabytes} MB`
  )
}

/** With seconds on the clock and of processor time, in words. */
function clocked<T>(work: () => T): readonly [T, string] {
  const [before, cpu] = [performance.now(), process.cpuUsage()]
  const done = work()
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - before) / 1000
  return [done, `${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor time)`]
}
