import { describe, expect, it } from 'vitest'
import { dutiesKept, dutiesText } from '../../src/ingest/ad-duties.js'
import { withoutContacts } from '../../src/ingest/contact-data.js'
import type { Recipe } from '../../src/model/ingest.js'
import { as, ingestText } from './made-source.js'

const clean = (text: string): string => withoutContacts(text).text

describe('the duties of an ad', () => {
  it.each([
    ['', ''],
    [' \n ', ''],
    ['Serve tables\n\n  and  clean.', 'Serve tables and clean.'],
    ['<p class="x">Serve&nbsp;tables</p><a href="mailto:ana@example.org">Apply</a>', 'Serve tables Apply'],
    ['Serve tables. Write to ana@example.org', 'Serve tables. Write to'],
    ['Atender mesas. WhatsApp (11) 91234-5678', 'Atender mesas.'],
    ['cv@bar.example', ''],
  ])('%j is kept as %j', (text, kept) => {
    expect(dutiesText(text, clean)).toBe(kept)
  })

  it('are cut, and no address survives the cut at any place', () => {
    for (let before = 0; before < 2600; before += 7) {
      const text = `${'word '.repeat(600).slice(0, before)} ana.maria@example.org +351 912 345 678 ${'end '.repeat(600)}`
      const kept = dutiesText(text, clean)
      expect(kept.length).toBeLessThanOrEqual(dutiesKept)
      expect(kept).not.toMatch(/@|ana\.|351|912/)
    }
  })

  it('leave nothing of a text of addresses that is cut in the middle of one', () => {
    for (let shift = 0; shift < 40; shift++) {
      const kept = dutiesText(`${'x'.repeat(shift)} ${'ana.maria@example.org '.repeat(300)}`, clean)
      expect(kept).not.toMatch(/ana/)
    }
  })

  it('are read from their column, counted with the contact data, and never refuse a row', async () => {
    const recipe: Recipe = { kind: 'ads', columns: { title: 'title', text: 'duties' } }
    const { ads, report } = as(
      'ads',
      await ingestText('title,text\nCook,"Cooks soup, call +351 912 345 678"\nWaiter,\n', recipe),
    )
    expect(ads.map(({ duties }) => duties)).toEqual(['Cooks soup', null])
    expect(report).toMatchObject({ kept: 2, refused: [] })
    expect(report.remarks.join(' ')).toContain('0 e-mail addresses and 1 phone numbers')
  })
})
