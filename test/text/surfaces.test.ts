import { describe, expect, it } from 'vitest'
import { surfaces } from '../../src/text/surfaces.js'

describe('surfaces', () => {
  it.each([
    ['Abatteur / Abatteuse de carrière', 'Abatteur de carrière'],
    ['Abatteur / Abatteuse de carrière', 'Abatteuse de carrière'],
    ['Enfermeiro(a)', 'Enfermeiro'],
    ['Cajero/a', 'Cajero'],
    ['Développeur·se', 'Développeur'],
    ['Accountant, tax', 'tax Accountant'],
    ['Welder (underwater)', 'Welder'],
    ['Baker / Confectioner', 'Confectioner'],
  ])('%j may be compared as %j', (title, form) => {
    expect(surfaces(title)).toContain(form)
  })

  it('begins with the title itself and repeats none', () => {
    for (const title of ['Welder', 'Cajero/a', 'Tax, clerk']) {
      const forms = surfaces(title)
      expect(forms[0]).toBe(title)
      expect(new Set(forms).size).toBe(forms.length)
      expect(forms).not.toContain('')
    }
  })
})
