/** What somebody may do, least first: read; decide titles; settle disagreements, accept in bulk, publish; look after people and rules. */
export const roles = ['viewer', 'reviewer', 'adjudicator', 'administrator'] as const
export type Role = (typeof roles)[number]

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value)

/** Whether a role includes another: an adjudicator may do all that a reviewer may. */
export const includes = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** Somebody who uses Concord. Records name the id alone, so that a name can be forgotten without changing them. */
export interface Person {
  readonly id: string
  readonly name: string
  /** On correspondences that `roleIn` does not name. */
  readonly role: Role
  /** Role by correspondence id, where it differs. */
  readonly roleIn: Readonly<Record<string, Role>>
}

/** What a person may do on a correspondence; on everything else, for `null`. */
export const roleOn = ({ role, roleIn }: Person, correspondenceId: string | null): Role =>
  (correspondenceId === null ? undefined : roleIn[correspondenceId]) ?? role

/** Who acts on the command line, where nobody signs in. */
export const commandLine = 'command-line'

/** The lesser of two roles. */
export const lesser = (one: Role, other: Role): Role => (includes(one, other) ? other : one)

/** The person with the rights of a role at most: what an API token may do. */
export const limitedTo = (person: Person, most: Role): Person => ({
  ...person,
  role: lesser(person.role, most),
  roleIn: Object.fromEntries(Object.entries(person.roleIn).map(([id, role]) => [id, lesser(role, most)])),
})
