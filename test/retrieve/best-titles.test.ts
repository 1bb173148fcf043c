import { describe, expect, it } from 'vitest'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { BestTitles } from '../../src/retrieve/best-titles.js'

const titles = 200
const codes = 25
const codeOf = Uint16Array.from({ length: titles }, (_, title) => Math.floor((title * codes) / titles))
const codeStarts = new Uint32Array(codes + 1)
const kept = { codes: 6, nearest: 9 }

/** Few different values, so that many titles are equal. */
const made = (seed: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: titles }, (_, title) => ({ title, value: Math.floor(random() * 12) / 12 }))
}

describe('the best titles', () => {
  it.each([1, 2, 3])('are those that sorting gives, in whatever order they are looked at (%i)', (seed) => {
    const values = made(seed)
    const sorted = [...values].sort((a, b) => b.value - a.value || a.title - b.title)
    const best = new BestTitles({ codeOf, codeStarts }, kept)
    for (const order of [values, [...values].reverse(), shuffled(values, seededRandom(9)), [...values, ...values]]) {
      best.clear()
      for (const { title, value } of order) best.look(title, value)
      const { nearest } = best
      expect(Array.from(nearest.titles.subarray(0, nearest.count))).toEqual(
        sorted.slice(0, kept.nearest).map(({ title }) => title),
      )
      for (let code = 0; code < codes; code++) {
        const first = sorted.find(({ title, value }) => codeOf[title] === code && value > 0)
        expect([best.title[code], best.similarity[code]]).toEqual([first?.title ?? -1, first?.value ?? 0])
      }
      const ofCodes = [...best.similarity].sort((a, b) => b - a)
      expect(best.leastWanted()).toBe(ofCodes[Math.max(kept.codes, kept.nearest) - 1])
    }
  })

  it('want nothing in particular while fewer codes are known than are wanted', () => {
    const best = new BestTitles({ codeOf, codeStarts }, kept)
    best.clear()
    best.look(3, 0.5)
    expect(best.leastWanted()).toBe(0)
    expect(best.nearest.count).toBe(1)
  })
})
