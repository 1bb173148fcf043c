import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { KnownError, reasonOf } from '../../errors.js'
import { writeWhole } from '../../files/atomic-write.js'
import { readJson } from '../../files/read.js'

const countsSchema = z.object({ rows: z.number(), coded: z.number(), asked: z.number() })
const progressSchema = z.object({
  /** What is being written: input and everything that the answers depend on. */
  job: z.string(),
  /** Characters of the input that are answered. */
  read: z.number(),
  /** Bytes of the output that hold those answers. */
  written: z.number(),
  counts: countsSchema,
})
export type BatchCounts = z.infer<typeof countsSchema>
export type BatchProgress = z.infer<typeof progressSchema>

const nothing: BatchCounts = { rows: 0, coded: 0, asked: 0 }

/**
 * An output that is written bit by bit beside its place (`OUT.part`), with a note (`OUT.progress.json`) of how far both
 * files agree. Killed at any moment, the next run cuts off what the note does not vouch for and goes on from there.
 */
export class UnfinishedOutput {
  private constructor(
    private readonly file: string,
    private readonly handle: number,
    private progress: BatchProgress,
  ) {}

  /**
   * Goes on where an earlier run of the same job stopped, or begins anew. Throws `code/other-job` where the note is
   * another job's and `restart` is not asked for, and `file/cannot-write`.
   */
  static open(file: string, job: string, restart: boolean): UnfinishedOutput {
    const before = restart ? null : earlier(file)
    if (before && before.job !== job) throw new KnownError('code/other-job', { file })
    const progress = before ?? { job, read: 0, written: 0, counts: nothing }
    return writing(file, () => {
      mkdirSync(dirname(resolve(file)), { recursive: true })
      const handle = openSync(partOf(file), before ? 'r+' : 'w')
      ftruncateSync(handle, progress.written)
      return new UnfinishedOutput(file, handle, progress)
    })
  }

  get sofar(): BatchProgress {
    return this.progress
  }

  /** Adds text that answers the input up to `read`. Not yet safe from a power cut: `keep` makes it so. */
  add(text: string, read: number, counts: BatchCounts): void {
    const bytes = Buffer.from(text)
    writing(this.file, () => {
      for (let at = 0; at < bytes.length;) {
        at += writeSync(this.handle, bytes, at, bytes.length - at, this.progress.written + at)
      }
    })
    this.progress = { ...this.progress, read, written: this.progress.written + bytes.length, counts }
  }

  /** From here a later run goes on. */
  keep(): void {
    writing(this.file, () => fsyncSync(this.handle))
    writeWhole(progressOf(this.file), JSON.stringify(this.progress))
  }

  /** Puts the whole output in its place. */
  finish(): void {
    this.keep()
    closeSync(this.handle)
    writing(this.file, () => renameSync(partOf(this.file), this.file))
    rmSync(progressOf(this.file), { force: true })
  }

  close(): void {
    closeSync(this.handle)
  }
}

export const partOf = (file: string): string => `${file}.part`
export const progressOf = (file: string): string => `${file}.progress.json`

/** A note without its output, or an output without its note, is worth nothing. */
function earlier(file: string): BatchProgress | null {
  if (!existsSync(progressOf(file)) || !existsSync(partOf(file))) return null
  const read = progressSchema.safeParse(readJson(progressOf(file)))
  return read.success ? read.data : null
}

function writing<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    throw new KnownError('file/cannot-write', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}
