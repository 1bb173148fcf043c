import { describe, expect, it } from 'vitest'
import { normaliseTitle } from '../../src/text/normalise.js'

/** Patterns found by reading real titles; the titles here are made up. */
describe('what reading found', () => {
  it.each([
    ['fr', 'Chercheur (H/F) en apprentissage automatique', ['Chercheur en apprentissage automatique']],
    ['fr', 'Soudeur en apprentissage', ['Soudeur']],
    ['fr', 'Stage responsable atelier Bac+4/5 (H/F)', ['Responsable atelier']],
    ['pt', 'ESPECIALISTA I DE COMPRAS', ['Especialista de compras']],
    ['pt', 'PROGRAMADOR FRONT-END III', ['Programador front-end']],
    ['pt', 'INSPETOR END NIVEL II', ['Inspetor end nivel ii']],
    ['pl', 'Kelner i barman', ['Kelner i barman']],
    ['es', 'repartidores diferentes zonas', ['Repartidores']],
  ] as const)('%s: %s', (language, title, cores) => {
    expect(normaliseTitle(title, language).cores).toEqual(cores)
  })

  it('an announcement of hiring alone is no vacancy', () => {
    expect(normaliseTitle('RECRUTEMENT IMMEDIAT', 'fr')).toMatchObject({ cores: [], attributes: {} })
  })
})
