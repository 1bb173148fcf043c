import { describe, expect, it } from 'vitest'
import { meaningOf, type KeyPress } from '../../src/server/browser/keys.js'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  control: false,
  alternate: false,
  repeated: false,
  focus: 'elsewhere',
  ...more,
})

describe('a key press means', () => {
  it.each([
    ['a letter', press('D'), 'd'],
    ['a digit', press('9'), '9'],
    ['a sign', press('?'), '?'],
    ['Enter anywhere', press('Enter'), 'Enter'],
    ['Enter on a button: its own', press('Enter', { focus: 'control' }), null],
    ['a letter on a button', press('j', { focus: 'control' }), 'j'],
    ['a letter being typed: nothing', press('d', { focus: 'typing' }), null],
    ['Enter being typed: nothing', press('Enter', { focus: 'typing' }), null],
    ['Control and Enter while typing: decide', press('Enter', { focus: 'typing', control: true }), 'Enter'],
    ['Escape while typing: leave', press('Escape', { focus: 'typing' }), 'leave'],
    ['Escape elsewhere: nothing', press('Escape'), null],
    ['the browser’s own Control and D', press('d', { control: true }), null],
    ['Alt and a letter', press('d', { alternate: true }), null],
    ['a key held down', press('1', { repeated: true }), null],
    ['a named key', press('F5'), null],
  ])('%s', (_what, given, expected) => {
    expect(meaningOf(given, true)).toBe(expected)
  })

  it('nothing when single-letter keys are off, but Enter', () => {
    expect(['d', '1', '?', '/'].map((key) => meaningOf(press(key), false))).toEqual([null, null, null, null])
    expect(meaningOf(press('Enter'), false)).toBe('Enter')
  })
})
