import { z } from 'zod'
import { KnownError } from '../errors.js'
import type { Account } from '../model/account.js'
import { isAccess, isRole, type Access, type Role } from '../model/person.js'
import { newSecret, secretHash } from '../people/secrets.js'
import { noteOf } from './history.js'
import { requireCorrespondence } from './target.js'
import type { Workspace } from './workspace.js'

/** Longest name and e-mail address, in characters. */
const longestName = 100
const emailSchema = z.email().max(200)

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** A link's secret, to be handed over once, and until when it can be used. */
export interface HandedOver {
  readonly account: Account
  /** The path below the application's address: `/invitation/...`. */
  readonly path: string
  readonly expiresAt: string
}

/** Adds somebody, with a link for their first password. `by`: id of who does it. Throws `people/exists`, `people/bad-request`. */
export async function addPerson(workspace: Workspace, by: string, person: NewPerson): Promise<HandedOver> {
  const account: Account = {
    id: workspace.newId(),
    name: nameFrom(person.name),
    email: emailFrom(person.email),
    password: null,
    openId: null,
    role: person.role,
    roleIn: {},
    addedAt: workspace.now().toISOString(),
    closedAt: null,
    forgottenAt: null,
  }
  const detail = { subject: account.id, role: account.role }
  await workspace.store.addPerson(account, noteOf(workspace, { person: by, act: 'add-person', detail }))
  return await invite(workspace, by, account.id)
}

/** Makes a link with which somebody sets a new password; earlier ones end. Throws `people/unknown`. */
export async function invite(workspace: Workspace, by: string, id: string): Promise<HandedOver> {
  const account = await requirePerson(workspace, id)
  const secret = newSecret()
  const now = workspace.now()
  const expiresAt = new Date(now.getTime() + workspace.config.invitationHours * 3_600_000).toISOString()
  const invitation = { hash: secretHash(secret), personId: id, madeAt: now.toISOString(), expiresAt, usedAt: null }
  const note = noteOf(workspace, { person: by, act: 'invite', detail: { subject: id } })
  await workspace.store.saveInvitation(invitation, note)
  return { account, path: `/invitation/${secret}`, expiresAt }
}

/** Gives somebody a role: on one correspondence, or for `null` on all that have no role of their own. `null` role: as elsewhere. */
export async function changeRole(
  workspace: Workspace,
  by: string,
  id: string,
  { role, correspondenceId }: { readonly role: Access | null; readonly correspondenceId: string | null },
): Promise<void> {
  const account = await requirePerson(workspace, id)
  const recorded = { person: by, act: 'change-role', detail: { subject: id, role } } as const
  if (correspondenceId === null) {
    if (role === null || role === 'none') throw new KnownError('people/bad-request', { detail: 'a role is missing' })
    await workspace.store.changePerson(id, { role }, noteOf(workspace, recorded))
    return
  }
  await requireCorrespondence(workspace, correspondenceId)
  const others = Object.entries(account.roleIn).filter(([key]) => key !== correspondenceId)
  const roleIn = Object.fromEntries(role === null ? others : [...others, [correspondenceId, role]])
  await workspace.store.changePerson(id, { roleIn }, noteOf(workspace, { ...recorded, correspondenceId }))
}

/** Shuts somebody out; their name stays. A new link lets them in again. */
export const closePerson = async (workspace: Workspace, by: string, id: string): Promise<void> => {
  const note = noteOf(workspace, { person: by, act: 'close-person', detail: { subject: id } })
  await workspace.store.closePerson(id, note)
}

/** Shuts somebody out and removes name and e-mail address for good. What they decided stays, under their id. */
export const forgetPerson = async (workspace: Workspace, by: string, id: string): Promise<void> => {
  const note = noteOf(workspace, { person: by, act: 'forget-person', detail: { subject: id } })
  await workspace.store.forgetPerson(id, note)
}

/** Ends one of somebody's sessions, or all but the one with the hash `kept`. Returns how many. */
export const endSessions = (
  workspace: Workspace,
  by: string,
  personId: string,
  which: { readonly id: string } | { readonly kept: string | null },
): Promise<number> => {
  const note = noteOf(workspace, { person: by, act: 'end-sessions', detail: { subject: personId } })
  return workspace.store.endSessions(personId, which, note)
}

/** Throws `people/unknown`, also for somebody forgotten. */
export async function requirePerson({ store }: Workspace, id: string): Promise<Account> {
  const account = await store.account({ id })
  if (account?.forgottenAt !== null) throw new KnownError('people/unknown', { id: id.slice(0, 100) })
  return account
}

/** The person with this e-mail address or id. Throws `people/unknown`. */
export async function findPerson(workspace: Workspace, who: string): Promise<Account> {
  const email = who.trim().toLowerCase()
  return (await workspace.store.account({ email })) ?? (await requirePerson(workspace, who))
}

/** A role, or `none`, as it can be on one correspondence. Throws `people/bad-request`. */
export const accessFrom = (text: string): Access => (isAccess(text) ? text : roleFrom(text))

/** Throws `people/bad-request`. */
export function roleFrom(text: string): Role {
  if (isRole(text)) return text
  throw new KnownError('people/bad-request', { detail: `"${text.slice(0, 40)}" is not a role` })
}

function nameFrom(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  if (name === '') throw new KnownError('people/bad-request', { detail: 'a name is missing' })
  if (name.length > longestName) {
    throw new KnownError('people/bad-request', { detail: `the name is longer than ${longestName} characters` })
  }
  return name
}

function emailFrom(text: string): string {
  const email = text.trim().toLowerCase()
  if (emailSchema.safeParse(email).success) return email
  throw new KnownError('people/bad-request', { detail: `"${email.slice(0, 100)}" is not an e-mail address` })
}
