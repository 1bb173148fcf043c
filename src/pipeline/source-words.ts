import { extname } from 'node:path'
import { KnownError } from '../errors.js'
import type { SourceDescription } from '../model/classification.js'

/** What somebody says of a file on the command line or the Sources page; all may be left out. */
export interface SourceWords {
  readonly id?: string
  readonly title?: string
  readonly publisher?: string
  readonly country?: string
  /** With commas between. */
  readonly languages?: string
  readonly version?: string
  readonly licence?: string
}

/** The languages named, in small letters, each once. */
export const languagesNamed = (languages: string): readonly string[] => [
  ...new Set(
    languages
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((tag) => tag !== ''),
  ),
]

/** Words given come first, then those already known of the file's source, then what its name gives. Throws `source/bad-words`. */
export function describedSource(
  words: SourceWords,
  known: Partial<SourceDescription>,
  fileName: string,
): SourceDescription {
  const languages = words.languages === undefined ? [] : languagesNamed(words.languages)
  const description: SourceDescription = {
    id: words.id ?? known.id ?? slug(fileName),
    title: words.title ?? known.title ?? stemOf(fileName),
    publisher: words.publisher ?? known.publisher ?? '',
    country: (words.country ?? known.country ?? 'INT').toUpperCase(),
    languages: languages.length > 0 ? languages : (known.languages ?? []),
    version: words.version ?? known.version ?? '',
    licence: words.licence ?? known.licence ?? 'not stated',
    origin: known.origin ?? fileName,
    sample: false,
  }
  const detail = fault(description)
  if (detail !== null) throw new KnownError('source/bad-words', { detail })
  return description
}

/** Longest text of a description, in characters. */
const longest = 300

function fault(description: SourceDescription): string | null {
  const { id, title, country, languages, publisher, version, licence } = description
  if (!/^[a-z0-9][a-z0-9._-]{0,79}$/.test(id))
    return `the id "${id.slice(0, 80)}" is not small letters, digits, hyphens and dots`
  if (title.trim() === '') return 'the title is empty'
  if (!/^(?:[A-Z]{2}|INT)$/.test(country)) return `the country "${country.slice(0, 20)}" is not two letters, or INT`
  const odd = languages.find((tag) => !/^[a-z]{2,3}$/.test(tag))
  if (odd !== undefined) return `the language "${odd.slice(0, 20)}" is not a code of two or three letters`
  return [title, publisher, version, licence].some((text) => text.length > longest)
    ? `a text is longer than ${longest} characters`
    : null
}

const stemOf = (fileName: string): string => fileName.slice(0, fileName.length - extname(fileName).length)

/** A name for a source from its file's name: `Clasificación 2024.xlsx` is `clasificacion-2024`. */
export const slug = (fileName: string): string =>
  stemOf(fileName)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '') || 'source'
