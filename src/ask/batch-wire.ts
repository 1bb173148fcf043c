/** A batch as its server sees it. */
export interface BatchStatus {
  readonly id: string
  /** The server's word: `validating`, `in_progress`, `completed`, `expired`, `failed`, `cancelled`... */
  readonly status: string
  /** Nothing more will come. What came, whole or in part, is in `files`. */
  readonly ended: boolean
  /** Ids of the files with answers and with errors; none before the batch has ended. */
  readonly files: readonly string[]
  /** Requests done so far. */
  readonly done: number
  /** Why it failed; `''` when it did not. */
  readonly detail: string
}

export type Wired<T> =
  { readonly kind: 'Done'; readonly value: T } | { readonly kind: 'Failed'; readonly detail: string }

/** What a server with the Batch API does for us. Never throws. */
export interface BatchWire {
  /** Hands over JSON lines of questions; `mark` is kept with the batch. */
  submit(lines: string, mark: string): Promise<Wired<BatchStatus>>
  status(id: string): Promise<Wired<BatchStatus>>
  /** The batch with this mark among the newest hundred; `null` when there is none. */
  marked(mark: string): Promise<Wired<BatchStatus | null>>
  content(fileId: string): Promise<Wired<string>>
}
