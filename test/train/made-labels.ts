import type { Random } from '../../src/numbers/random.js'
import type { LabelledTitle } from '../../src/train/training-set.js'

/** Three occupations in two languages, each with words of its own, and words that say nothing. */
const occupations: readonly (readonly [string, string, readonly string[]])[] = [
  ['2221', 'en', ['nurse', 'nursing', 'ward sister', 'midwife']],
  ['2221', 'pt', ['enfermeiro', 'enfermagem', 'parteira']],
  ['2512', 'en', ['software developer', 'programmer', 'coder', 'web developer']],
  ['2512', 'pt', ['programador', 'desenvolvedor de software']],
  ['7115', 'en', ['carpenter', 'joiner', 'wood worker']],
  ['7115', 'pt', ['carpinteiro', 'marceneiro', 'moldureiro']],
]
const fillers = ['senior', 'junior', 'assistant', 'chief', 'night', 'regional', 'temporary', 'first', 'trainee']

export function madeLabels(count: number, random: Random): readonly LabelledTitle[] {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  return Array.from({ length: count }, () => {
    const [code, language, names] = pick(occupations)
    return { title: `${pick(fillers)} ${pick(names)} ${pick(fillers)}`, language, code, source: `made-${language}` }
  })
}
