import { KnownError } from '../errors.js'
import { recipeSchema } from '../ingest/recipe-schema.js'
import type { ColumnRole, SourceKind } from '../model/ingest.js'

/** Parts of a role that say in which language the column is: `title:pt`. */
export const spokenParts = [
  'title',
  'alternative-titles',
  'definition',
  'tasks',
  'included',
  'excluded',
  'note',
  'gloss',
] as const

/** Roles without a language. */
export const plainRoles = [
  'ignore',
  'code',
  'code-and-title',
  'parent',
  'level',
  'skill-level',
  'occupation',
  'language',
  'date',
  'employer',
  'place',
  'board',
  'duties',
  'frequency',
  'target-code',
  'target-title',
  'relation',
  'partial',
  'source-partial',
  'target-partial',
] as const satisfies readonly ColumnRole[]

/** A role without its language. */
export type RoleName = (typeof spokenParts)[number] | (typeof plainRoles)[number]

export const kinds = ['classification', 'index', 'ads', 'correspondence'] as const satisfies readonly SourceKind[]

/** `title` of `title:pt`. */
export const roleName = (role: ColumnRole): RoleName => role.split(':')[0] as RoleName

/** `pt` of `title:pt`; `''` where the role names none. */
export const roleLanguage = (role: ColumnRole): string => role.split(':')[1] ?? ''

const isSpoken = (name: string): boolean => (spokenParts as readonly string[]).includes(name)

/** A role from its name and a language, which a title may do without; `null` where they make none. */
export function roleFrom(name: string, language: string): ColumnRole | null {
  const role = isSpoken(name) && language !== '' ? `${name}:${language}` : name
  return recipeSchema.safeParse({ kind: 'classification', columns: { column: role } }).success
    ? (role as ColumnRole)
    : null
}

/** `Column=role` as it is typed on the command line; the last `=` divides. Throws `command/usage`. */
export function namedRole(text: string): readonly [column: string, role: ColumnRole] {
  const at = text.lastIndexOf('=')
  const [name = '', language = ''] = text
    .slice(at + 1)
    .trim()
    .split(':')
  const role = at > 0 && (language === '' || isSpoken(name)) ? roleFrom(name, language) : null
  if (role === null) {
    const known = [...spokenParts.map((part) => `${part}:LANGUAGE`), ...plainRoles].join(', ')
    throw new KnownError('command/usage', {
      command: 'ingest',
      detail: `"${text}" is not Column=role. Roles: ${known}`,
    })
  }
  return [text.slice(0, at).trim(), role]
}

/** The roles without which a file of this kind gives nothing; one of each inner list is enough. */
export const neededRoles: Readonly<Record<SourceKind, readonly (readonly RoleName[])[]>> = {
  classification: [
    ['code', 'code-and-title'],
    ['title', 'code-and-title'],
  ],
  index: [
    ['code', 'code-and-title'],
    ['title', 'alternative-titles', 'code-and-title'],
  ],
  ads: [['title']],
  correspondence: [['code', 'code-and-title'], ['target-code']],
}

export { columnLetter } from '../ingest/columns.js'
