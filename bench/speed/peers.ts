import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFile } from '../../src/files/package-root.js'
import type { IndexEntry } from '../../src/model/classification.js'
import { fold } from '../../src/text/fold.js'
import type { Measurable } from './measured.js'
import { quoted, timed } from './timed.js'

export interface PeerJob {
  readonly folder: string
  readonly labels: readonly IndexEntry[]
  readonly titles: readonly string[]
  readonly top: number
  /** Times that fastText sees each label when it is trained; its speed does not depend on it. */
  readonly epochs: number
  /** Titles that the slow peer is given. */
  readonly sample: number
  readonly note: (line: string) => void
}

const works = (command: string, argv: readonly string[]): boolean => {
  const { error, status } = spawnSync(command, argv, { stdio: 'ignore' })
  return error === undefined && status !== 127
}

/** The peers that are installed, on the same titles; the others are named. */
export function peers(job: PeerJob): readonly Measurable[] {
  const folded = job.titles.map((title) => fold(title) || 'x')
  const one = write(job, 'one.txt', ['cook'])
  const rows: Measurable[] = []
  if (works('fasttext', [])) rows.push(fastText(job, folded, one))
  else job.note('fastText is not installed (Debian: fasttext): left out')
  if (works('/usr/bin/python3', ['-c', 'import sklearn'])) rows.push(tfidf(job, folded, one))
  else job.note('scikit-learn is not installed (Debian: python3-sklearn): left out')
  return rows
}

function write({ folder }: PeerJob, name: string, lines: readonly string[]): string {
  const file = join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const labelLines = ({ labels }: PeerJob, prefix: string): readonly string[] =>
  labels.flatMap(({ code, title }) => (fold(title) === '' ? [] : [`${prefix}${code} ${fold(title)}`]))

/** Two processes at once, each on half of the titles. */
function fastText(job: PeerJob, folded: readonly string[], one: string): Measurable {
  const model = join(job.folder, `fasttext-${job.epochs}`)
  if (!existsSync(`${model}.bin`)) {
    job.note('training fastText')
    const input = write(job, 'fasttext-labels.txt', labelLines(job, '__label__'))
    const options = `-minn 3 -maxn 5 -wordNgrams 2 -dim 100 -epoch ${job.epochs} -lr 0.5 -bucket 1000000 -thread 2`
    timed(`fasttext supervised -input ${quoted(input)} -output ${quoted(`${model}-new`)} ${options} 2>&1`)
    renameSync(`${model}-new.bin`, `${model}.bin`)
  }
  const half = Math.ceil(folded.length / 2)
  const halves = [folded.slice(0, half), folded.slice(half)].map((lines, i) => write(job, `half-${i}.txt`, lines))
  const line = (files: readonly string[]): string =>
    `${files.map((file, i) => `fasttext predict-prob ${quoted(`${model}.bin`)} ${quoted(file)} ${job.top} > ${quoted(join(job.folder, `fasttext-${i}.out`))} &`).join(' ')} wait`
  return {
    system: 'fastText predict-prob, 2 processes',
    titles: folded.length,
    all: () => timed(line(halves)),
    one: () => timed(line([one, one])),
  }
}

function tfidf(job: PeerJob, folded: readonly string[], one: string): Measurable {
  const labels = write(job, 'tfidf-labels.txt', labelLines(job, ''))
  const step = Math.max(1, Math.floor(folded.length / job.sample))
  const sample = folded.filter((_, i) => i % step === 0).slice(0, job.sample)
  const titles = write(job, 'tfidf-titles.txt', sample)
  const script = packageFile('bench', 'peers', 'tfidf.py')
  const line = (file: string): string =>
    `/usr/bin/python3 ${quoted(script)} ${quoted(file)} ${quoted(labels)} ${job.top}`
  return {
    system: 'scikit-learn TF-IDF cosine',
    titles: sample.length,
    all: () => timed(line(titles)),
    one: () => timed(line(one)),
  }
}
