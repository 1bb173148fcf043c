import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { tmpdir } from 'node:os'
import { filesBelow } from '../src/files/folder.js'
import { readRecipes, recipesFor } from '../src/ingest/recipes.js'
import { refusalGroups } from '../src/pipeline/check-source.js'
import { seededRandom } from '../src/numbers/random.js'
import { tryMutant, type MutantOutcome } from './mutants.js'
import { ingestedAsUsed, type FileMeasured } from './ingest-file.js'
import { readOptions, required } from './options.js'

/**
 * `ingest --data DIR`: every file below DIR is ingested as a user would, each in a process of its own; one table.
 * `--only TEXT` takes the files whose path has the text; `--guess` leaves the recipes aside; `--large` adds a made
 * file of 500,000 rows. `--compare` prints the files of which the columns alone say something else than their recipe.
 * `--mutants N` spoils N of the files instead, and counts what became of them.
 */
export async function ingest(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['data', 'only', 'file', 'mutants'], ['guess', 'large', 'compare'])
  const guess = options.guess === 'true'
  if (options.file !== undefined) {
    console.log(JSON.stringify(await ingestedAsUsed(options.file, guess)))
    return
  }
  const data = required(options, 'data')
  if (options.mutants !== undefined) {
    await mutants(
      filesBelow(data)
        .filter(isSource)
        .map((path) => join(data, path)),
      Number(options.mutants),
    )
    return
  }
  const files = filesBelow(data).filter((path) => isSource(path) && path.includes(options.only ?? ''))
  if (options.compare === 'true') {
    await compare(data, files)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'))
  const made = options.large === 'true' ? [madeAds(folder)] : []
  console.log('file\tkind\trows\tkept\tduplicates\trefused\tread s\tin all s\tMB\twhy refused, or why not read')
  let unaccounted = 0
  try {
    for (const path of [...files.map((file) => join(data, file)), ...made]) {
      const measured = await measuredApart(path, guess)
      if (measured.kind === 'Read' && !measured.adds) unaccounted++
      console.log(line(path.startsWith(data) ? path.slice(data.length + 1) : basename(path), measured))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  console.log(`${files.length + made.length} files; rows not accounted for in ${unaccounted}`)
}

/** Every file with a recipe, read by it and again by what its columns hold. */
async function compare(data: string, files: readonly string[]): Promise<void> {
  const recipes = readRecipes()
  const known = files.filter((path) => recipesFor(recipes, basename(path)).length > 0)
  let alike = 0
  for (const path of known) {
    const [byRecipe, byColumns] = [
      await measuredApart(join(data, path), false),
      await measuredApart(join(data, path), true),
    ]
    const [one, other] = [byRecipe, byColumns].map((measured) => line(path, measured).split('\t').slice(1, 6).join(' '))
    if (one === other) alike++
    else console.log(`${path}\trecipe: ${one ?? ''}\tcolumns: ${other ?? ''}`)
  }
  console.log(`${alike} of ${known.length} files alike: kind, rows, kept, duplicates, refused`)
}

async function mutants(files: readonly string[], count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-mutants-'))
  const small = files.filter((file) => statSync(file).size < largestSpoilt)
  const outcomes: MutantOutcome[] = []
  try {
    for (let seed = 1; seed <= count; seed++) outcomes.push(await tryMutant(small, seed, folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
  const kinds = [...new Set(outcomes.map(({ outcome }) => outcome))].sort()
  for (const kind of kinds) console.log(`${kind}\t${outcomes.filter(({ outcome }) => outcome === kind).length}`)
  for (const { seed, file, mutation, wrong } of outcomes.filter((one) => one.wrong !== null))
    console.log(`WRONG\tseed ${seed}\t${file}\t${mutation}\t${wrong ?? ''}`)
  const slowest = Math.max(...outcomes.map(({ seconds }) => seconds))
  console.log(`${outcomes.length} mutants of ${small.length} files; slowest ${slowest.toFixed(1)} s`)
}

/** Bytes; larger files say nothing new and take long. */
const largestSpoilt = 4_000_000

/** What lies beside sources: words about them, answers of benchmarks, programs. */
const isSource = (path: string): boolean => !/^bench\/|\.(?:md|sthlp)$|(?:^|\/)Read Me|noise_fixtures/i.test(path)

function line(file: string, measured: Measured): string {
  const { seconds, megabytes } = measured
  const end = [seconds.toFixed(1), String(Math.round(megabytes))]
  if (measured.kind === 'Refused') return [file, '-', '-', '-', '-', '-', '-', ...end, measured.detail].join('\t')
  const { report } = measured
  const why = refusalGroups(report.refused)
    .slice(0, 4)
    .map(({ reason, rows }) => `${rows.length} x ${reason}`)
    .join(' ')
  const numbers = [
    ...[report.rowsIn, report.kept, report.duplicates, report.refused.length].map(String),
    measured.readSeconds.toFixed(1),
  ]
  return [file, measured.ingestedAs, ...numbers, ...end, why].join('\t')
}

type Measured = FileMeasured & { readonly seconds: number; readonly megabytes: number }

/** Ingests in a process of its own. Memory is the most that it and the processes it started held together. */
async function measuredApart(file: string, guess: boolean): Promise<Measured> {
  const started = performance.now()
  const child = spawn(process.execPath, [process.argv[1]!, 'ingest', '--file', file, ...(guess ? ['--guess'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let megabytes = 0
  const watch = setInterval(() => (megabytes = Math.max(megabytes, residentMegabytes(child.pid ?? 0))), 20)
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) return { kind: 'Refused', detail: `it ended with status ${String(status)}`, seconds, megabytes }
  const measured = JSON.parse(said) as FileMeasured & { readonly ownMegabytes: number }
  return { ...measured, seconds, megabytes: Math.max(megabytes, measured.ownMegabytes) }
}

/** Memory of a process and those below it, where the system tells it (Linux); else 0. */
function residentMegabytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter((id) => id !== '')
    return (pages * 4096) / 1e6 + below.reduce((sum, id) => sum + residentMegabytes(Number(id)), 0)
  } catch {
    return 0
  }
}

/** Advertisements without meaning, 500,000 rows of five columns. */
function madeAds(folder: string): string {
  const random = seededRandom(1)
  const pick = (count: number): number => Math.floor(random() * count)
  const jobs = ['Cozinheiro', 'Técnico de enfermagem', 'Motorista carreteiro', 'Vendedor interno', 'Operador de caixa']
  const file = join(folder, 'made-500000.csv')
  const handle = openSync(file, 'w')
  writeSync(handle, 'title,date,employer,place,url\n')
  for (let block = 0; block < 500; block++) {
    const rows = Array.from({ length: 1000 }, (_, at) => {
      const date = `2024-${String(1 + pick(12)).padStart(2, '0')}-${String(1 + pick(28)).padStart(2, '0')}`
      const title = `"${jobs[pick(jobs.length)]!} ${pick(40_000)}"`
      return `${title},${date},Empresa ${pick(20_000)} Ltda,São Paulo ${pick(500)},https://example.org/${block * 1000 + at}\n`
    })
    writeSync(handle, rows.join(''))
  }
  closeSync(handle)
  return file
}
