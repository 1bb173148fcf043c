import { describe, expect, it } from 'vitest'
import { placeholdersOf } from '../../src/locale/message.js'
import { readingEs } from '../../src/locale/reading/es.js'
import { readingFr } from '../../src/locale/reading/fr.js'
import { readingText } from '../../src/locale/reading-text.js'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import { understandFile } from '../../src/ingest/ingest-file.js'
import { refusalGroups } from '../../src/pipeline/check-source.js'
import { config, described, madeFile } from '../ingest/made-source.js'
import { smallFiles } from '../ingest/small-files.js'

describe('what the reader of files says', () => {
  it.each([
    ['It has a title but no code.', 'Elle a un titre mais pas de code.'],
    ['Code 21 has no title.', 'Le code 21 n’a pas de titre.'],
    ['Encoding: windows-1252 (plain ASCII).', 'Encodage : windows-1252 (ASCII simple).'],
    [
      'Delimiter: semicolon, which splits the lines most evenly.',
      'Séparateur : point-virgule, qui divise les lignes le plus également.',
    ],
    ['Header: row 3, because it has "Cod", "Nivel".', 'En-tête : ligne 3, car elle contient "Cod", "Nivel".'],
    ['Header: rows 3 to 4, as the recipe says.', 'En-tête : lignes 3 à 4, comme le dit la recette.'],
    [
      'the header says "cod" and its cells look like codes (111)',
      'l’en-tête dit « cod » et ses cellules ressemblent à des codes (111)',
    ],
    [
      '4 target codes had lost leading zeros; they were restored (rows 4, 9, 12, and 1 more).',
      '4 codes cibles avaient perdu des zéros initiaux ; ils ont été rétablis (lignes 4, 9, 12, et 1 autres).',
    ],
    ['Code … has … characters; codes here have ….', 'Le code … a … caractères ; ici les codes en ont ….'],
  ])('%s', (said, french) => {
    expect(readingText(said, 'fr')).toEqual({ text: french, language: 'fr' })
    expect(readingText(said, 'en')).toEqual({ text: said, language: 'en' })
    expect(readingText(said, 'es').language).toBe('es')
  })

  it('stays in English, and says so, where nobody has translated it', () => {
    expect(readingText('Something new happened.', 'fr')).toEqual({ text: 'Something new happened.', language: 'en' })
  })

  it('takes values as they are, whatever they look like', () => {
    const hostile = 'Code {code}$1<b> has no title.'
    expect(readingText(hostile, 'es').text).toBe('El código {code}$1<b> no tiene título.')
    expect(readingText(`Code ${'x'.repeat(5000)} has no title.`, 'es').language).toBe('en')
  })

  it('has the same placeholders in every language', () => {
    for (const [english, french] of Object.entries(readingFr)) {
      const named = placeholdersOf(english).toSorted()
      expect([english, placeholdersOf(french).toSorted()]).toEqual([english, named])
      expect([english, placeholdersOf(readingEs[english as keyof typeof readingFr]).toSorted()]).toEqual([
        english,
        named,
      ])
    }
  })

  it('is known of files in every format: reasons, remarks and what columns were taken for', async () => {
    const made = [
      'code;title;parent\n1;Managers;\n11;;1\n;No code;\nA\n1;Others;\nSource: census of people;x;\n',
      'ISCO-08 code;ISCO-08 title;NOC code;NOC title\n110;Officers;12;x\n;;;\n2111;Physicists;;\n',
    ].map((text, at) => madeFile(`made-${String(at)}.csv`, text))
    const unknown: string[] = []
    for (const file of [...smallFiles(), ...made]) {
      const options = { file, description: described(['en', 'fr']), config }
      const layout = await understandFile(options)
      const { report } = await ingestFile(options)
      const said = [
        ...report.remarks.filter((remark) => !/^".*" is taken for /s.test(remark)),
        ...report.refused.map(({ reason }) => reason),
        ...refusalGroups(report.refused).map(({ reason }) => reason),
        ...(layout.guessed ?? []).map(({ reason }) => reason),
      ]
      for (const tag of ['fr', 'es'] as const)
        unknown.push(...said.filter((text) => readingText(text, tag).language !== tag))
    }
    expect([...new Set(unknown)]).toEqual([])
  })
})
