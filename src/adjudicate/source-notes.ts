import type { ItemNotes } from '../model/classification.js'
import { labelIn, type Labels, type LanguageTag } from '../model/language.js'
import { asData } from './untrusted.js'

/** What the source says of the title's own item, beside its name and place. */
export interface SourceNote {
  readonly name: string
  readonly text: string
}

/** Texts of ads shown at most, and their longest, in characters. */
const dutiesShown = 3
const dutiesLimit = 160

/** Longest text of each note, in characters; together less than a tenth of a question with definitions. */
const limits = { definition: 320, tasks: 240, included: 160, excluded: 160, other: 160 } as const

const named = {
  definition: 'Definition',
  tasks: 'Tasks',
  included: 'Includes',
  excluded: 'Excludes',
  other: 'Note',
} as const

/**
 * The notes of the item that a title is or belongs to, in the title's language where there are some, each on one line.
 * A title of an ad has no item: for it, what up to three ads say of the work.
 */
export function sourceNotes(
  notes: ItemNotes,
  language: LanguageTag,
  duties: readonly string[] = [],
): readonly SourceNote[] {
  const said: Readonly<Record<keyof typeof limits, Labels | undefined>> = {
    definition: notes.definition ?? notes.gloss,
    tasks: notes.tasks,
    included: notes.included,
    excluded: notes.excluded,
    other: notes.other,
  }
  const ofItem = (Object.keys(limits) as (keyof typeof limits)[]).flatMap((note) => {
    const text = asData(lines(labelIn(said[note] ?? {}, language)), limits[note])
    return text === '' ? [] : [{ name: named[note], text }]
  })
  const ofAds = duties.map((text) => asData(text, dutiesLimit)).filter((text) => text !== '')
  return [...ofItem, ...ofAds.slice(0, dutiesShown).map((text) => ({ name: 'An ad with this title', text }))]
}

/** Lines of a list as one, without their marks. */
const lines = (text: string): string =>
  text
    .slice(0, 8000)
    .split('\n')
    .map((line) => line.replace(/^[\s\-–•*·]+/, '').trim())
    .filter((line) => line !== '')
    .join(' · ')
