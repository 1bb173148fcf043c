import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { KnownError, reasonOf } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import { removeFolder } from '../files/folder.js'
import { readJson } from '../files/read.js'
import type { ReadingChoices } from '../pipeline/reading-choices.js'
import type { SourceWords } from '../pipeline/source-words.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { FileSink } from './multipart.js'

/** A file that was uploaded and not ingested yet, with what its owner has said of it so far. */
export interface Draft {
  readonly id: string
  /** Its name, as it was sent. */
  readonly name: string
  /** Full path. */
  readonly file: string
  readonly words: SourceWords
  readonly choices: ReadingChoices
}

const folderOf = ({ folder }: Workspace): string => join(folder, '.cache', 'uploads')
const draftFile = 'draft.json'
const aDay = 86_400_000

const draftSchema = z.object({
  name: z.string(),
  words: z.record(z.string(), z.string()),
  choices: z.looseObject({}),
})

/** A file on its way in. */
export interface Upload {
  readonly draft: Draft
  readonly sink: FileSink
  /** Closes the file; may be called again. */
  readonly end: () => Promise<void>
}

/** Begins an upload under a new id; uploads left for more than a day go first. Throws `file/cannot-write`. */
export async function beginUpload(workspace: Workspace, sentName: string): Promise<Upload> {
  forgetOldUploads(workspace)
  const name = safeName(sentName)
  const id = workspace.newId()
  const folder = join(folderOf(workspace), id)
  const file = join(folder, name)
  const limit = workspace.config.uploadLimit
  try {
    mkdirSync(folder, { recursive: true })
    const handle = await open(file, 'wx')
    let size = 0
    const sink: FileSink = {
      write: async (bytes) => {
        size += bytes.length
        if (size > limit * 1e6) throw new KnownError('upload/too-large', { file: name, limit })
        await handle.writeFile(bytes)
      },
    }
    return { draft: { id, name, file, words: {}, choices: {} }, sink, end: () => handle.close() }
  } catch (thrown) {
    throw new KnownError('file/cannot-write', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

/** A file's own name without the folders and marks that could lead elsewhere; recipes go by names, so it stays else. */
export function safeName(sentName: string): string {
  const name = sentName
    .replace(/^.*[\\/]/, '')
    .normalize('NFC')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  const extension = /\.[\p{L}\d]{1,8}$/u.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - extension.length).slice(0, 100)
  // The draft lies in the same folder.
  return stem === '' ? `file${extension}` : `${name === draftFile ? 'file-' : ''}${stem}${extension}`
}

export function keepDraft(workspace: Workspace, { id, name, words, choices }: Draft): void {
  writeWhole(join(folderOf(workspace), id, draftFile), JSON.stringify({ name, words, choices }))
}

/** Throws `upload/gone`. */
export function draftOf(workspace: Workspace, id: string): Draft {
  const folder = join(folderOf(workspace), id)
  if (!/^[\w-]{1,64}$/.test(id) || !existsSync(join(folder, draftFile))) throw new KnownError('upload/gone')
  const { name, words, choices } = draftSchema.parse(readJson(join(folder, draftFile)))
  // We wrote them ourselves, from `ReadingChoices`.
  return { id, name, file: join(folder, name), words, choices }
}

/** Those begun and neither ingested nor given up. */
export function drafts(workspace: Workspace): readonly Draft[] {
  const folder = folderOf(workspace)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, draftFile)))
    .sort()
    .map((id) => draftOf(workspace, id))
}

export const dropUpload = (workspace: Workspace, id: string): void => removeFolder(join(folderOf(workspace), id))

function forgetOldUploads(workspace: Workspace): void {
  const folder = folderOf(workspace)
  if (!existsSync(folder)) return
  for (const id of readdirSync(folder)) {
    // The disk's own clock wrote the other time.
    if (Date.now() - statSync(join(folder, id)).mtimeMs > aDay) dropUpload(workspace, id)
  }
}
