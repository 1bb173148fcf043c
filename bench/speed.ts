import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { encoderOf } from '../src/embed/encoder.js'
import { writeDelimited } from '../src/files/delimited.js'
import { packageFile } from '../src/files/package-root.js'
import { readOptions, required } from './options.js'
import { itemModelFor } from '../src/pipeline/title-encoder.js'
import { targetTitles } from '../src/pipeline/title-engine.js'
import { indexTimes } from './speed/index-times.js'
import { measured, speedTable } from './speed/measured.js'
import { office, someLabels } from './speed/office.js'
import { peers } from './speed/peers.js'
import { quoted, type Timed, timed } from './speed/timed.js'
import { variedTitles, type VariedTitle } from './speed/vary-titles.js'
import { warmTitle } from './speed/warm-title.js'

const top = 5
const seed = 3
const lone = 400
const numbers = { titles: 1_000_000, 'label-count': 300_000, runs: 5, epochs: 20, sample: 5_000, full: 20_000 }

/**
 * Measures `concord code` as a whole process on two cores, a file in and a coded file out, on distinct titles made by
 * varying real ones; with `--peers`, fastText and scikit-learn on the same titles in the same session. What can be made
 * once (workspace, encoder, fastText's model) is kept in `--folder`. `--full`: titles, all of one language, for the path
 * by all methods. `--encoder`: one already trained, in place of training one.
 */
export async function speed(argv: readonly string[]): Promise<void> {
  const options = readOptions(
    argv,
    ['labels', 'encoder', 'occupation-encoder', 'folder', ...Object.keys(numbers)],
    ['peers'],
  )
  const note = (line: string) => console.error(line)
  const number = (name: keyof typeof numbers): number => Number(options[name] ?? numbers[name])
  const folder = options.folder ?? packageFile('.cache', 'speed')
  mkdirSync(folder, { recursive: true })
  const runs = number('runs')
  const labels = await someLabels(required(options, 'labels'), number('label-count'), note)
  const home = join(folder, 'office')
  const { workspace, entries } = await office(home, labels, options, note)
  const rows = variedTitles(entries, number('titles'), seed)
  const loadBefore = loadavg()[0]!
  const code = coder(folder, home)
  const ours = {
    ...{ system: 'concord code', titles: rows.length },
    ...{ all: code('all', rows), one: code('one', rows.slice(0, 1)) },
  }
  const others =
    options.peers === undefined
      ? []
      : peers({
          ...{ folder, labels, top, note },
          titles: rows.map(({ title }) => title),
          epochs: number('epochs'),
          sample: number('sample'),
        })
  const english = rows.filter(({ language }) => language === 'en')
  const few = english.slice(0, number('full'))
  const full = {
    ...{ system: 'concord code --full (English)', titles: few.length },
    ...{ all: code('full', few, '--full'), one: code('full-one', few.slice(0, 2), '--full') },
  }
  note('making what is made once: the index of all titles')
  full.one()
  const rates = [...measured([ours, ...others], runs), ...measured([full], 1)]
  console.log(
    `${entries.length} index titles; load of the machine ${loadBefore.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after; medians of ${runs}`,
  )
  console.log(speedTable(rates))
  const target = (await workspace.store.classification('isco-08'))!
  const known = targetTitles(target, await workspace.store.indexEntries('isco-08'))
  const { model } = await itemModelFor(workspace, known, () => undefined)
  console.log(indexTimes(folder, entries, encoderOf(model!)))
  const warm = await warmTitle(workspace, english.slice(0, lone))
  await workspace.store.close()
  console.log(
    `one title on a warm engine: median ${warm.median.toFixed(1)} ms, 95 % within ${warm.most.toFixed(1)} ms (${warm.titles} English titles)`,
  )
}

/** Runs `concord code` on titles, in a process of its own. */
const coder =
  (folder: string, home: string) =>
  (name: string, rows: readonly VariedTitle[], ...flags: readonly string[]): (() => Timed) => {
    const file = join(folder, `titles-${name}.csv`)
    const table = rows.map(({ title, language }, i) => [i + 1, title, language])
    writeFileSync(file, writeDelimited([['id', 'title', 'language'], ...table]))
    const program = packageFile('.cache', 'bench', 'src', 'cli', 'main.js')
    if (!existsSync(program)) throw new Error(`${program} is missing: run this by npm run bench`)
    const argv = ['code', file, '--out', join(folder, `coded-${name}.csv`), '--workspace', home, '--top', String(top)]
    const line = [process.execPath, program, ...argv, '--language-column', 'language', '--restart', '--json', ...flags]
    // Rows that say nothing end it with status 1, which is no failure.
    return () => timed(`${line.map(quoted).join(' ')} || [ $? = 1 ]`)
  }
