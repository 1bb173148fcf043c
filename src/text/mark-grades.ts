import { type Lexicon } from './lexicon.js'
import { type CompiledRule } from './phrases.js'
import { type MarkedSegment } from './mark.js'
import { brazilStates } from './rules/places-brazil.js'
import { romanGrades } from './rules/neutral.js'

const grade: CompiledRule = { category: 'seniority', attribute: 'level' }
const state: CompiledRule = { category: 'location', attribute: 'place' }
const employer: CompiledRule = { category: 'company_or_client', attribute: 'employer' }
const hiring: CompiledRule = { category: 'urgency_marketing' }

const certificates = new Set([
  'end',
  'gammagrafia',
  'nivel',
  'niveau',
  'ut',
  'pt',
  'class',
  'classe',
  'tipo',
  'type',
  'fase',
  'phase',
])

/** Grades after an occupation: roman numerals ("Técnico II") and a last single digit ("Data Engineer 2"). */
export function markGrades(marked: MarkedSegment, lexicon: Lexicon): void {
  const { segment, gone, known } = marked
  let headBefore = false
  for (let i = 0; i < gone.length; i++) {
    const word = segment.words[i]!
    if (!gone[i] && headBefore && isGrade(word.folded, lexicon) && segment.text[word.start] !== 'i') {
      const previous = segment.words[i - 1]!.folded
      const last = restGone(marked, i + 1, word.part)
      const afterHead = known[i - 1]!.head === 2 && (word.folded.length > 1 || governs(marked, i, lexicon))
      if (
        (last || afterHead) &&
        !(certificates.has(previous) && !isEndOfStack(marked, i - 1)) &&
        standsAlone(segment.text, word.start, word.end)
      ) {
        gone[i] = grade
      }
    }
    if (known[i]!.head > 0 && !gone[i]) headBefore = true
  }
}

/** "Especialista I de planejamento": between an occupation and what it governs an I is no bar; in Polish it is "and". */
function governs({ segment }: MarkedSegment, at: number, lexicon: Lexicon): boolean {
  const next = segment.words[at + 1]
  return lexicon.known && lexicon.language !== 'pl' && next !== undefined && lexicon.connectives.has(next.folded)
}

/** The "end" of "back-end" and "front-end", which is no test of materials. */
function isEndOfStack({ segment }: MarkedSegment, at: number): boolean {
  const before = segment.words[at - 1]?.folded
  return segment.words[at]!.folded === 'end' && (before === 'back' || before === 'front')
}

function isGrade(word: string, lexicon: Lexicon): boolean {
  if (/^[1-5]$/.test(word)) return lexicon.known
  return romanGrades.has(word) && word !== 'v' && word !== 'x'
}

/** "R&D 2" and "L2/3" are not grades; "Analista 2" is. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1]
  const after = text[end]
  return (before === ' ' || before === '-') && (after === undefined || /[\s,/-]/.test(after))
}

function restGone({ segment, gone }: MarkedSegment, from: number, part: number): boolean {
  for (let i = from; i < gone.length && segment.words[i]!.part === part; i++) if (!gone[i]) return false
  return true
}

/** "RODOVIA I AUXILIAR": a bar that was read as an I; what stands before it is an employer. */
export function markMisreadBar({ segment, gone, known }: MarkedSegment): void {
  const at = segment.words.findIndex((word, i) => word.folded === 'i' && i > 0 && known[i + 1]?.head === 2)
  if (at < 0 || known.slice(0, at).some((word) => word.head > 0)) return
  for (let i = 0; i <= at; i++) gone[i] ??= employer
}

/** States whose letters are nothing else, so that no mark needs to stand before them. */
const unmistakable = new Set(['SP', 'RJ', 'MG', 'PB', 'RN', 'GO', 'MT', 'RS', 'DF'])

/** "CAMPINAS/SP", "BETIM MG", "PR": a Brazilian state at the end, and the town before it where nothing else stands there. */
export function markStates(marked: MarkedSegment, lexicon: Lexicon): void {
  if (lexicon.language !== 'pt') return
  const { segment, gone, known } = marked
  const words = segment.words
  let last = words.length - 1
  while (last >= 0 && gone[last]) last--
  if (last < 0) return
  const word = words[last]!
  if (!word.capitals || !brazilStates.has(segment.text.slice(word.start, word.end))) return
  const mark = segment.text.slice(0, word.start).trimEnd().at(-1) ?? ''
  const set = mark === '/' || mark === '-' || mark === ',' || mark === '('
  const hasHead = known.some((each, i) => each.head === 2 && i < last && !gone[i])
  if (!hasHead && last <= 4) {
    for (let i = 0; i <= last; i++) gone[i] ??= state
    return
  }
  const plain = last >= 2 && unmistakable.has(segment.text.slice(word.start, word.end))
  if (last === 0 || !(set || plain)) return
  gone[last] = state
  let from = last
  while (from > 0 && !gone[from - 1] && known[from - 1]!.head < 2 && !romanGrades.has(words[from - 1]!.folded)) from--
  // After a grade ("ANALISTA II SAO JORGE D'OESTE/PR") or a comma, what precedes the state is its town.
  const town = from > 0 && (gone[from - 1]?.category === 'seniority' || romanGrades.has(words[from - 1]!.folded))
  const ownPart = from < last && words[from]!.part !== words[last - 1]!.part
  if (town) for (let i = from; i < last; i++) gone[i] ??= state
  else if (ownPart || mark === '/') {
    const part = words[last - 1]!.part
    const start = words.findIndex((each) => each.part === part)
    if (start > 0 && !known.slice(start, last).some((each) => each.head === 2)) {
      for (let i = start; i < last; i++) gone[i] ??= state
    }
  }
}

/** "Empresa X recrute une assistante": the employer before the verb and the verb go, where an occupation follows. */
export function markHiring({ segment, gone, known }: MarkedSegment, lexicon: Lexicon): void {
  const words = segment.words
  // "Ingénieur de recherche" recruits nobody.
  const at = words.findIndex(
    (word, i) => lexicon.hires.has(word.folded) && !lexicon.connectives.has(words[i - 1]?.folded ?? ''),
  )
  if (at < 0) return
  const headAfter = known.some((word, i) => i > at && word.head > 0)
  if (!headAfter) return
  for (let i = 0; i < at; i++) gone[i] = employer
  gone[at] = hiring
}
