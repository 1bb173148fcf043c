/** What somebody may do, least first: read; decide titles; settle disagreements, accept in bulk, publish; look after people and rules. */
export const roles = ['viewer', 'reviewer', 'adjudicator', 'administrator'] as const
export type Role = (typeof roles)[number]

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value)

/** What somebody is on one correspondence: a role, or nothing at all, and then it is not there for them. */
export const accesses = ['none', ...roles] as const
export type Access = (typeof accesses)[number]

export const isAccess = (value: unknown): value is Access => accesses.some((access) => access === value)

/** Whether a role includes another: an adjudicator may do all that a reviewer may. */
export const includes = (role: Access, least: Access): boolean => accesses.indexOf(role) >= accesses.indexOf(least)

/** Somebody who uses Concord. Records name the id alone, so that a name can be forgotten without changing them. */
export interface Person {
  readonly id: string
  readonly name: string
  /** On correspondences that `roleIn` does not name. */
  readonly role: Role
  /** Role by correspondence id, where it differs. */
  readonly roleIn: Readonly<Record<string, Access>>
}

/** What a person may do on a correspondence; on everything else, for `null`. */
export const roleOn = ({ role, roleIn }: Person, correspondenceId: string | null): Access =>
  (correspondenceId === null ? undefined : roleIn[correspondenceId]) ?? role

/** The correspondences that are not there for a person. */
export const keptOutOf = ({ roleIn }: Person): readonly string[] =>
  Object.keys(roleIn).filter((id) => roleIn[id] === 'none')

/** Who acts on the command line, where nobody signs in. */
export const commandLine = 'command-line'

/** The lesser of two roles. */
export const lesser = <T extends Access>(one: T, other: T): T => (includes(one, other) ? other : one)

/** The person with the rights of a role at most: what an API token may do. */
export const limitedTo = (person: Person, most: Role): Person => ({
  ...person,
  role: lesser(person.role, most),
  roleIn: Object.fromEntries(Object.entries(person.roleIn).map(([id, role]) => [id, lesser<Access>(role, most)])),
})
