import { KnownError } from '../errors.js'
import type { Account, Session } from '../model/account.js'
import type { OpenIdPerson } from '../people/open-id.js'
import { hashPassword, isDated, isPassword, longestPassword, requireStrong } from '../people/password.js'
import { newSecret, secretHash } from '../people/secrets.js'
import { isStale, stands } from '../people/session-limits.js'
import { attemptKey, counted, lockedFor, uncounted, type AttemptKind } from '../people/sign-in-limit.js'
import { noteOf } from './history.js'
import type { Workspace } from './workspace.js'

/** Where somebody signs in from. */
export interface FromWhere {
  /** Address on the network; attempts are counted by it. */
  readonly place: string
  /** The browser's own description. */
  readonly browser: string
}

/** A session that was just opened; its secret goes into the browser's cookie and nowhere else. */
export interface OpenedSession {
  readonly account: Account
  readonly secret: string
}

const longestBrowser = 200

/**
 * Signs somebody in by e-mail address and password. The answer, and the time it takes, are the same for an address that
 * nobody has and a password that is wrong. Throws `people/wrong-sign-in` and `people/locked`.
 */
export async function signIn(
  workspace: Workspace,
  email: string,
  password: string,
  from: FromWhere,
): Promise<OpenedSession> {
  const { store } = workspace
  const address = email.trim().toLowerCase().slice(0, 200)
  const keys = { email: attemptKey('email', address), place: attemptKey('place', from.place) }
  const failed = await countAttempt(workspace, 'email', keys.email)
  await countAttempt(workspace, 'place', keys.place)
  const account = await store.account({ email: address })
  const known = account?.closedAt === null ? account.password : null
  const right = password.length <= longestPassword && (await isPassword(password, known))
  if (!right || account === undefined || known === null) throw new KnownError('people/wrong-sign-in')
  await store.forgetAttempts([keys.email])
  await store.changeAttempts(keys.place, uncounted)
  if (isDated(known)) {
    const note = noteOf(workspace, { person: account.id, act: 'change-password', detail: { cost: true } })
    await store.changePerson(account.id, { password: await hashPassword(password) }, note)
  }
  return await openSession(workspace, account, from, { failed })
}

/** Counts the attempt as failed until it is known better. Returns how many failed before. Throws `people/locked`. */
async function countAttempt({ store, now }: Workspace, kind: AttemptKind, key: string): Promise<number> {
  const time = now()
  const before = await store.changeAttempts(key, counted(kind, time))
  const locked = lockedFor(before, time)
  if (locked > 0) throw new KnownError('people/locked', { minutes: Math.ceil(locked / 60_000) })
  return before?.failures ?? 0
}

/** Signs in whom a provider vouches for: known to it already, or invited under an address that it confirms. Throws `people/not-invited`. */
export async function signInVouched(
  workspace: Workspace,
  { openId, email }: OpenIdPerson,
  from: FromWhere,
): Promise<OpenedSession> {
  const { store } = workspace
  const linked = await store.account({ openId })
  if (linked?.closedAt === null) return await openSession(workspace, linked, from, { by: 'open-id' })
  const invited = linked === undefined && email !== null ? await store.account({ email }) : undefined
  // An address that is tied to another account of the provider has changed hands.
  if (invited?.openId !== null || invited.closedAt !== null) {
    throw new KnownError('people/not-invited')
  }
  const note = noteOf(workspace, { person: invited.id, act: 'accept-invitation', detail: { by: 'open-id' } })
  await store.changePerson(invited.id, { openId }, note)
  return await openSession(workspace, invited, from, { by: 'open-id' })
}

/** Whom a link lets in, without using it. Throws `people/dead-link`. */
export async function invitedBy({ store, now }: Workspace, secret: string): Promise<Account> {
  const invitation = await store.invitation(secretHash(secret))
  const account = invitation && (await store.account({ id: invitation.personId }))
  const alive = invitation?.usedAt === null && invitation.expiresAt > now().toISOString()
  if (!alive || account?.forgottenAt !== null) throw new KnownError('people/dead-link')
  return account
}

/** Sets the password of whom a link lets in and signs them in. Throws `people/dead-link`, and as `requireStrong`. */
export async function acceptInvitation(
  workspace: Workspace,
  secret: string,
  password: string,
  from: FromWhere,
): Promise<OpenedSession> {
  const account = await invitedBy(workspace, secret)
  requireStrong(password, account)
  const note = noteOf(workspace, { person: account.id, act: 'accept-invitation' })
  const hash = secretHash(secret)
  if (!(await workspace.store.useInvitation(hash, await hashPassword(password), note))) {
    throw new KnownError('people/dead-link')
  }
  await workspace.store.forgetAttempts([attemptKey('email', account.email ?? '')])
  return await openSession(workspace, account, from, {})
}

/** Changes one's own password and ends one's other sessions. Throws `people/wrong-sign-in`, `people/locked`, and as `requireStrong`. */
export async function changePassword(
  workspace: Workspace,
  account: Account,
  { old, wanted, kept }: { readonly old: string; readonly wanted: string; readonly kept: string },
): Promise<void> {
  const { store } = workspace
  const key = attemptKey('email', account.email ?? account.id)
  await countAttempt(workspace, 'email', key)
  if (old.length > longestPassword || !(await isPassword(old, account.password))) {
    throw new KnownError('people/wrong-sign-in')
  }
  await store.forgetAttempts([key])
  requireStrong(wanted, account)
  const detail = { subject: account.id }
  const note = noteOf(workspace, { person: account.id, act: 'change-password', detail })
  await store.changePerson(account.id, { password: await hashPassword(wanted) }, note)
  await store.endSessions(account.id, { kept }, noteOf(workspace, { person: account.id, act: 'end-sessions', detail }))
}

async function openSession(
  workspace: Workspace,
  account: Account,
  { browser }: FromWhere,
  detail: Readonly<Record<string, string | number>>,
): Promise<OpenedSession> {
  const secret = newSecret()
  const at = workspace.now().toISOString()
  const session: Session = {
    id: workspace.newId(),
    hash: secretHash(secret),
    personId: account.id,
    openedAt: at,
    seenAt: at,
    browser: browser.replace(/\p{C}/gu, '').slice(0, longestBrowser),
  }
  const note = noteOf(workspace, { person: account.id, act: 'sign-in', detail: { session: session.id, ...detail } })
  await workspace.store.openSession(session, note)
  return { account, secret }
}

/** The session of a browser's secret, while it stands; its use is written down. */
export async function sessionOf(
  { store, now, config }: Workspace,
  secret: string,
): Promise<{ readonly session: Session; readonly account: Account } | undefined> {
  const found = await store.session(secretHash(secret))
  if (found === undefined) return undefined
  const time = now()
  if (!stands(found.session, time, { idle: config.sessionIdle, longest: config.sessionLongest })) return undefined
  if (isStale(found.session.seenAt, time)) await store.seeSession(found.session.hash, time.toISOString())
  return found
}

/** Ends the session of this browser. */
export async function signOut(workspace: Workspace, session: Session): Promise<void> {
  const note = noteOf(workspace, { person: session.personId, act: 'sign-out', detail: { session: session.id } })
  await workspace.store.endSessions(session.personId, { id: session.id }, note)
}
