import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { filesBelow } from '../../src/files/folder.js'
import { readTables } from '../../src/files/tables.js'
import type { IndexEntry } from '../../src/model/classification.js'

/** A concept of ESCO: an ISCO-08 group of any level, or an occupation in a unit group. */
export interface Concept {
  /** A group's code, or the last part of an occupation's address. */
  readonly code: string
  /** Its own code, or that of the occupation's unit group. */
  readonly group: string
  /** 1 to 4 for groups, 5 for occupations. */
  readonly depth: number
}

/** ESCO as the target of a search: its concepts in the publisher's order, groups first, and everything they are called. */
export interface Concepts {
  readonly concepts: readonly Concept[]
  readonly labels: readonly IndexEntry[]
  /** The first sentence of each description: an encoder learns from it what labels leave out. */
  readonly sentences: readonly IndexEntry[]
}

/** Letters of a sentence that are read, and those below which it says nothing. */
const longestSentence = 180
const shortestSentence = 20

const { inflateLimit } = readConfig({})
/** An earlier edition is the target; a later one, where it is at hand too, is left alone. */
const laterEdition = /(?:^|\/)esco-1\.1\//

interface LabelFile {
  readonly path: string
  readonly language: string
}

/**
 * Reads `ISCOGroups_xx.csv` and `occupations_xx.csv` below a folder, in all languages. The order of concepts is that of
 * the English files. Throws where there are none, where a column is missing, or where a row has no code.
 */
export async function readConcepts(folder: string): Promise<Concepts> {
  const concepts = new Map<string, Concept>()
  const labels: IndexEntry[] = []
  const sentences: IndexEntry[] = []
  const readFrom = async (kind: string, conceptOf: (row: Row) => Concept): Promise<void> => {
    for (const { path, language } of labelFiles(folder, kind)) {
      for (const row of await rowsOf(join(folder, path))) {
        const concept = conceptOf(row)
        if (!concepts.has(concept.code)) concepts.set(concept.code, concept)
        const about = { language, code: concept.code, source: `esco-${kind}-${language}`.toLowerCase() }
        for (const title of new Set(labelsOf(row))) labels.push({ title, ...about })
        const sentence = concept.depth === 5 ? firstSentence(row.at('description')) : ''
        if (sentence.length > shortestSentence) sentences.push({ title: sentence, ...about })
      }
    }
  }
  await readFrom('ISCOGroups', groupOf)
  await readFrom('occupations', occupationOf)
  if (![...concepts.values()].some(({ depth }) => depth === 5)) throw new Error(`${folder}: no occupations_en.csv`)
  return { concepts: [...concepts.values()], labels, sentences }
}

function labelFiles(folder: string, kind: string): readonly LabelFile[] {
  const named = new RegExp(`(?:^|/)${kind}_([a-z]{2})\\.csv$`)
  const found = filesBelow(folder).flatMap((path) => {
    const language = named.exec(path)?.[1]
    return language === undefined || laterEdition.test(path) ? [] : [{ path, language }]
  })
  const english = ({ language }: LabelFile) => (language === 'en' ? 0 : 1)
  return found.sort((a, b) => english(a) - english(b) || (a.path < b.path ? -1 : 1))
}

interface Row {
  /** The value of a column, without blanks around it. */
  readonly at: (column: string) => string
  /** Where it stands, for messages. */
  readonly place: string
}

async function rowsOf(file: string): Promise<readonly Row[]> {
  const { tables } = await readTables(file, { inflateLimit, languages: [] })
  const [header = [], ...rows] = tables[0]?.rows ?? []
  return rows.map((row, i) => ({
    at: (column) => {
      const place = header.indexOf(column)
      if (place < 0) throw new Error(`${file}: no column "${column}"`)
      return (row[place] ?? '').trim()
    },
    place: `${file}: row ${i + 2}`,
  }))
}

function groupOf({ at, place }: Row): Concept {
  const code = at('code')
  if (!/^\d{1,4}$/.test(code)) throw new Error(`${place}: "${code}" is no code of a group`)
  return { code, group: code, depth: code.length }
}

function occupationOf({ at, place }: Row): Concept {
  const code = at('conceptUri').split('/').at(-1) ?? ''
  const group = at('iscoGroup')
  if (code === '' || !/^\d{4}$/.test(group)) throw new Error(`${place}: no address or no unit group`)
  return { code, group, depth: 5 }
}

/** None where a language has not named a concept yet. */
const labelsOf = ({ at }: Row): readonly string[] =>
  [at('preferredLabel'), ...at('altLabels').split('\n')].map((label) => label.trim()).filter((label) => label !== '')

/** Without the marks by which a title would fall into several forms. */
const firstSentence = (description: string): string =>
  description
    .split(/(?<=[.!?])\s+/)[0]!
    .slice(0, longestSentence)
    .replace(/[(/,·.*:_]/g, ' ')
