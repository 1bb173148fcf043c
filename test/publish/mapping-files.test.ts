import { describe, expect, it } from 'vitest'
import { associate } from '../../src/correspond/associate.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { mappingFiles } from '../../src/publish/mapping-files.js'
import { publication, titles } from './example.js'

const files = mappingFiles(publication)
const text = (name: string): string => files.find((file) => file.name === name)?.text ?? ''

describe('mappingFiles', () => {
  it('writes one sorted row a line, codes whole', () => {
    expect(text('associations.tsv')).toBe(
      [
        'source_code\tsource_title\tsource_partial\ttarget_code\ttarget_title\ttarget_partial\trelation\ttitles\tbasis\tprobability',
        '0110\tOficiais\t\t0110\tCommissioned armed forces officers\t\texactMatch\t1\treviewer\t',
        '2512\t=1+1 Desenvolvedores\t\t2512\tSoftware developers\t\t\t1\tfinding\t0.97',
        '3435\tPilotos de drone\tp\t3153\tAircraft pilots and related associate professionals\t\tbroadMatch\t2\treviewer\t',
        '3435\tPilotos de drone\tp\t3431\tPhotographers\t\t\t1\tfinding\t0.912',
        '',
      ].join('\n'),
    )
  })

  it('keeps a title with a tab in its cell', () => {
    expect(text('open-cases.tsv')).toBe(
      [
        'source_code\ttitle\tstate\treason\tbest_code\tprobability',
        '7000\tSommelier\\tde água\tUnmatched\tno-group-fits/reviewer\t5131\t0.31',
        '',
      ].join('\n'),
    )
  })

  it('says what it is without run ids or times', () => {
    const metadata = JSON.parse(text('metadata.json')) as Record<string, unknown>
    expect(metadata).toMatchObject({
      format: 1,
      id: 'own-2026--isco-08',
      version: '2026.1',
      publishedOn: '2026-11-23',
      source: { id: 'own-2026', sample: true },
      counts: { associations: 4, openCases: 1 },
      runs: [
        { step: 'map', settings: { adjudicator: 'statistical', preset: 'full' } },
        { step: 'detect', notes: ['hnswlib-node could not be loaded: the exact scan served.'] },
      ],
    })
    expect(text('metadata.json')).not.toMatch(/run-1|T09:00/)
  })

  it('is the same for the same titles in another order, made by another run', () => {
    const other = shuffled(titles, seededRandom(3))
    const again = mappingFiles({
      ...publication,
      titles: other,
      correspondence: associate(publication.correspondence.description, other),
      runs: publication.runs.map((run) => ({ ...run, id: `${run.id}-again`, startedAt: '2027-01-01T00:00:00.000Z' })),
    })
    expect(again).toEqual(files)
  })
})
