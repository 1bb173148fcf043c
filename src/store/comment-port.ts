import type { Page, Paged } from './port.js'

export type CommentSubject = 'title' | 'item' | 'proposal'

/** What somebody wrote on a title, an item of the target or a proposal. */
export interface Comment {
  readonly id: string
  readonly correspondenceId: string
  readonly subject: CommentSubject
  /** Id of the title or proposal, or the item's code. */
  readonly subjectId: string
  readonly person: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly text: string
}

/** A comment that mentions a person. */
export interface Notification {
  readonly comment: Comment
  /** `null` until it was read. */
  readonly readAt: string | null
}

export interface CommentStore {
  /** Appends a comment and notifies those it mentions. */
  addComment(comment: Comment, mentioned: readonly string[]): Promise<void>
  /** Oldest first. */
  comments(correspondenceId: string, subject: Comment['subject'], subjectId: string): Promise<readonly Comment[]>
  /** Those that mention a person, latest first, but for those of the correspondences `without`. */
  notifications(person: string, page: Page, without?: readonly string[]): Promise<Paged<Notification>>
  unreadNotifications(person: string, without?: readonly string[]): Promise<number>
  /** One of them by the comment's id, or all. */
  markRead(person: string, at: string, commentId?: string): Promise<void>
}
