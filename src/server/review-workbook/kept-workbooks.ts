import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { KnownError } from '../../errors.js'
import { writeWhole } from '../../files/atomic-write.js'
import { removeFolder } from '../../files/folder.js'
import { readBytes, readJson } from '../../files/read.js'
import type { Workspace } from '../../pipeline/workspace.js'

const aboutSchema = z.object({
  /** Its name, as it was sent. */
  name: z.string(),
  correspondenceId: z.string(),
  /** Id of the person who sent it: nobody else can apply it. */
  person: z.string(),
  /** Decisions applied the last time; `null` before. */
  applied: z.number().nullable(),
  /** Conflicts in which what stands was kept: row, and revision of the title then. */
  kept: z.array(z.tuple([z.number(), z.number()])).readonly(),
})

/** A review workbook between its arrival and the moment its sender leaves it. */
export type KeptWorkbook = Readonly<z.infer<typeof aboutSchema>> & { readonly id: string }

const folderOf = ({ folder }: Workspace): string => join(folder, '.cache', 'review-workbooks')
const workbookFile = 'workbook'
const aboutFile = 'about.json'
const aDay = 86_400_000

/** Keeps a workbook under a new id; those left for more than a day go. Throws `file/cannot-write`. */
export function keepWorkbook(workspace: Workspace, about: Omit<KeptWorkbook, 'id'>, bytes: Uint8Array): string {
  const folder = folderOf(workspace)
  mkdirSync(folder, { recursive: true })
  for (const id of readdirSync(folder)) {
    // The disk's own clock wrote the other time.
    if (Date.now() - statSync(join(folder, id)).mtimeMs > aDay) removeFolder(join(folder, id))
  }
  const id = workspace.newId()
  writeWhole(join(folder, id, workbookFile), bytes)
  rememberAbout(workspace, { ...about, id })
  return id
}

export function rememberAbout(workspace: Workspace, { id, ...about }: KeptWorkbook): void {
  writeWhole(join(folderOf(workspace), id, aboutFile), JSON.stringify(about))
}

/** Throws `upload/gone`, also for what another person sent or for another correspondence. */
export function keptWorkbook(
  workspace: Workspace,
  id: string,
  { correspondenceId, person }: { readonly correspondenceId: string; readonly person: string },
): { readonly about: KeptWorkbook; readonly bytes: Uint8Array } {
  const folder = join(folderOf(workspace), id)
  if (!/^[\w-]{1,64}$/.test(id) || !existsSync(join(folder, aboutFile))) throw new KnownError('upload/gone')
  const about = { id, ...aboutSchema.parse(readJson(join(folder, aboutFile))) }
  if (about.person !== person || about.correspondenceId !== correspondenceId) throw new KnownError('upload/gone')
  return { about, bytes: readBytes(join(folder, workbookFile)) }
}

export const dropWorkbook = (workspace: Workspace, id: string): void => removeFolder(join(folderOf(workspace), id))
