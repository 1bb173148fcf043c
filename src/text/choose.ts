import type { Lexicon } from './lexicon.js'
import { type MarkedSegment, textOf } from './mark.js'
import { type Draft, noteAttribute, noteRemoval, type NoiseCategory } from './normal-title.js'
import { isCompany, isGeneric, liveText, onlyFields, rate, type Rated } from './rated-segment.js'
import { withoutTail } from './segment-tail.js'

/** Which segments name the occupation. */
export interface Choice {
  /** Several where several segments name occupations; each is a text. */
  readonly cores: readonly string[]
}

const mostCores = 3
const longestFurtherCore = 6
const longestAcronym = 5
const longestComplement = 3

/** Finds the occupation among the segments; notes every word and segment that goes. */
export function chooseCore(segments: readonly MarkedSegment[], lexicon: Lexicon, draft: Draft): Choice {
  const rated = segments.map((marked) => rate(marked, lexicon))
  for (const { marked } of rated) noteGoneWords(marked, draft)
  const left = rated.filter((each) => each.live.length > 0)
  if (draft.noVacancyIf === 'nothing is left' && left.length === 0) draft.notAVacancy = true
  if (draft.noVacancyIf === 'no occupation is named' && left.every((each) => each.head === 0)) draft.notAVacancy = true
  if (left.length === 0) return { cores: [] }
  const strong = strongest(left, lexicon)
  const primary = withoutTail(strong, lexicon, draft)
  if (primary.head === 0) return withoutHead(left, lexicon, draft)
  const others = left.filter((each) => each !== strong)
  const further = others.filter((each) => namesOccupation(each, lexicon)).slice(0, mostCores - 1)
  const kept = further.length > 0 ? undefined : complement(primary, others, lexicon)
  for (const each of others) if (each !== kept && !further.includes(each)) noteSegment(each, draft)
  const first = kept ? joined(primary, kept, lexicon) : liveText(primary.marked)
  return { cores: [first, ...further.map((each) => liveText(each.marked))] }
}

/** The first segment with the best sign of an occupation; one outside brackets before one inside. */
function strongest(left: readonly Rated[], lexicon: Lexicon): Rated {
  const order = (each: Rated): number => {
    const { head, marked, live } = each
    if (marked.segment.bracketed) return head === 3 && !saysLittle(each, lexicon) ? head * 2 : 0
    // "Manager - Project Manager" is a project manager.
    const general = live.length === 1 && isGeneric(each, lexicon)
    return head * 2 + (general ? 0.5 : 1)
  }
  return left.reduce((best, each) => (order(each) > order(best) ? each : best))
}

/** One word that is an acronym or too general: "(RN)", "(Specialist)". */
function saysLittle(each: Rated, lexicon: Lexicon): boolean {
  const [first] = each.live
  if (each.live.length > 1 || first === undefined) return false
  return each.marked.segment.words[first]!.folded.length <= longestAcronym || isGeneric(each, lexicon)
}

function namesOccupation(each: Rated, lexicon: Lexicon): boolean {
  const tells = each.head === 3 || (lexicon.endingsTell && each.head === 1)
  if (!tells || each.live.length > longestFurtherCore || each.marked.segment.text.includes(',')) return false
  const { segment, known, weakHead } = each.marked
  const content = each.live.filter((i) => !lexicon.connectives.has(segment.words[i]!.folded))
  const first = content[0]!
  const last = content.at(-1)!
  const named = (i: number): boolean => known[i]!.head >= (lexicon.endingsTell ? 1 : 2) && !weakHead.has(i)
  const atEnd = named(last) && (known[last]!.head < 2 || lexicon.headStandsLast(segment.words[last]!.folded))
  // "Registered Nurse (RN)" is one occupation.
  if (segment.bracketed && content.length === 1 && segment.words[first]!.folded.length <= longestAcronym) return false
  const alone = content.length === 1 && lexicon.generic.has(segment.words[first]!.folded)
  const inFront = named(first) && (content.length === 1 || !lexicon.headStandsLast(segment.words[first]!.folded))
  return !alone && (inFront || atEnd)
}

/** What a too general core needs: "Analista - Financeiro" is an "Analista financeiro". Others keep to themselves. */
function complement(primary: Rated, others: readonly Rated[], lexicon: Lexicon): Rated | undefined {
  if (!isGeneric(primary, lexicon)) return undefined
  const usable = others.filter(
    ({ head, marked, live }) => head < 3 && !isCompany(marked) && contentOf(marked, live, lexicon) <= longestComplement,
  )
  const open = usable.filter((each) => !each.marked.segment.bracketed)
  return open.find((each) => onlyFields(each, lexicon)) ?? usable.find((each) => onlyFields(each, lexicon)) ?? open[0]
}

const contentOf = ({ segment }: MarkedSegment, live: readonly number[], lexicon: Lexicon): number =>
  live.filter((i) => !lexicon.connectives.has(segment.words[i]!.folded)).length

function joined(primary: Rated, kept: Rated, lexicon: Lexicon): string {
  const general = liveText(primary.marked)
  const special = liveText(kept.marked)
  const last = primary.marked.segment.words[primary.live.at(-1)!]!.folded
  return lexicon.headStandsLast(last) ? `${general}, ${special}` : `${general} ${special}`
}

/** No word names an occupation: everything that is not known noise stays, outside brackets first. */
function withoutHead(left: readonly Rated[], lexicon: Lexicon, draft: Draft): Choice {
  const open = left.filter((each) => !each.marked.segment.bracketed)
  const texts = (open.length > 0 ? open : left).filter((each) => !isCompany(each.marked))
  if (texts.length === 0) {
    draft.notAVacancy = true
    return { cores: [liveText(left[0]!.marked)] }
  }
  for (const each of left) if (!texts.includes(each)) noteSegment(each, draft)
  return { cores: [texts.map((each) => liveText(each.marked)).join(lexicon.known ? ' - ' : ' ')] }
}

function noteSegment({ marked, live }: Rated, draft: Draft): void {
  const { segment } = marked
  const text = liveText(marked)
  const category: NoiseCategory = isCompany(marked)
    ? 'company_or_client'
    : segment.bracketed
      ? 'skills_requirements'
      : 'other_part'
  noteRemoval(draft, text, category)
  if (category === 'company_or_client') noteAttribute(draft, 'employer', text)
  else if (live.length > 0) noteAttribute(draft, 'qualifiers', text)
}

/** Neighbouring words that go for one reason are one removal; each rule among them gives its attribute. */
function noteGoneWords({ segment, gone }: MarkedSegment, draft: Draft): void {
  for (let from = 0; from < gone.length;) {
    const rule = gone[from]
    let to = from + 1
    let ruleFrom = from
    for (; to <= gone.length; to++) {
      if (to < gone.length && gone[to] === gone[ruleFrom]) continue
      const of = gone[ruleFrom]
      if (of) noteAttribute(draft, of.attribute, of.value ?? textOf(segment, ruleFrom, to))
      if (to === gone.length || gone[to]?.category !== rule?.category) break
      ruleFrom = to
    }
    if (rule) noteRemoval(draft, textOf(segment, from, to), rule.category)
    from = to
  }
}
