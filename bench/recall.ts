import { seededRandom, shuffled } from '../src/numbers/random.js'
import { exactScan } from '../src/numbers/exact-scan.js'
import { buildVectorIndex } from '../src/numbers/hnsw.js'
import type { Neighbour, VectorIndex } from '../src/numbers/vector-index.js'
import { buildVectorScan } from '../src/numbers/vector-scan.js'
import { fold } from '../src/text/fold.js'
import { benchEncoder, benchEntries } from './engine.js'
import { buildTitleIndex, foldedTitles, titlesIn } from '../src/retrieve/title-index.js'
import { readOptions, required } from './options.js'
import { readTasks } from './tasks.js'

const seed = 10
const usual = 300
const asked = 10

/**
 * HNSW and the packed scan against the plain one: of the ten index titles nearest to a real title by the encoder's vectors, how many each
 * finds. Titles of the classifications in `--gold` (their gold column is not read) against the index titles of
 * their own language. Equal similarities count as found: titles that are the same in two groups have one vector.
 */
export async function recall(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'labels', 'encoder', 'titles'], [])
  const note = (line: string) => console.error(line)
  const entries = await benchEntries(options.labels, note)
  const { embedder } = await benchEncoder(entries, options.encoder, note)
  const index = buildTitleIndex(entries)
  const { dimension } = embedder
  const shares: number[] = []
  print(['language', 'indexed', 'titles', 'recall@10', 'build s', 'hnsw ms', 'packed', 'packed ms', 'scan ms'])
  for (const task of await readTasks(required(options, 'gold'))) {
    const own = index.languages.get(task.language)
    if (!own) continue
    const vectors = [...foldedTitles(own, 0, titlesIn(own))].map((folded) => embedder.embed(folded, task.language))
    const started = performance.now()
    const hnsw = buildVectorIndex(vectors, dimension)
    const seconds = (performance.now() - started) / 1000
    if (hnsw.method !== 'hnsw') throw new Error('hnswlib-node could not be loaded')
    const chosen = shuffled(task.rows, seededRandom(seed)).slice(0, Number(options.titles ?? usual))
    const queries = chosen.map(({ title }) => embedder.embed(fold(title), task.language))
    const [approximate, hnswTime] = timed(hnsw, queries)
    const [packed, packedTime] = timed(buildVectorScan(vectors, dimension), queries)
    const [exact, scanTime] = timed(exactScan(vectors, dimension), queries)
    const [share, packedShare] = [shareFound(approximate, exact), shareFound(packed, exact)]
    shares.push(share)
    const milliseconds = (time: number) => (time / queries.length).toFixed(3)
    print([
      ...[task.language, vectors.length, queries.length, share.toFixed(4), seconds.toFixed(1), milliseconds(hnswTime)],
      ...[packedShare.toFixed(4), milliseconds(packedTime), milliseconds(scanTime)],
    ])
  }
  print(['mean', '', '', (shares.reduce((sum, value) => sum + value, 0) / shares.length).toFixed(4)])
}

function shareFound(found: readonly (readonly Neighbour[])[], exact: readonly (readonly Neighbour[])[]): number {
  const shares = found.map((near, row) => {
    const least = exact[row]!.at(-1)?.similarity ?? 0
    return near.filter(({ similarity }) => similarity >= least - 1e-5).length / exact[row]!.length
  })
  return shares.reduce((sum, value) => sum + value, 0) / shares.length
}

function timed(index: VectorIndex, queries: readonly Float32Array[]) {
  const started = performance.now()
  const near = queries.map((query) => index.nearest(query, asked))
  return [near, performance.now() - started] as const
}

const print = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell) => String(cell).padStart(11)).join(''))
