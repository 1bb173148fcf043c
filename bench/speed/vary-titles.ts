import type { IndexEntry } from '../../src/model/classification.js'
import { type Random, seededRandom } from '../../src/numbers/random.js'

/** A title that nobody has written exactly so, and the language of the one it was made from. */
export interface VariedTitle {
  readonly title: string
  readonly language: string
}

/** Words that advertisements and answers put around a title. */
const noise: Readonly<Record<string, readonly string[]>> = {
  en: ['senior', 'junior', 'trainee', 'full time', 'part time', 'night shift', 'remote', 'assistant', 'lead', 'urgent'],
  fr: ['débutant', 'confirmé', 'temps plein', 'temps partiel', 'de nuit', 'H/F', 'en CDI', 'saisonnier'],
  es: ['sin experiencia', 'jornada completa', 'turno de noche', 'con experiencia', 'urgente', 'zona norte'],
  pt: ['júnior', 'pleno', 'sênior', 'turno da noite', 'temporário', 'com experiência'],
  de: ['m/w/d', 'in Vollzeit', 'in Teilzeit', 'erfahren', 'für Nachtschicht', 'Aushilfe'],
}
const noiseOfAny = ['II', '2', '(m/f)', 'B2B', 'full-time']

const endings: readonly (readonly [RegExp, string])[] = [
  [/teur\b/, 'trice'],
  [/eur\b/, 'euse'],
  [/dor\b/, 'dora'],
  [/ero\b/, 'era'],
  [/or\b/, 'or(a)'],
  [/er\b/, 'er/in'],
  [/ik\b/, 'iczka'],
  [/o\b/, 'o/a'],
]

/** Each makes another title of one; what cannot is left as it is. */
const ways: readonly ((title: string, language: string, random: Random) => string)[] = [
  (title, language, random) => `${title} ${picked(noise[language] ?? noiseOfAny, random)}`,
  (title, language, random) => `${picked(noise[language] ?? noiseOfAny, random)} ${title}`,
  (title, _language, random) => swapped(title, random),
  (title) => endings.reduce((done, [ending, other]) => (done === title ? title.replace(ending, other) : done), title),
  (title, _language, random) => misspelt(title, random),
  (title) => title.toUpperCase(),
  (title) => title.replace(/^(\S+) (.+)$/, '$2, $1'),
]

const picked = <T>(values: readonly T[], random: Random): T => values[Math.floor(random() * values.length)]!

function swapped(title: string, random: Random): string {
  const words = title.split(' ')
  if (words.length < 2) return title
  const at = Math.floor(random() * (words.length - 1))
  ;[words[at], words[at + 1]] = [words[at + 1]!, words[at]!]
  return words.join(' ')
}

/** Two neighbouring letters change places. */
function misspelt(title: string, random: Random): string {
  if (title.length < 5) return title
  const at = 1 + Math.floor(random() * (title.length - 3))
  return title.slice(0, at) + title[at + 1]! + title[at]! + title.slice(at + 2)
}

/** So many titles that differ from each other, made from real ones in one to three ways. The same seed, the same titles. */
export function variedTitles(
  real: readonly Pick<IndexEntry, 'title' | 'language'>[],
  count: number,
  seed: number,
): readonly VariedTitle[] {
  const random = seededRandom(seed)
  const made = new Map<string, VariedTitle>()
  while (made.size < count) {
    const { title, language } = picked(real, random)
    let varied = title.replace(/[\r\n\t]+/g, ' ')
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--)
      varied = picked(ways, random)(varied, language, random)
    if (!made.has(varied)) made.set(varied, { title: varied, language })
  }
  return [...made.values()]
}
