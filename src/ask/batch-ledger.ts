import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../files/atomic-write.js'

const entryShape = z.object({
  /** Made by us before the batch is submitted: by it we find a batch whose id we never learnt. */
  mark: z.string(),
  /** The server's id; `null` until it is known. */
  id: z.string().nullable(),
  server: z.string(),
  model: z.string(),
  submittedAt: z.string(),
  /** `open` until its files were read or it came to nothing. */
  state: z.enum(['open', 'closed']),
  /** The server's last word about it. */
  status: z.string(),
  /** Questions in it. */
  names: z.array(z.string()),
})

/** One batch, as we remember it. */
export type BatchEntry = Readonly<z.infer<typeof entryShape>>

const fileOf = (folder: string, mark: string): string => join(folder, `${mark}.json`)

/** Remembers a batch, over what was remembered of it. Throws `file/cannot-write`. */
export const writeEntry = (folder: string, entry: BatchEntry): void =>
  writeWhole(fileOf(folder, entry.mark), `${JSON.stringify(entry)}\n`)

/** The batches submitted to this server for this model, oldest first. */
export function readEntries(folder: string, asked: { readonly server: string; readonly name: string }): BatchEntry[] {
  let files: readonly string[]
  try {
    files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
  return files
    .flatMap((name) => {
      const entry = readEntry(join(folder, name))
      return entry?.server === asked.server && entry.model === asked.name ? [entry] : []
    })
    .sort((a, b) => (`${a.submittedAt}${a.mark}` < `${b.submittedAt}${b.mark}` ? -1 : 1))
}

function readEntry(file: string): BatchEntry | null {
  try {
    return entryShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}
