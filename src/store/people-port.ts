import type { Account, ApiToken, Attempts, Invitation, Session } from '../model/account.js'
import type { HistoryNote } from '../model/history.js'

/** What may be changed of an account; what is not named stays. */
export type AccountChange = Partial<Pick<Account, 'name' | 'password' | 'openId' | 'role' | 'roleIn' | 'closedAt'>>

/** How somebody is looked for. */
export type AccountKey = { readonly id: string } | { readonly email: string } | { readonly openId: string }

/**
 * Who may use Concord. Every change takes the note that the history keeps of it, and both are stored or neither.
 * Errors: `people/exists`, `people/unknown`, `people/last-administrator`.
 */
export interface PeopleStore {
  /** First added first; the forgotten too. */
  people(): Promise<readonly Account[]>
  account(key: AccountKey): Promise<Account | undefined>
  addPerson(account: Account, note: HistoryNote): Promise<void>
  changePerson(id: string, change: AccountChange, note: HistoryNote): Promise<void>
  /** Ends sessions, tokens and links and removes the password; the name stays. */
  closePerson(id: string, note: HistoryNote): Promise<void>
  /** As `closePerson`, and removes name, e-mail address and the provider's account; the id stays. */
  forgetPerson(id: string, note: HistoryNote): Promise<void>

  /** Links made for the same person before do not work any more. A closed account is opened when the link is used. */
  saveInvitation(invitation: Invitation, note: HistoryNote): Promise<void>
  invitation(hash: string): Promise<Invitation | undefined>
  /** Sets the password and ends all sessions. False, and nothing done, where the link was used or has expired at `note.at`. */
  useInvitation(hash: string, password: string, note: HistoryNote): Promise<boolean>

  openSession(session: Session, note: HistoryNote): Promise<void>
  /** The session with this secret's hash and whose it is; nothing of people who were closed or forgotten. */
  session(hash: string): Promise<{ readonly session: Session; readonly account: Account } | undefined>
  seeSession(hash: string, at: string): Promise<void>
  /** Last seen first. */
  sessions(personId: string): Promise<readonly Session[]>
  /** Ends one of a person's sessions, or all but the one `kept`. Returns how many; without any nothing is noted. */
  endSessions(personId: string, which: EndedSessions, note: HistoryNote): Promise<number>

  saveToken(token: ApiToken, note: HistoryNote): Promise<void>
  token(hash: string): Promise<{ readonly token: ApiToken; readonly account: Account } | undefined>
  useToken(hash: string, at: string): Promise<void>
  tokens(personId: string): Promise<readonly ApiToken[]>
  /** False where the person has no such token. */
  endToken(personId: string, id: string, note: HistoryNote): Promise<boolean>

  /** Reads and replaces what is known of failed sign-ins under a key, with nobody in between. Returns what stood before. */
  changeAttempts(key: string, change: (before: Attempts | undefined) => Attempts): Promise<Attempts | undefined>
  forgetAttempts(keys: readonly string[]): Promise<void>
}

export type EndedSessions = { readonly id: string } | { readonly kept: string | null }
