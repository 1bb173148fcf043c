import { KnownError } from '../errors.js'
import { personIn, type Account, type ApiToken } from '../model/account.js'
import { limitedTo, type Person, type Role } from '../model/person.js'
import { newApiToken, secretHash } from '../people/secrets.js'
import { isStale } from '../people/session-limits.js'
import { noteOf } from './history.js'
import type { Workspace } from './workspace.js'

export interface NewToken {
  readonly name: string
  /** The most it may do. */
  readonly role: Role
  /** Days for which it works; `null`: until it is ended. */
  readonly days: number | null
}

/** Tokens of one person at most. */
const mostTokens = 20
const longestName = 60

/** Makes a token; its secret is returned once and kept nowhere. Throws `people/bad-request`. */
export async function makeToken(workspace: Workspace, account: Account, wanted: NewToken): Promise<string> {
  const { store, now, newId } = workspace
  const name = wanted.name
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longestName)
  if (name === '') throw new KnownError('people/bad-request', { detail: 'the token has no name' })
  if ((await store.tokens(account.id)).length >= mostTokens) {
    throw new KnownError('people/bad-request', { detail: `there are ${mostTokens} tokens already; end one first` })
  }
  const secret = newApiToken()
  const time = now()
  const token: ApiToken = {
    id: newId(),
    hash: secretHash(secret),
    personId: account.id,
    name,
    role: wanted.role,
    madeAt: time.toISOString(),
    expiresAt: wanted.days === null ? null : new Date(time.getTime() + wanted.days * 86_400_000).toISOString(),
    usedAt: null,
  }
  const detail = { token: token.id, role: token.role }
  await store.saveToken(token, noteOf(workspace, { person: account.id, act: 'make-token', detail }))
  return secret
}

/** Ends one of a person's own tokens; another's is not touched. */
export async function endToken(workspace: Workspace, account: Account, id: string): Promise<void> {
  const note = noteOf(workspace, { person: account.id, act: 'end-token', detail: { token: id.slice(0, 100) } })
  await workspace.store.endToken(account.id, id, note)
}

/** Who acts with a token, with its rights or less. Throws `people/bad-token`. */
export async function personWithToken({ store, now }: Workspace, secret: string): Promise<Person> {
  const time = now()
  const found = await store.token(secretHash(secret))
  const expires = found?.token.expiresAt ?? null
  if (found === undefined || (expires !== null && expires <= time.toISOString())) {
    throw new KnownError('people/bad-token')
  }
  if (isStale(found.token.usedAt, time)) await store.useToken(found.token.hash, time.toISOString())
  return limitedTo(personIn(found.account), found.token.role)
}
