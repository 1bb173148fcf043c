import type { LocaleTag } from './locale.js'
import { fillMessage } from './message.js'
import { readingEs } from './reading/es.js'
import { readingFr } from './reading/fr.js'

/** A text and the language that it is in. */
export interface TextInLanguage {
  readonly text: string
  readonly language: string
}

interface Pattern {
  readonly matches: RegExp
  readonly names: readonly string[]
  readonly translations: Readonly<Partial<Record<LocaleTag, string>>>
}

/** Reports keep what the reader of files said, in English: these find again what was said and with which values. */
const patterns: readonly Pattern[] = (Object.keys(readingFr) as (keyof typeof readingFr)[])
  .map((english) => {
    const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    const parts = english.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return {
      english,
      matches: new RegExp(`^${parts.join('([^]+?)')}$`),
      names,
      translations: { fr: readingFr[english], es: readingEs[english] },
    }
  })
  // What says most in its own words first.
  .sort((one, other) => ownLength(other.english) - ownLength(one.english))

function ownLength(english: string): number {
  return english.replace(/\{\w+\}/g, '').length
}

/** Values that are themselves something that the reader said. */
const spoken = new Set(['why', 'where', 'delimiter', 'kind', 'format'])

const rows = /^([^]+) \(rows? (\d[\d, ]*?)(?:, and (\d+) more)?\)\.$/
const rowWords: Readonly<Partial<Record<LocaleTag, readonly [one: string, several: string, more: string]>>> = {
  fr: ['ligne', 'lignes', 'et {count} autres'],
  es: ['fila', 'filas', 'y {count} más'],
}

/** Nothing that it says is longer, in characters. */
const longest = 1000

/** What the reader of files said of a row, a column or a file, in the reader's language; in English where nobody has translated it. */
export function readingText(said: string, tag: LocaleTag): TextInLanguage {
  const text = tag === 'en' || said.length > longest ? null : translated(said, tag)
  return text === null ? { text: said, language: 'en' } : { text, language: tag }
}

function translated(said: string, tag: LocaleTag): string | null {
  for (const { matches, names, translations } of patterns) {
    const found = matches.exec(said)
    const translation = translations[tag]
    if (!found || translation === undefined) continue
    const values = names.map((name, at): [string, string] => {
      const value = found[at + 1] ?? ''
      return [name, spoken.has(name) ? (translated(value, tag) ?? value) : value]
    })
    return fillMessage(translation, Object.fromEntries(values))
  }
  return withRows(said, tag)
}

/** A remark that names the first rows that it is about. */
function withRows(said: string, tag: LocaleTag): string | null {
  const found = rows.exec(said)
  const words = rowWords[tag]
  const about = found && translated(found[1]!, tag)
  if (!found || !words || about === null) return null
  const [one, several, more] = words
  const named = found[2]!
  const others = found[3] === undefined ? '' : `, ${fillMessage(more, { count: found[3] })}`
  return `${about} (${named.includes(',') ? several : one} ${named}${others}).`
}
