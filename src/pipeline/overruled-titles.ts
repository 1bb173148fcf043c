import type { IndexEntry } from '../model/classification.js'
import { formsOf } from '../text/forms.js'

/** Where the lexicon's titles come from. */
const lexicon = 'isco-08-titles'

/**
 * Index titles without those of the shipped lexicon that another source, in the same language, puts under other codes
 * alone: what an office or a publisher has indexed goes before what was written for Concord.
 */
export function withoutOverruled(entries: readonly IndexEntry[]): {
  readonly entries: readonly IndexEntry[]
  readonly overruled: number
} {
  const elsewhere = new Map<string, Set<string>>()
  for (const entry of entries) {
    if (entry.source === lexicon) continue
    for (const form of keysOf(entry)) {
      const codes = elsewhere.get(form)
      if (codes) codes.add(entry.code)
      else elsewhere.set(form, new Set([entry.code]))
    }
  }
  const overruled = (entry: IndexEntry): boolean =>
    entry.source === lexicon && keysOf(entry).some((form) => elsewhere.get(form)?.has(entry.code) === false)
  const left = entries.filter((entry) => !overruled(entry))
  return { entries: left, overruled: entries.length - left.length }
}

const keysOf = ({ title, language }: IndexEntry): readonly string[] =>
  formsOf(title).map((form) => `${language} ${form}`)
