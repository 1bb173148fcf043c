import { KnownError } from '../errors.js'
import type { CommentSubject } from '../store/port.js'
import type { Workspace } from './workspace.js'

/** Longest comment kept, in characters. */
export const longestComment = 4000

export interface Commenting {
  readonly correspondenceId: string
  readonly subject: CommentSubject
  readonly subjectId: string
  readonly person: string
  readonly text: string
}

/** Appends a comment; people it names with @ are notified, the writer excepted. Throws `review/bad-request`. */
export async function comment(workspace: Workspace, commenting: Commenting): Promise<void> {
  const { store, newId, now } = workspace
  const text = commenting.text.trim()
  if (text === '') throw new KnownError('review/bad-request', { detail: 'the comment is empty' })
  if (text.length > longestComment) {
    const detail = `the comment has ${text.length} characters, and ${longestComment} are the most`
    throw new KnownError('review/bad-request', { detail })
  }
  const known = await knownPeople(workspace, commenting.correspondenceId)
  const mentioned = mentionsIn(text, known).filter((id) => id !== commenting.person)
  await store.addComment({ ...commenting, text, id: newId(), at: now().toISOString() }, mentioned)
}

/** Whom one can mention: all who decided here, and who uses Concord on this machine. */
export async function knownPeople({ store, config }: Workspace, correspondenceId: string): Promise<readonly string[]> {
  return [...new Set([...(await store.reviewers(correspondenceId)), config.reviewer])].sort()
}

/** People whose id stands in a text after an @, whatever the case; the longest id that fits is meant. */
export function mentionsIn(text: string, people: readonly string[]): readonly string[] {
  const longestFirst = [...people].filter((id) => id !== '').sort((a, b) => b.length - a.length)
  const found = new Set<string>()
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const after = text.slice(index + 1).toLowerCase()
    const meant = longestFirst.find(
      (id) => after.startsWith(id.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(after.slice(id.length)),
    )
    if (meant !== undefined) found.add(meant)
  }
  return [...found]
}
