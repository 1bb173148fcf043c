import { noteAttribute, type Draft } from './normal-title.js'
import { markDoublets, markPerson } from './gender-pairs.js'
import { findPhrases, type CompiledRule, type PhraseMatch } from './phrases.js'
import { markGrades, markHiring, markMisreadBar, markStates } from './mark-grades.js'
import { type Lexicon, type WordKnowledge } from './lexicon.js'
import { type Segment } from './segments.js'

/** A segment with what is known of its words and why some of them go. */
export interface MarkedSegment {
  readonly segment: Segment
  readonly known: readonly WordKnowledge[]
  readonly gone: (CompiledRule | undefined)[]
  /** Words of trainees and interns that stay only if nothing else names an occupation. */
  readonly weakHead: Set<number>
}

/** Marks each word of the segment that is noise; `title` is all segments. */
export function markSegment(
  segment: Segment,
  title: readonly Segment[],
  lexicon: Lexicon,
  draft: Draft,
): MarkedSegment {
  const folded = segment.words.map((word) => word.folded)
  const marked: MarkedSegment = {
    segment,
    known: folded.map((word) => lexicon.know(word)),
    gone: new Array<CompiledRule | undefined>(folded.length).fill(undefined),
    weakHead: new Set(),
  }
  const matches = findPhrases(lexicon.phrases, folded)
  const rest: Selected[] = []
  markDoublets(marked)
  if (lexicon.language === 'pt') {
    markPerson(marked)
    markMisreadBar(marked)
  }
  markHiring(marked, lexicon)
  for (const match of matches) {
    for (const rule of match.rules) {
      if (!fits(rule, match, folded, title)) continue
      if (rule.where === undefined || rule.where === 'anywhere') take(marked, match, rule, draft, rest)
      else rest.push({ match, rule })
    }
  }
  markStates(marked, lexicon)
  for (const { match, rule } of rest) {
    if (rule.where === 'start' && noiseBetween(marked, lexicon, partStart(segment, match.from), match.from)) {
      take(marked, match, rule, draft, rest)
    }
  }
  markGrades(marked, lexicon)
  markEnds(marked, rest, lexicon, draft)
  markWholes(marked, rest, lexicon, draft)
  markEnds(marked, rest, lexicon, draft)
  markGrades(marked, lexicon)
  markDoublets(marked)
  dropRepeatedNoun(marked)
  trimConnectives(marked, lexicon)
  return marked
}

interface Selected {
  readonly match: PhraseMatch
  readonly rule: CompiledRule
}

function fits(rule: CompiledRule, match: PhraseMatch, words: readonly string[], title: readonly Segment[]): boolean {
  if (rule.notFirst === true && match.from === 0) return false
  const before = words[match.from - 1]
  const after = words[match.to]
  const beforeThat = words[match.from - 2]
  if (rule.notAfter && before !== undefined) {
    if (rule.notAfter.has(before)) return false
    if (beforeThat !== undefined && before.length <= 3 && rule.notAfter.has(beforeThat)) return false
  }
  if (rule.notBefore && after !== undefined && rule.notBefore.has(after)) return false
  if (rule.after && (before === undefined || !rule.after.has(before))) return false
  if (rule.before && (after === undefined || !rule.before.has(after))) return false
  const { notWith } = rule
  if (notWith) return !title.some((segment) => segment.words.some((word) => notWith.has(word.folded)))
  return true
}

/** Takes the words out, unless one is gone already or the part would lose its only occupation. */
function take(marked: MarkedSegment, match: PhraseMatch, rule: CompiledRule, draft: Draft, rest: Selected[]): void {
  const { gone } = marked
  const to = rule.toEnd === true ? gone.length : match.to
  for (let i = match.from; i < match.to; i++) if (gone[i]) return
  // A trainee gives way to a listed noun only: "Aprendiz Motors" is not a motor.
  if (rule.keepsHead === true && !headOutside(marked, match.from, to, rule.person === true ? 2 : 1)) {
    if (rule.value !== undefined) noteAttribute(draft, rule.attribute, rule.value)
    if (rule.person === true) for (let i = match.from; i < match.to; i++) marked.weakHead.add(i)
    else if (rule.where !== 'whole') rest.push({ match, rule: { ...rule, where: 'whole', keepsHead: false } })
    return
  }
  if (rule.toEnd === true && guarded.has(rule.category) && swallowsHead(marked, match.from, to)) return
  for (let i = match.from; i < to; i++) gone[i] ??= rule
  noteNoVacancy(rule, draft)
}

/** A talent pool stays one whatever it names; a pitch or a "test" counts only where no occupation is named. */
function noteNoVacancy(rule: CompiledRule, draft: Draft): void {
  if (rule.notAVacancy !== true) return
  if (rule.where === undefined && rule.toEnd !== true) draft.notAVacancy = true
  else if (rule.toEnd === true) draft.noVacancyIf = 'no occupation is named'
  else if (draft.noVacancyIf === 'never') draft.noVacancyIf = 'nothing is left'
}

const guarded = new Set(['company_or_client', 'location', 'skills_requirements'])

function headOutside({ known, gone, weakHead }: MarkedSegment, from: number, to: number, least: 1 | 2): boolean {
  return known.some((word, i) => word.head >= least && (i < from || i >= to) && !gone[i] && !weakHead.has(i))
}

