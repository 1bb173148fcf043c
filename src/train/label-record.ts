import { createHash } from 'node:crypto'
import type { LabelSet } from '../embed/encoder-model.js'
import type { LabelledTitle } from './training-set.js'

/** The sources of the labels, with how many labels each gave and a hash of them in the order given. */
export function labelSetsOf(labels: readonly LabelledTitle[]): readonly LabelSet[] {
  const sets = new Map<string, { labels: number; readonly hash: ReturnType<typeof createHash> }>()
  for (const { title, language, code, source = '' } of labels) {
    let set = sets.get(source)
    if (!set) sets.set(source, (set = { labels: 0, hash: createHash('sha256') }))
    set.labels++
    set.hash.update(`${title}\t${language}\t${code}\n`)
  }
  return [...sets].map(([source, { labels: count, hash }]) => ({ source, labels: count, hash: hash.digest('hex') }))
}

/** The languages of the labels, most frequent first, then by tag. */
export function languagesOf(labels: readonly LabelledTitle[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { language } of labels) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([language]) => language)
}
