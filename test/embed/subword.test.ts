import { describe, expect, it } from 'vitest'
import { subwordEmbedder } from '../../src/embed/subword.js'
import { dot } from '../../src/numbers/vectors.js'

const labels = ['registered nurse', 'software developer', 'carpinteiro', 'técnico de enfermagem', 'शिक्षक']

describe('hashed subword vectors', () => {
  const embedder = subwordEmbedder(labels)
  const { id, dimension } = embedder
  const embed = (text: string, language: string) => embedder.embed(text, language)

  it('are unit vectors of the dimension said', () => {
    for (const label of labels) {
      const vector = embed(label, 'en')
      expect(vector).toHaveLength(dimension)
      expect(dot(vector, vector)).toBeCloseTo(1, 5)
    }
  })

  it('are zero for a title without letters', () => {
    expect(embed('🚀 !!', 'en').every((value) => value === 0)).toBe(true)
  })

  it('are the same for the same labels, and another id for others', () => {
    expect(subwordEmbedder(labels).embed('nurse', 'en')).toEqual(embed('nurse', 'en'))
    expect(subwordEmbedder(labels).id).toBe(id)
    expect(subwordEmbedder([...labels, 'cook']).id).not.toBe(id)
  })

  it('put spellings of one title nearer than other titles', () => {
    const near = dot(embed('Tecnico de enfermagem', 'pt'), embed('técnica de enfermagem', 'pt'))
    const far = dot(embed('Tecnico de enfermagem', 'pt'), embed('software developer', 'en'))
    expect(near).toBeGreaterThan(0.7)
    expect(far).toBeLessThan(0.4)
  })
})
