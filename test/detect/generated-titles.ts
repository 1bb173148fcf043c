import type { UnmatchedTitle } from '../../src/detect/unmatched-title.js'
import type { Random } from '../../src/numbers/random.js'
import { toUnit } from '../../src/numbers/vectors.js'

export const dimension = 24

/** Titles about as many subjects, each near its subject's direction, with ads by year and employer. */
export function generatedTitles(random: Random, subjects: number, each: number): readonly UnmatchedTitle[] {
  return Array.from({ length: subjects }, (_, subject) => {
    const direction = Float32Array.from({ length: dimension }, () => random() - 0.5)
    return Array.from({ length: each }, (__, i): UnmatchedTitle => {
      const vector = toUnit(direction.map((value) => value + (random() - 0.5) * 0.6))
      const ads = 1 + Math.floor(random() * 9)
      return {
        id: `s${subject}-t${i}`,
        text: `subject ${subject} title ${i}`,
        language: i % 2 === 0 ? 'en' : 'pt',
        frequency: ads,
        vector,
        sightings: [{ period: String(2024 + (i % 3)), employer: `employer ${i % 4}`, ads }],
      }
    })
  }).flat()
}

/** A title in a given direction, for small cases. */
export const titleAt = (
  id: string,
  vector: readonly number[],
  rest: Partial<Omit<UnmatchedTitle, 'id' | 'vector'>> = {},
): UnmatchedTitle => ({
  id,
  text: id,
  language: 'en',
  frequency: 1,
  sightings: [],
  ...rest,
  vector: toUnit(Float32Array.from(vector)),
})
