import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '../../src/errors.js'
import { packageFile } from '../../src/files/package-root.js'
import { catalogues } from '../../src/locale/catalogues.js'
import { failuresEs } from '../../src/locale/es/failures.js'
import { failuresFr } from '../../src/locale/fr/failures.js'
import { localeTags } from '../../src/locale/locale.js'
import { placeholdersOf, type Message } from '../../src/locale/message.js'

const english: Readonly<Record<string, Message>> = catalogues.en
const keys = Object.keys(english).sort()

const textsOf = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : (Object.values(message) as readonly string[])
const placeholders = (message: Message) => [...new Set(textsOf(message).flatMap(placeholdersOf))].sort()

function filesUnder(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

const views = filesUnder(packageFile('src', 'server', 'views'), /\.hbs$/).join('\n')
const code = ['server', 'review', 'pipeline']
  .flatMap((folder) => filesUnder(packageFile('src', folder), /\.ts$/))
  .join('\n')

describe('the message catalogues', () => {
  it.each(localeTags)('%s has every key and no other, each with a text', (tag) => {
    const own: Readonly<Record<string, Message>> = catalogues[tag]
    expect(Object.keys(own).sort()).toEqual(keys)
    const empty = Object.entries(own).filter(([, message]) => textsOf(message).some((text) => text.trim() === ''))
    expect(empty).toEqual([])
  })

  it.each(localeTags)('%s has the placeholders of the English text in each', (tag) => {
    const own: Readonly<Record<string, Message>> = catalogues[tag]
    const different = keys.filter((key) => placeholders(own[key]!).join() !== placeholders(english[key]!).join())
    expect(different).toEqual([])
  })

  it.each(localeTags)('%s has plural forms where English has', (tag) => {
    const own: Readonly<Record<string, Message>> = catalogues[tag]
    expect(keys.filter((key) => typeof own[key] !== typeof english[key])).toEqual([])
  })

  it('views name only keys that exist', () => {
    const named = [...views.matchAll(/\(?\bt "([^"]+)"/g)].map(([, key]) => key!)
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter((key) => !(key in english))).toEqual([])
  })

  it('every key is used by a view or by code', () => {
    const beginnings = [...code.matchAll(/text\(`([\w.-]+)\$\{/g)].map(([, beginning]) => beginning!)
    const used = (key: string) =>
      views.includes(`t "${key}"`) || code.includes(`'${key}'`) || beginnings.some((start) => key.startsWith(start))
    expect(keys.filter((key) => !used(key))).toEqual([])
  })
})

describe('the failures in other languages', () => {
  it.each([
    ['fr', failuresFr],
    ['es', failuresEs],
  ] as const)('%s fills the same placeholders as the catalogue', (_tag, failures) => {
    for (const [failure, texts] of Object.entries(failures)) {
      const entry = errorCatalogue[failure as keyof typeof errorCatalogue]
      expect([failure, ...placeholdersOf(texts.what)].sort()).toEqual([failure, ...placeholdersOf(entry.what)].sort())
      expect(placeholdersOf(texts.todo)).toEqual(placeholdersOf(entry.todo))
    }
  })

  it('speak of the same failures', () => {
    expect(Object.keys(failuresFr).sort()).toEqual(Object.keys(failuresEs).sort())
  })
})