function swallowsHead(marked: MarkedSegment, from: number, to: number): boolean {
  let inside = false
  for (let i = from; i < to; i++) if (marked.known[i]!.head === 2) inside = true
  return inside && !marked.known.some((word, i) => word.head === 2 && i < from && !marked.gone[i])
}

function partStart(segment: Segment, index: number): number {
  let at = index
  while (at > 0 && segment.words[at - 1]!.part === segment.words[index]!.part) at--
  return at
}

function noiseBetween(marked: MarkedSegment, lexicon: Lexicon, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (!marked.gone[i] && !lexicon.connectives.has(marked.segment.words[i]!.folded)) return false
  }
  return true
}

function partEnd(segment: Segment, index: number): number {
  let at = index + 1
  while (at < segment.words.length && segment.words[at]!.part === segment.words[index]!.part) at++
  return at
}

function markEnds(marked: MarkedSegment, rest: Selected[], lexicon: Lexicon, draft: Draft): void {
  for (let i = rest.length - 1; i >= 0; i--) {
    const { match, rule } = rest[i]!
    if (rule.where !== 'end') continue
    if (noiseBetween(marked, lexicon, match.to, partEnd(marked.segment, match.to - 1))) {
      take(marked, match, rule, draft, rest)
    }
  }
}

/** Parts whose every remaining word is covered by rules that hold only for whole parts. */
function markWholes(marked: MarkedSegment, rest: readonly Selected[], lexicon: Lexicon, draft: Draft): void {
  const wholes = rest.filter(
    ({ rule }) =>
      rule.person !== true && (rule.where === 'whole' || rule.where === 'end' || rule.category === 'location'),
  )
  if (wholes.length === 0) return
  const { segment, gone } = marked
  const covering = new Array<Selected | undefined>(gone.length).fill(undefined)
  for (const selected of wholes) {
    const taken = covering.slice(selected.match.from, selected.match.to).some((each) => each !== undefined)
    if (!taken) covering.fill(selected, selected.match.from, selected.match.to)
  }
  for (let from = 0; from < gone.length; from = partEnd(segment, from)) {
    const to = partEnd(segment, from)
    if (!partCovered(marked, covering, lexicon, from, to)) continue
    for (let i = from; i < to; i++) {
      const selected = covering[i]
      if (gone[i] || !selected) continue
      const { match, rule } = selected
      noteNoVacancy(rule, draft)
      for (let j = match.from; j < match.to; j++) gone[j] ??= rule
    }
  }
}

function partCovered(
  { gone, segment }: MarkedSegment,
  covering: readonly (Selected | undefined)[],
  lexicon: Lexicon,
  from: number,
  to: number,
): boolean {
  let any = false
  for (let i = from; i < to; i++) {
    if (gone[i]) continue
    if (covering[i]) any = true
    else if (!lexicon.connectives.has(segment.words[i]!.folded)) return false
  }
  return any
}

export const textOf = (segment: Segment, from: number, to: number): string =>
  segment.text.slice(segment.words[from]!.start, segment.words[to - 1]!.end)

/** Little words next to what went, at an edge or between two gaps, go too. */
function trimConnectives({ segment, gone }: MarkedSegment, lexicon: Lexicon): void {
  if (gone.length < 2) return
  const loose = (i: number): boolean => {
    const word = segment.words[i]!
    const next = segment.text.charCodeAt(word.end)
    return lexicon.connectives.has(word.folded) && (Number.isNaN(next) || next === 32 || next === 47 || next === 39)
  }
  if (!gone[0] && loose(0)) gone[0] = littleWord
  for (let i = gone.length - 1; i >= 0; i--) {
    const following = gone[i + 1]
    if (!gone[i] && loose(i) && following && (gone.slice(i + 1).every((rule) => rule) || gone[i - 1]))
      gone[i] = following
  }
  for (let i = 1; i < gone.length; i++) {
    const preceding = gone[i - 1]
    if (!gone[i] && loose(i) && preceding && (gone.slice(0, i).every((rule) => rule) || gone[i + 1]))
      gone[i] = preceding
  }
}

/** "Manager/Senior Manager": once the level is gone, the noun stands there twice; the part that is nothing else goes. */
function dropRepeatedNoun({ segment, known, gone }: MarkedSegment): void {
  let previous = -1
  for (let i = 0; i < gone.length; i++) {
    if (gone[i]) continue
    const before = known[previous]
    if (
      before &&
      known[i]!.head === 2 &&
      before.lemma === known[i]!.lemma &&
      segment.words[previous]!.part !== segment.words[i]!.part
    ) {
      if (aloneInPart(segment, gone, previous)) gone[previous] = repeated
      else if (aloneInPart(segment, gone, i)) gone[i] = repeated
    }
    if (!gone[i]) previous = i
  }
}

function aloneInPart({ words }: Segment, gone: readonly unknown[], index: number): boolean {
  return words.every((word, i) => i === index || gone[i] !== undefined || word.part !== words[index]!.part)
}

/** A title that begins with a little word has lost what stood before it. */
const littleWord: CompiledRule = { category: 'other_part' }

const repeated: CompiledRule = { category: 'multi_title' }
