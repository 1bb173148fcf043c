import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { learnSets, type Question, rankedBy, worthsFor } from '../../bench/melo/constants.js'
import { type Concept, type Concepts, readConcepts } from '../../bench/melo/concepts.js'
import { conceptsOfElements, rankedElements } from '../../bench/melo/elements.js'
import { candidatesOf, conceptMethods, type Evidence, featureNames } from '../../bench/melo/features.js'
import { annotationLines, numberedLines, readSets } from '../../bench/melo/sets.js'

const concept = (code: string, group: string, depth: number): Concept => ({ code, group, depth })
const label = (code: string, title: string, language = 'en') => ({ code, title, language, source: 'test' })

const target: Concepts = {
  concepts: [
    concept('5', '5', 1),
    concept('51', '51', 2),
    concept('512', '512', 3),
    concept('5120', '5120', 4),
    concept('cook', '5120', 5),
    concept('grill', '5120', 5),
    concept('pastry', '5120', 5),
  ],
  labels: [
    label('5', 'Service workers'),
    label('51', 'Personal service workers'),
    label('512', 'Cooks'),
    label('5120', 'Cooks'),
    label('cook', 'cook'),
    label('cook', 'kitchen cook'),
    label('grill', 'grill cook'),
    label('pastry', 'pastry cook'),
    label('pastry', 'cuoco pasticciere', 'it'),
  ],
  sentences: [],
}

const elements = [
  { id: 'C001_en_000', text: 'Service workers' },
  { id: 'C003_en_000', text: 'Cooks' },
  { id: 'C004_en_000', text: 'Cooks' },
  { id: 'C005_en_000', text: 'Cook' },
  { id: 'C005_en_001', text: 'kitchen cook' },
  { id: 'C006_en_000', text: 'barbecue cook' },
  { id: 'C008_en_000', text: 'drone pilot' },
]

describe('elements and the concepts that they are', () => {
  const found = conceptsOfElements({ elements, elementLanguage: 'en' }, target)

  it('finds groups of one name in the order of their levels', () => {
    expect(found.get('512')).toEqual(['C003_en_000'])
    expect(found.get('5120')).toEqual(['C004_en_000'])
  })

  it('takes what was renamed for the free concept behind the one before it', () => {
    expect(found.get('cook')).toEqual(['C005_en_000', 'C005_en_001'])
    expect(found.get('grill')).toEqual(['C006_en_000'])
  })

  it('keeps what the target does not have under its own number once no place is free', () => {
    const short = { ...target, concepts: target.concepts.slice(0, 6) }
    expect(conceptsOfElements({ elements, elementLanguage: 'en' }, short).get('C008')).toEqual(['C008_en_000'])
  })

  it('ranks one element of each concept before the second of any, without repeating one', () => {
    expect(rankedElements(['cook', 'unknown', '5120'], found, 100)).toEqual([
      'C005_en_000',
      'C004_en_000',
      'C005_en_001',
    ])
    expect(rankedElements(['cook', '5120'], found, 2)).toEqual(['C005_en_000', 'C004_en_000'])
  })
})

