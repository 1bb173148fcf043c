import type { Person, Role } from './person.js'

/** A person with all that is kept about how they sign in. Nothing of it is ever shown but name, e-mail address and times. */
export interface Account extends Person {
  /** In lower case; `null` for somebody forgotten. */
  readonly email: string | null
  /** Salt, parameters and hash as one text (people/password.ts); `null`: no sign-in by password. */
  readonly password: string | null
  /** `issuer subject` of the OpenID provider's account, once it was used. */
  readonly openId: string | null
  /** ISO 8601, UTC, like all times here. */
  readonly addedAt: string
  /** Shut out since; a new link lets them in again. */
  readonly closedAt: string | null
  /** Name and e-mail address were removed; the id stays on what was decided. */
  readonly forgottenAt: string | null
}

/** The account as the rest of Concord knows it: without anything about signing in. */
export const personIn = ({ id, name, role, roleIn }: Account): Person => ({ id, name, role, roleIn })

/** A link with which somebody sets a password, once. Only the hash of its secret is kept. */
export interface Invitation {
  readonly hash: string
  readonly personId: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

/** A browser in which somebody is signed in. Only the hash of its secret is kept. */
export interface Session {
  /** Names it in lists and forms. */
  readonly id: string
  readonly hash: string
  readonly personId: string
  readonly openedAt: string
  /** To the minute. */
  readonly seenAt: string
  /** The browser's own description, cut. */
  readonly browser: string
}

/** A key for programs. Only its hash is kept; the key itself is shown once. */
export interface ApiToken {
  readonly id: string
  readonly hash: string
  readonly personId: string
  readonly name: string
  /** The most it may do; less where its owner may less. */
  readonly role: Role
  readonly madeAt: string
  readonly expiresAt: string | null
  /** To the minute. */
  readonly usedAt: string | null
}

/** Failed sign-ins for one e-mail address or from one place. */
export interface Attempts {
  readonly failures: number
  readonly lastAt: string
  /** No sign-in is tried before. */
  readonly lockedUntil: string | null
}
