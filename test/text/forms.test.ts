import { expect, it } from 'vitest'
import { fold } from '../../src/text/fold.js'
import { formsOf } from '../../src/text/forms.js'
import { surfaces } from '../../src/text/surfaces.js'

it.each([
  ['Cozinheiro(a)', ['cozinheiro a', 'cozinheiro']],
  ['  Cook  ', ['cook']],
  ['Chef / Chef', ['chef chef', 'chef']],
  ['!!!', []],
  ['', []],
  ['🙂', []],
])('%j has the forms %j', (title, forms) => {
  expect(formsOf(title)).toEqual(forms)
  expect(formsOf(title)).toEqual([...new Set(surfaces(title).map(fold))].filter((form) => form !== ''))
})
