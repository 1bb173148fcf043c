import type { ClassificationItem } from '../model/classification.js'
import { labelIn, type LanguageTag } from '../model/language.js'
import type { Candidate } from '../model/finding.js'
import { fold } from '../text/fold.js'
import { words } from '../text/tokens.js'
import { asData } from './untrusted.js'

/**
 * How much is said of a group, by its rank: the nearest need telling apart. Lines count in lines, notes in characters. A
 * question with imported definitions may be longer (2,000 tokens at the median) than one with our own glosses (900).
 */
const detailAt = (rank: number, imported: boolean) => {
  if (rank <= 3) return { notes: imported ? 450 : 140, tasks: 2, exclusions: 3 }
  if (rank <= 6 && imported) return { notes: 200, tasks: 1, exclusions: 1 }
  return { notes: 0, tasks: 0, exclusions: 0 }
}
const taskLimit = 120
const lineLimit = 80

interface Notes {
  readonly candidate: Candidate
  readonly about: string
  readonly tasks: readonly string[]
  readonly included: readonly string[]
  readonly excluded: readonly string[]
}

/**
 * What the question says about each candidate beside its title, in their order: the definition that was imported, or
 * else our own gloss; the tasks that separate it from the other candidates; inclusions that share a word with the title;
 * exclusions that lead to another candidate. Nothing is said of those far down the list.
 */
export function noteLines(
  candidates: readonly Candidate[],
  items: ReadonlyMap<string, ClassificationItem>,
  title: { readonly text: string },
): readonly (readonly string[])[] {
  const imported = candidates.some(({ code }) => items.get(code)?.notes.definition !== undefined)
  const notes = candidates.map((candidate) => notesOf(candidate, items.get(candidate.code), imported))
  const rarity = imported ? rarityOf(notes) : new Map<string, number>()
  const ofTitle = imported ? longWords(title.text) : []
  return notes.map(({ candidate, about, tasks, included, excluded }) => {
    const detail = detailAt(candidate.rank, imported)
    if (detail.notes === 0) return []
    const separating = best(tasks, detail.tasks, (task) => separation(task, rarity, ofTitle))
    const others = candidates.flatMap(({ code }) => (code === candidate.code ? [] : [code]))
    const elsewhere = excluded.filter((line) => others.some((code) => line.includes(code))).slice(0, detail.exclusions)
    const here = included.filter((line) => longWords(line).some((word) => ofTitle.includes(word))).slice(0, 2)
    return [
      about,
      listed('Tasks', separating, taskLimit),
      listed('Includes', here, lineLimit),
      listed('Excludes', elsewhere, lineLimit),
    ].filter((line) => line !== '')
  })
}

/** In English where there is English: it takes the fewest tokens, and models read it best. */
const readIn: LanguageTag = 'en'

function notesOf(candidate: Candidate, item: ClassificationItem | undefined, imported: boolean): Notes {
  const { definition, gloss, tasks, included, excluded } = item?.notes ?? {}
  const { notes } = detailAt(candidate.rank, imported)
  const text = labelIn(definition ?? gloss ?? {}, readIn)
  const sentence = /^.{20,}?[.!?。](?=\s)/su.exec(text)?.[0] ?? text
  return {
    candidate,
    about: notes === 0 ? '' : asData(imported && candidate.rank <= 3 ? text : sentence, notes),
    tasks: linesOf(labelIn(tasks ?? {}, readIn)),
    included: linesOf(labelIn(included ?? {}, readIn)),
    excluded: linesOf(labelIn(excluded ?? {}, readIn)),
  }
}

/** Lines of a note without their marks, numbers and closing signs; headings ("Tasks include -") are none. */
const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, 8000)
    .split('\n')
    .map((line) =>
      line
        .replace(/^[\s\-–•*·]*(\([a-z0-9]{1,3}\)|[a-z0-9]{1,2}[.)])?\s*/i, '')
        .replace(/[;.,\s]+$/, '')
        .replace(/;?\s+(and|or)$/, ''),
    )
    .filter((line) => line !== '' && !/[:\-–]$/.test(line))

const longWords = (text: string): readonly string[] =>
  words(fold(text.slice(0, 1000))).filter((word) => word.length >= 4 || /\P{Script=Latin}/u.test(word))

/** What a word tells: much where one candidate's notes have it, nothing where all have it. */
function rarityOf(notes: readonly Notes[]): ReadonlyMap<string, number> {
  const groups = new Map<string, number>()
  for (const { about, tasks } of notes) {
    for (const word of new Set(longWords([about, ...tasks].join(' ')))) groups.set(word, (groups.get(word) ?? 0) + 1)
  }
  return new Map([...groups].map(([word, count]) => [word, Math.log(notes.length / count)]))
}

/** A task that shares a word with the title tells most; else one in words that no other candidate uses. */
function separation(task: string, rarity: ReadonlyMap<string, number>, ofTitle: readonly string[]): number {
  const own = [...new Set(longWords(task))]
  if (own.length === 0) return 0
  const told = own.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0) / own.length
  return told + own.filter((word) => ofTitle.includes(word)).length
}

/** The best few, in the order they stand. */
function best<T>(values: readonly T[], count: number, worth: (value: T) => number): readonly T[] {
  const ranked = values.map((value, at) => ({ value, at, worth: worth(value) })).sort((a, b) => b.worth - a.worth)
  return ranked
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

const listed = (name: string, lines: readonly string[], limit: number): string =>
  lines.length === 0 ? '' : `${name}: ${lines.map((line) => asData(line, limit)).join('; ')}`
