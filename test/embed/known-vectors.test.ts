import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embeddedTexts, keptVectors, type VectorSource } from '../../src/embed/known-vectors.js'
import { temporaryFolder } from '../files/temporary-folder.js'

const note = () => undefined

function sourceOf(dimension: number, changes: Partial<VectorSource> = {}): VectorSource & { asked: string[][] } {
  const asked: string[][] = []
  const embed = (texts: readonly string[]) => {
    asked.push([...texts])
    return Promise.resolve(texts.map((text) => Float32Array.from({ length: dimension }, (_, i) => text.length + i)))
  }
  return { name: 'test/one', atOnce: 2, width: 3, embed, ...changes, asked }
}

const texts = ['cook', 'nurse', 'tailor', 'shepherd', 'locksmith', 'cook']

describe('vectors known beforehand', () => {
  it('are kept: a second run embeds only what is new, and what is kept can be read without a model', async () => {
    const folder = temporaryFolder()
    const first = await embeddedTexts(sourceOf(4), { folder, note }, texts)
    const again = sourceOf(4)
    const second = await embeddedTexts(again, { folder, note }, [...texts, 'judge'])
    expect(again.asked).toEqual([['judge']])
    const read = keptVectors('test/one', { folder, note })
    expect(read.id).toBe('test/one/4')
    for (const text of texts) {
      expect(second.find(text)).toEqual(first.find(text))
      expect(read.find(text)).toEqual(first.find(text))
    }
    expect(read.find('unknown')).toBeNull()
    expect(keptVectors('test/other', { folder, note }).dimension).toBe(0)
  })

  it('are read back where they are more than one reading of the file', async () => {
    const folder = temporaryFolder()
    const many = Array.from({ length: 300 }, (_, i) => `title ${'x'.repeat(i % 50)} ${i}`)
    const first = await embeddedTexts(sourceOf(4096, { atOnce: 64 }), { folder, note }, many)
    const read = keptVectors('test/one', { folder, note })
    expect(
      many.every((text) => Buffer.from(first.find(text)!.buffer).equals(Buffer.from(read.find(text)!.buffer))),
    ).toBe(true)
  })

  it('of two models are refused where a file holds the others', async () => {
    const folder = temporaryFolder()
    await embeddedTexts(sourceOf(4), { folder, note }, texts)
    const file = join(folder, readdirSync(folder)[0]!)
    writeFileSync(file, readFileSync(file, 'utf8').replace('test/one', 'test/two'))
    expect(() => keptVectors('test/one', { folder, note })).toThrow(
      expect.objectContaining({ code: 'embedding/mixed' }) as Error,
    )
    await expect(embeddedTexts(sourceOf(4), { folder, note }, texts)).rejects.toMatchObject({ code: 'embedding/mixed' })
  })

  it('of another length than before are refused', async () => {
    const folder = temporaryFolder()
    await embeddedTexts(sourceOf(4), { folder, note }, texts)
    await expect(embeddedTexts(sourceOf(3), { folder, note }, ['judge'])).rejects.toMatchObject({
      code: 'vector/invalid',
    })
  })

  it('that were embedded before a failure are kept', async () => {
    const folder = temporaryFolder()
    const good = sourceOf(4)
    let parts = 0
    const failing = sourceOf(4, {
      width: 1,
      embed: (part) => (++parts > 2 ? Promise.reject(new Error('gone')) : good.embed(part)),
    })
    await expect(embeddedTexts(failing, { folder, note }, texts)).rejects.toThrow('gone')
    const again = sourceOf(4)
    await embeddedTexts(again, { folder, note }, texts)
    expect(again.asked.flat()).toEqual(['locksmith'])
  })
})
