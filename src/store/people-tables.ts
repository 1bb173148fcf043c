import type { Role } from '../model/person.js'

/** One row a person. `role_in` is JSON. */
export interface PersonTable {
  id: string
  name: string
  email: string | null
  password: string | null
  open_id: string | null
  role: Role
  role_in: string
  added_at: string
  closed_at: string | null
  forgotten_at: string | null
}

export interface InvitationTable {
  hash: string
  person_id: string
  made_at: string
  expires_at: string
  used_at: string | null
}

export interface SessionTable {
  hash: string
  id: string
  person_id: string
  opened_at: string
  seen_at: string
  browser: string
}

export interface ApiTokenTable {
  id: string
  hash: string
  person_id: string
  name: string
  role: Role
  made_at: string
  expires_at: string | null
  used_at: string | null
}

export interface SignInAttemptTable {
  key: string
  failures: number
  last_at: string
  locked_until: string | null
}

/** Appended, never changed: see model/history.ts. */
export interface HistoryTable {
  position: number
  at: string
  person: string
  act: string
  correspondence_id: string | null
  detail: string
  previous: string
  hash: string
}

export interface PeopleTables {
  person: PersonTable
  invitation: InvitationTable
  session: SessionTable
  api_token: ApiTokenTable
  sign_in_attempt: SignInAttemptTable
  history: HistoryTable
}
