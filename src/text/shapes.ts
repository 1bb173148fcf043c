import { brazilAmbiguousPlaces, brazilPlaces, brazilStates } from './rules/places-brazil.js'
import type { LanguageTag } from '../model/language.js'
import { type Draft, noteAttribute, noteRemoval } from './normal-title.js'
import {
  always,
  at,
  bracket,
  currency,
  digit,
  dot,
  hash,
  longNumber,
  number,
  shapes,
  slash,
} from './rules/shape-table.js'

/** `h`, `d` and digits next to letters keep their meaning; this only finds which characters are there. */
function charactersIn(text: string): number {
  let found = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits++
    else if (code === 47) found |= slash
    else if (code === 40 || code === 91) found |= bracket
    else if (code === 36 || code === 8364 || code === 163) found |= currency
    else if (code === 64) found |= at
    else if (code === 35) found |= hash
    else if (code === 46) found |= dot
  }
  if (digits > 0) found |= digit
  if (digits >= 3) found |= number
  if (digits >= 7) found |= longNumber
  return found
}

const moneyWord = /\b(?:rm|usd|eur|gbp|inr|sgd|myr)\s?\d/i

/** Takes out what its characters give away: contacts, dates, gender marks, pay, numbers of posts, requisition ids. */
export function takeOutShapes(given: string, language: LanguageTag, draft: Draft): string {
  let text = glued(given, draft)
  const there = charactersIn(text)
  const currencyThere = (there & currency) !== 0 || ((there & digit) !== 0 && moneyWord.test(text))
  for (const shape of shapes) {
    if (shape.needs === currency ? !currencyThere : shape.needs !== always && (there & shape.needs) === 0) continue
    if (shape.needs === always && !mayBeGenderDash.test(text)) continue
    if (shape.language !== undefined && shape.language !== language) continue
    text = text.replace(shape.pattern, (match) => {
      if (match.trim() === '' || match.trim() === '/') return match
      noteRemoval(draft, match, shape.category)
      noteAttribute(draft, shape.attribute, match.replace(/^[\s([#|,/-]+|[\s)\]|,-]+$/g, ''))
      return shape.leaves ?? ' '
    })
  }
  return text
}

const mayBeGenderDash = /[FMHW] ?- ?[MFHW]|\bun[·./( ]/i

const gluedEnd =
  /^(.+?)\s*-\s*([A-Z]{2})(EFETIVO|ESTAGIO|TEMPORARIO|BANCO DE TALENTOS|APRENDIZ|PJ|AUTONOMO|INTERMITENTE|ASSOCIADO|PRAZO DETERMINADO)$/

const gluedTowns = `${brazilPlaces},${brazilAmbiguousPlaces}`
  .split(',')
  .filter((town) => town.length > 3)
  .map((town) => town.toUpperCase())
  .sort((a, b) => b.length - a.length)

/** "AUXILIAR FISCALSERRA - ESEFETIVO": title, town, state and contract that a board ran together. */
function glued(text: string, draft: Draft): string {
  if (!text.endsWith('O') && !text.endsWith('S') && !text.endsWith('Z') && !text.endsWith('E') && !text.endsWith('J'))
    return text
  const match = gluedEnd.exec(text)
  if (!match || !brazilStates.has(match[2]!)) return text
  const [, , letters = '', contract = ''] = match
  noteRemoval(draft, `- ${letters}${contract}`, 'contract_hours')
  noteAttribute(draft, 'contract', contract === 'EFETIVO' ? 'permanent' : contract.toLowerCase())
  if (contract === 'BANCO DE TALENTOS') draft.notAVacancy = true
  const rest = match[1]!
  const folded = rest
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
  const town = folded.length === rest.length ? gluedTowns.find((name) => folded.endsWith(name)) : undefined
  if (town === undefined) return `${rest} | ${letters}`
  noteRemoval(draft, town, 'location')
  noteAttribute(draft, 'place', town)
  return rest.slice(0, rest.length - town.length)
}
