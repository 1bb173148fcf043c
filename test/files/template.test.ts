import { describe, expect, it } from 'vitest'
import { compileTemplate, renderTemplate } from '../../src/files/template.js'

describe('templates', () => {
  it.each([
    ['values are escaped', '<b>{{title}}</b>', { title: '<i>&' }, '<b>&lt;i&gt;&amp;</b>'],
    ['lists and counting', '{{#each all}}{{next @index}}.{{this}} {{/each}}', { all: ['a', 'b'] }, '1.a 2.b '],
    ['joining', '{{join all "; "}}', { all: ['a', 'b'] }, 'a; b'],
    ['comparing', '{{#if (equal one "x")}}same{{else}}other{{/if}}', { one: 'x' }, 'same'],
  ])('%s', (_, source, data, text) => {
    expect(renderTemplate(source, data)).toBe(text)
  })

  it('text mode leaves values as they are', () => {
    expect(renderTemplate('{{title}}', { title: 'R&D <x>' }, { mode: 'text' })).toBe('R&D <x>')
  })

  it('partials and own functions', () => {
    const page = compileTemplate('{{> head}}{{loud name}}', {
      partials: { head: '[{{name}}]' },
      helpers: { loud: (name) => String(name).toUpperCase() },
    })
    expect(page({ name: 'a<' })).toBe('[a&lt;]A&lt;')
  })

  it.each([
    ['a value that the data lacks', '{{title}}', {}],
    ['a part that is not there', '{{> nowhere}}', {}],
    ['a block that is never closed', '{{#if x}}', { x: 1 }],
    ['an unknown function', '{{shout x}}', { x: 1 }],
  ])('says which template failed and why: %s', (_, source, data) => {
    expect(() => renderTemplate(source, data, { file: 'page.hbs' })).toThrow(
      expect.objectContaining({
        code: 'template/failed',
        context: expect.objectContaining({ file: 'page.hbs' }) as object,
      }) as Error,
    )
  })
})
