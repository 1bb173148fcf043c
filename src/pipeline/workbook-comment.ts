import { comment } from './comment.js'
import type { Workspace } from './workspace.js'

/** A comment of a review workbook's row in which nothing was decided. */
export interface RowComment {
  readonly correspondenceId: string
  readonly titleId: string
  readonly person: string
  readonly text: string
}

/** Whether the same person's same comment stands on the title: a workbook that comes twice says nothing twice. */
export async function isSaidAlready(
  { store }: Workspace,
  { correspondenceId, titleId, person, text }: RowComment,
): Promise<boolean> {
  const said = await store.comments(correspondenceId, 'title', titleId)
  return said.some((one) => one.person === person && one.text === text)
}

/** Appends the comment to those on the title; people it names are told. False where it stands there already. */
export async function sayOnce(workspace: Workspace, row: RowComment): Promise<boolean> {
  if (await isSaidAlready(workspace, row)) return false
  const { titleId, ...rest } = row
  await comment(workspace, { ...rest, subject: 'title', subjectId: titleId })
  return true
}
