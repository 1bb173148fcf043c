/** What can stand in the history. A new kind needs its words in the catalogues: `act.<kind>`. */
export const acts = [
  'decide',
  'judge',
  'ingest',
  'upload',
  'map',
  'detect',
  'publish',
  'report',
  'restore',
  'see-blind',
  'take-blind',
  'sign-in',
  'sign-out',
  'add-person',
  'invite',
  'accept-invitation',
  'change-password',
  'change-role',
  'end-sessions',
  'make-token',
  'end-token',
  'close-person',
  'forget-person',
] as const
export type Act = (typeof acts)[number]

export const isAct = (value: unknown): value is Act => acts.some((act) => act === value)

/** More about an act: ids, codes and numbers. Never a name, an e-mail address or a free text: these could not be forgotten. */
export type ActDetail = Readonly<Record<string, string | number | boolean | null>>

/** Something to be written into the history. */
export interface HistoryNote {
  /** ISO 8601, UTC. */
  readonly at: string
  /** Id of who did it. */
  readonly person: string
  readonly act: Act
  /** `null` for what concerns the whole workspace. */
  readonly correspondenceId: string | null
  readonly detail: ActDetail
}

/** A line of the history, chained to the one before. */
export interface HistoryEntry {
  /** From 1, without gaps. */
  readonly position: number
  readonly at: string
  readonly person: string
  readonly act: string
  readonly correspondenceId: string | null
  /** JSON of `ActDetail`, as it was written and hashed. */
  readonly detail: string
  /** Hash of the entry before; `firstLink` for the first. */
  readonly previous: string
  readonly hash: string
}

/** What the first entry is chained to. */
export const firstLink = '0'.repeat(64)

/** What is hashed (SHA-256) to give an entry's hash: the hash before, and everything the entry says, in one fixed form. */
export const chainedText = (entry: Omit<HistoryEntry, 'hash'>): string =>
  JSON.stringify([
    entry.previous,
    entry.position,
    entry.at,
    entry.person,
    entry.act,
    entry.correspondenceId,
    entry.detail,
  ])
