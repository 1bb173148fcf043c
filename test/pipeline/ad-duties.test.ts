import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StoredAd } from '../../src/store/port.js'
import { exportQuestions } from '../../src/pipeline/ask-exchange.js'
import { dutiesOfAds } from '../../src/pipeline/ad-duties.js'
import { adTitles, titleId } from '../../src/pipeline/gather-titles.js'
import { mapTitles } from '../../src/pipeline/map-titles.js'
import { silent } from '../../src/pipeline/progress.js'
import { temporaryFolder } from '../files/temporary-folder.js'
import { description, report } from '../store/samples.js'
import { mappedOffice, office, withSettings } from './ask-office.js'

const ad = (normalTitle: string, duties: string | null, sourceId = 'ads'): StoredAd => ({
  title: normalTitle,
  language: 'es',
  languageFrom: 'declared',
  date: null,
  employer: null,
  place: null,
  duties,
  sourceId,
  normalTitle,
  ads: 1,
})

async function* each(ads: readonly StoredAd[]): AsyncGenerator<StoredAd> {
  for (const one of ads) yield await Promise.resolve(one)
}

const ads = [
  ad('ayudante', null),
  ad('ayudante', 'Sirve mesas.'),
  ad('peón', 'Carga ladrillos.'),
  ad('ayudante', 'SIRVE MESAS.'),
  ad('ayudante', 'Lava platos.'),
  ad('', 'Envíe su currículo.'),
  ad('ayudante', 'Barre el local.'),
  ad('ayudante', 'Cuarto texto.'),
  ad('chofer', null),
]

describe('what ads say of the work', () => {
  it('is up to three different texts for each of the titles asked about', async () => {
    const { titles } = await adTitles('c', each(ads))
    const idOf = (normal: string): string => titleId('c', { kind: 'Ad', source: 'ads' }, 'es', normal)
    const found = await dutiesOfAds({ ads: () => each(ads) }, 'c', titles)
    expect([...found].sort()).toEqual(
      [
        [idOf('ayudante'), ['Sirve mesas.', 'Lava platos.', 'Barre el local.']],
        [idOf('peón'), ['Carga ladrillos.']],
      ].sort(),
    )
    const some = titles.filter(({ id }) => id === idOf('peón'))
    expect([...(await dutiesOfAds({ ads: () => each(ads) }, 'c', some)).keys()]).toEqual([idOf('peón')])
  })

  it('is not read where no title of an ad is asked about', async () => {
    const never = (): AsyncIterable<StoredAd> => {
      throw new Error('read')
    }
    expect((await dutiesOfAds({ ads: never }, 'c', [])).size).toBe(0)
  })

  it('stands in the questions about ads, and in none where ads may not be sent', async () => {
    const folder = join(temporaryFolder(), 'office')
    const workspace = await mappedOffice(folder, ['Monitor', 'Oficial'])
    await workspace.store.saveAds(description('ads'), ads, report)
    await mapTitles(workspace, { sourceId: 'noc', targetId: 'isco-08', adSourceIds: ['ads'] })
    const file = join(folder, 'questions.jsonl')
    const questions = async (environment: Readonly<Record<string, string>>): Promise<string> => {
      await exportQuestions(withSettings(workspace, environment), office, file, silent)
      return readFileSync(file, 'utf8')
    }
    const sent = await questions({})
    expect(sent).toContain('An ad with this title: Sirve mesas.')
    expect(sent).toContain('Lava platos.')
    expect(sent).not.toContain('Cuarto texto.')
    expect(sent).not.toContain('Envíe su currículo.')
    const without = await questions({ CONCORD_ASK_ADS: 'no' })
    expect(without).toContain('Monitor')
    expect(without).not.toMatch(/An ad with this title|mesas|ladrillos/)
    await workspace.store.close()
  })
})
