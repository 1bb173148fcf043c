import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normaliseTitle } from '../../src/text/normalise.js'
import { sharedData } from '../shared-data.js'
import { expected as de } from './fixtures-de.js'
import { expected as en } from './fixtures-en.js'
import { expected as es } from './fixtures-es.js'
import { expected as fr } from './fixtures-fr.js'
import { expected as pl } from './fixtures-pl.js'
import { expected as pt } from './fixtures-pt.js'

interface Line {
  readonly category: string
  readonly lang: string
  readonly title: string
}

const collection = sharedData('oja/noise_fixtures.jsonl')
const lines: readonly Line[] =
  collection === null
    ? []
    : readFileSync(collection, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)

const languages = { de, en, es, fr, pl, pt }

describe.skipIf(collection === null).each(Object.entries(languages))('advertised titles, %s', (language, rows) => {
  it.each(rows.map((row) => [`${row[0]} ${row[1]}`, row] as const))('%s', (_, [category, line, core, notAVacancy]) => {
    const given = lines.filter((each) => each.category === category && each.lang === language)[line]!
    const normal = normaliseTitle(given.title, language)
    expect(normal.core, given.title).toBe(core)
    expect(normal.notAVacancy, given.title).toBe(notAVacancy === true)
  })
})
