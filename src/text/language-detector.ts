import type { LanguageTag } from '../model/language.js'

/** A title whose language is known, to learn from. */
export interface LabelInLanguage {
  readonly title: string
  readonly language: LanguageTag
}

export interface LanguageDetector {
  /** The languages it has learnt. */
  readonly languages: readonly LanguageTag[]
  /** The likeliest of the languages given; the first of them where it has learnt none of them. */
  readonly ofTitle: (title: string, among: readonly LanguageTag[]) => LanguageTag
  /** The likeliest single language of a whole list. */
  readonly ofList: (titles: readonly string[], among: readonly LanguageTag[]) => LanguageTag
}

/** Character n-grams of 1 to 5 are counted in so many buckets a language: 1 MB each. */
const buckets = 1 << 18
const longestGram = 5
/** Added to each count, so that an n-gram never seen does not rule a language out. Chosen on labels held out. */
const smoothing = 0.02
/** Beyond it more of the same language's labels change nothing but the time. */
const labelsALanguage = 12_000
const longestTitle = 200

/**
 * Learns a naive Bayes classifier over character n-grams. Labels of each language beyond 12,000 are thinned evenly.
 * The same labels in the same order give the same detector.
 */
export function trainLanguageDetector(labels: readonly LabelInLanguage[]): LanguageDetector {
  const byLanguage = new Map<LanguageTag, LabelInLanguage[]>()
  for (const label of labels) {
    const others = byLanguage.get(label.language)
    if (others) others.push(label)
    else byLanguage.set(label.language, [label])
  }
  const models = new Map<LanguageTag, Float32Array>()
  for (const [language, all] of byLanguage) {
    models.set(language, logProbabilities(evenly(all, labelsALanguage).map((label) => label.title)))
  }
  const languages = [...models.keys()].sort()
  return {
    languages,
    ofTitle: (title, among) => likeliest([title], among, models),
    ofList: (titles, among) => likeliest(titles, among, models),
  }
}

function evenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values
  return Array.from({ length: most }, (_, i) => values[Math.floor((i * values.length) / most)]!)
}

function logProbabilities(titles: readonly string[]): Float32Array {
  const counts = new Float32Array(buckets)
  let total = 0
  for (const title of titles) {
    eachGram(title, (bucket) => {
      counts[bucket]! += 1
      total += 1
    })
  }
  const all = Math.log(total + smoothing * buckets)
  for (let bucket = 0; bucket < buckets; bucket++) counts[bucket] = Math.log(counts[bucket]! + smoothing) - all
  return counts
}

function likeliest(
  titles: readonly string[],
  among: readonly LanguageTag[],
  models: ReadonlyMap<LanguageTag, Float32Array>,
): LanguageTag {
  const learnt = among.filter((language) => models.has(language))
  if (learnt.length === 0) return among[0] ?? 'und'
  const tables = learnt.map((language) => models.get(language)!)
  const scores = new Float64Array(learnt.length)
  for (const title of titles) {
    eachGram(title, (bucket) => {
      for (let i = 0; i < tables.length; i++) scores[i]! += tables[i]![bucket]!
    })
  }
  let best = 0
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i
  return learnt[best]!
}

/** Calls back with the bucket of each n-gram of the title in small letters, a space at each end. */
function eachGram(title: string, visit: (bucket: number) => void): void {
  const text = ` ${title
    .slice(0, longestTitle)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()} `
  for (let from = 0; from < text.length; from++) {
    let hash = 0x811c9dc5
    const end = Math.min(text.length, from + longestGram)
    for (let at = from; at < end; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
      visit(((hash ^ (hash >>> 15)) >>> 0) & (buckets - 1))
    }
  }
}
