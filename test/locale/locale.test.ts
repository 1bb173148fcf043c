import { describe, expect, it } from 'vitest'
import { localeOf, preferredLocale } from '../../src/locale/locale.js'

describe('a locale', () => {
  it.each([
    ['en', 1, '1 title'],
    ['en', 0, '0 titles'],
    ['en', 2666, '2,666 titles'],
    ['fr', 0, '0 titre'],
    ['fr', 2, '2 titres'],
    ['es', 1, '1 título'],
    ['es', 12345, '12.345 títulos'],
  ] as const)('%s counts %d titles by its own plural rule', (tag, count, expected) => {
    expect(localeOf(tag).text('titles.found', { count }).replace(/\s/g, ' ')).toBe(expected)
  })

  it('leaves a placeholder without a value standing, so that it shows', () => {
    expect(localeOf('en').text('stands.reviewer')).toContain('{code}')
  })

  it('names languages and survives what is no tag', () => {
    expect(localeOf('fr').languageName('pt')).toBe('portugais')
    expect(localeOf('en').languageName('not a tag')).toBe('not a tag')
  })

  it('shows a time that cannot be read as it came', () => {
    expect(localeOf('en').time('yesterday')).toBe('yesterday')
    expect(localeOf('en').time('2026-11-23T08:00:00Z')).toContain('2026')
  })
})

describe('the preferred locale', () => {
  it.each([
    ['', 'en'],
    ['*', 'en'],
    ['de', 'en'],
    ['fr', 'fr'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['de;q=1, fr;q=0.4, es;q=0.6', 'es'],
    ['fr;q=0, en', 'en'],
    [';;;q=,,', 'en'],
  ])('of "%s" is %s', (header, expected) => {
    expect(preferredLocale(header)).toBe(expected)
  })
})