describe('files of MELO', () => {
  it('reads numbers and texts, with any line ending', () => {
    expect(numberedLines('Q1\tCook\r\nQ2\tPastry cook\r\n', 'q.tsv')).toEqual([
      { id: 'Q1', text: 'Cook' },
      { id: 'Q2', text: 'Pastry cook' },
    ])
  })

  it.each([
    ['no tab', 'Q1 Cook', 'q.tsv:1'],
    ['no text', 'Q1\tCook\nQ2\t ', 'q.tsv:2'],
    ['an empty line', 'Q1\tCook\n\nQ2\tBaker', 'q.tsv:2'],
    ['a number twice', 'Q1\tCook\nQ1\tBaker', 'q.tsv:2: Q1 stands twice'],
    ['nothing', '', 'q.tsv:1'],
  ])('refuses a file with %s and names the line', (_, text, named) => {
    expect(() => numberedLines(text, 'q.tsv')).toThrow(named)
  })

  it('reads annotations, leaving out what is marked as not relevant, and refuses other lines', () => {
    const read = annotationLines('Q1 0 C1_en_000 1\nQ1\t0\tC1_en_001\t1\nQ2 0 C9_en_000 0\n', 'a.tsv')
    expect([...read]).toEqual([['Q1', ['C1_en_000', 'C1_en_001']]])
    expect(() => annotationLines('Q1 0 C1_en_000 1\nQ1 C1', 'a.tsv')).toThrow('a.tsv:2')
  })

  it('reads sets by the names of folders, both sets of a country under one name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'melo-'))
    expect(() => readSets(folder)).toThrow('no folder is named like')
    for (const name of ['ita_q_it_c_it', 'ita_q_it_c_en', 'notes']) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'queries.tsv'), 'Q1\tcuoco\n')
      writeFileSync(join(folder, name, 'corpus_elements.tsv'), 'C1_it_000\tcuoco\n')
    }
    expect(readSets(folder).map(({ country, elementLanguage }) => [country, elementLanguage])).toEqual([
      ['ita_it', 'en'],
      ['ita_it', 'it'],
    ])
  })

  it('reads concepts and what they are called in all languages, and names a row without a unit group', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'melo-'))
    const head = 'conceptUri,iscoGroup,preferredLabel,altLabels,description\n'
    writeFileSync(join(folder, 'ISCOGroups_en.csv'), 'code,preferredLabel,altLabels\n5,Service workers,\n5120,Cooks,\n')
    writeFileSync(join(folder, 'occupations_it.csv'), `${head}http://x/o/cook,5120,cuoco,"cuoca\ncuoco",\n`)
    writeFileSync(
      join(folder, 'occupations_en.csv'),
      `${head}http://x/o/cook,5120,cook,kitchen cook,"Cooks, as told, prepare food. They taste."\n`,
    )
    const read = await readConcepts(folder)
    expect(read.concepts).toEqual([concept('5', '5', 1), concept('5120', '5120', 4), concept('cook', '5120', 5)])
    expect(read.labels.filter(({ code }) => code === 'cook').map(({ title }) => title)).toEqual([
      'cook',
      'kitchen cook',
      'cuoco',
      'cuoca',
    ])
    expect(read.sentences.map(({ code, title }) => [code, title])).toEqual([['cook', 'Cooks  as told  prepare food ']])
    writeFileSync(join(folder, 'occupations_it.csv'), `${head}http://x/o/cook,,cuoco,,\n`)
    await expect(readConcepts(folder)).rejects.toThrow('row 2')
  })
})

describe('candidates and worths', () => {
  const concepts = new Map(target.concepts.map((one) => [one.code, one]))
  const evidence = (encoder: Evidence['methods']['encoder'], longList = false): Evidence => ({
    methods: { exact: [], characters: [], words: [], neighbours: [], profile: [], dense: [], encoder },
    groups: [['5120', 0.75]],
    longList,
  })
  const value = ({ codes, features }: ReturnType<typeof candidatesOf>, code: string, name: string): number =>
    features[codes.indexOf(code) * featureNames.length + featureNames.indexOf(name)]!

  it('has a row for every concept that a method found and for the likely groups of all levels', () => {
    const found = candidatesOf(evidence([['pastry', 0.5]]), concepts)
    expect([...found.codes].sort()).toEqual(['5', '51', '512', '5120', 'pastry'])
    expect(found.features).toHaveLength(5 * featureNames.length)
    expect(value(found, 'pastry', 'encoder score')).toBe(0.5)
    expect(value(found, 'pastry', 'encoder place')).toBe(1)
    expect(value(found, 'pastry', 'share of the group, occupation')).toBe(0.75)
    expect(value(found, '5120', 'unit group')).toBe(1)
    expect(value(found, '512', 'higher group')).toBe(1)
    expect(value(found, '5120', 'group, long list')).toBe(0)
    expect(value(candidatesOf(evidence([], true), concepts), '5120', 'group, long list')).toBe(1)
    expect(value(candidatesOf(evidence([['C008', 0.5]]), concepts), 'C008', 'not in the target')).toBe(1)
  })

  it('names every feature once, three for each method', () => {
    expect(new Set(featureNames).size).toBe(featureNames.length)
    expect(featureNames.filter((name) => /^\w+ (score|log|place)$/.test(name))).toHaveLength(3 * conceptMethods.length)
  })

  it('learns worths without the country left out, and takes those from all for one that it does not know', () => {
    const said = candidatesOf(
      evidence([
        ['pastry', 0.6],
        ['grill', 0.2],
      ]),
      concepts,
    )
    const asked = (right: string): readonly Question[] =>
      Array.from({ length: 1500 }, () => ({ ...said, right: said.codes.map((code) => code === right) }))
    const sets = learnSets(
      new Map([
        ['aaa_aa', asked('pastry')],
        ['bbb_bb', asked('grill')],
      ]),
      true,
    )
    expect(rankedBy(worthsFor(sets, 'bbb_bb'), said)[0]).toBe('pastry')
    expect(rankedBy(worthsFor(sets, 'aaa_aa'), said)[0]).toBe('grill')
    expect(worthsFor(sets, 'ccc_cc')).toBe(sets.all)
    expect(Object.keys(learnSets(new Map([['aaa_aa', asked('pastry')]]), false).all!)).not.toContain('group, long list')
  })
})
