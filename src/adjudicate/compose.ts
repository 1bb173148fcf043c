import type { ChatQuestion } from '../ask/chat-model.js'
import type { Template } from '../files/template.js'
import type { Candidate, CandidateEvidence, ModelEvidence } from '../model/finding.js'
import { labelIn, type LanguageTag } from '../model/language.js'
import type { Title } from '../model/title.js'
import { fold } from '../text/fold.js'
import type { AdjudicationCase } from './adjudicator.js'
import { abstainReasons, answerSchema, relationSentences, type ClosedList } from './answer.js'
import { noteLines } from './group-notes.js'
import { trialData, type QuestionData, type ShownGroup, type ShownSubject, type ShownTitle } from './question-data.js'
import { sourceNotes } from './source-notes.js'
import { asData } from './untrusted.js'

/** Groups shown at most; more cost tokens and add confusion rather than the right one. */
export const groupsShown = 10
/** Index titles shown of a group, by its rank: the nearest need telling apart; further down, one says why it is there. */
const titlesAt = (rank: number): number => (rank <= 2 ? 4 : rank <= 5 ? 2 : 1)
const limits = { title: 300, label: 160, name: 40, answer: 1500 } as const

/** What does not change from title to title. */
export interface QuestionSettings {
  /** What the target is called in the prompt: `ISCO-08`. */
  readonly target: string
  /** The office's own rules for this correspondence; `''` when it has none. */
  readonly rules: string
}

/** A question ready to be asked, with the list its answer is held against. */
export interface ComposedQuestion {
  readonly question: ChatQuestion
  readonly list: ClosedList
  /** Index titles and notes shown, by the id they have in the question. */
  readonly shown: ReadonlyMap<string, ModelEvidence>
  /** The values the template was filled with. */
  readonly data: QuestionData
}

/** Puts one case into words. Pure; throws `template/failed` where the template asks for what there is not. */
export function composeQuestion(
  template: Template,
  one: AdjudicationCase,
  settings: QuestionSettings,
): ComposedQuestion {
  const candidates = one.candidates.slice(0, groupsShown)
  const notes = noteLines(candidates, one.items, one.title)
  const siblings = candidates.map(siblingLines)
  const groups = withIds(
    candidates.map((candidate, at) => shownGroup(candidate, [...(notes[at] ?? []), ...(siblings[at] ?? [])], one)),
  )
  const shown = new Map(groups.flatMap(evidenceIn).map((evidence) => [evidence.id, evidence]))
  const list: ClosedList = {
    codes: candidates.map(({ code }) => code),
    evidenceIds: [...shown.keys()],
    depth: Math.max(1, ...candidates.map(({ code }) => one.items.get(code)?.depth ?? 1)),
    asksRelation: one.title.origin.kind === 'Item',
  }
  const data = questionData(one, groups, list, settings)
  const question: ChatQuestion = {
    system: instructionsFor(template, data),
    user: template({ ...data, part: 'title' }).trim(),
    schema: answerSchema(list),
    schemaName: 'adjudication',
  }
  return { question, list, shown, data }
}

/** Instructions by what they share, where they are the same for all titles; `null` where an office's own are not. */
const instructions = new WeakMap<Template, Map<string, string | null>>()

/** The longest part of a question, and nearly always the same: rendered once. */
function instructionsFor(template: Template, data: QuestionData): string {
  const known = instructions.get(template) ?? new Map<string, string | null>()
  instructions.set(template, known)
  const { target, rules, asksRelation, relations, abstainReasons: reasons, depth } = data
  const key = JSON.stringify([target, rules, asksRelation, depth])
  const kept = known.get(key)
  if (typeof kept === 'string') return kept
  const render = (values: Omit<QuestionData, 'part'>) => template({ ...values, part: 'instructions' }).trim()
  const text = render(data)
  if (kept === undefined) {
    const shared = { target, rules, asksRelation, relations, abstainReasons: reasons, depth }
    const others = trialData.map((trial) => render({ ...trial, ...shared }))
    known.set(key, others.every((other) => other === text) ? text : null)
  }
  return text
}

/** The same question once more, with what was wrong with the first answer. */
export function composeRepair(
  template: Template,
  composed: ComposedQuestion,
  answer: string,
  problem: string,
): ChatQuestion {
  const repair = template({ ...composed.data, part: 'repair', answer: asData(answer, limits.answer), problem }).trim()
  return { ...composed.question, user: `${composed.question.user}\n\n${repair}` }
}

function questionData(
  one: AdjudicationCase,
  groups: readonly ShownGroup[],
  list: ClosedList,
  { target, rules }: QuestionSettings,
): QuestionData {
  return {
    part: 'title',
    target: asData(target, limits.label),
    // The office's own words keep their lines; they come from a person, not from a source.
    rules: rules.trim(),
    asksRelation: list.asksRelation,
    relations: Object.keys(relationSentences),
    abstainReasons,
    depth: list.depth,
    title: shownTitleOf(one.title),
    path: one.context.map((label) => asData(label, limits.label)).filter((label) => label !== ''),
    said: sourceNotes(one.notes ?? {}, one.title.language, one.duties),
    groups,
    answer: '',
    problem: '',
  }
}

/** A title as every question shows it. */
export const shownTitleOf = ({ text, language, origin }: Title): ShownSubject => ({
  text: asData(text, limits.title),
  language: asName(language),
  origin: originInWords[origin.kind],
  code: origin.kind === 'Ad' ? '' : asName(origin.code),
})

/** For values that stand between quotation marks in the prompt. */
const asName = (text: string): string => asData(text, limits.name).replaceAll('"', '')

const originInWords: Readonly<Record<Title['origin']['kind'], string>> = {
  Item: 'name of an item of a classification',
  Entry: "entry in a classification's index",
  Ad: 'job advertisement',
}

function shownGroup(candidate: Candidate, notes: readonly string[], { title, items }: AdjudicationCase): ShownGroup {
  const item = items.get(candidate.code)
  const label = item ? labelIn(item.labels, title.language) : ''
  return {
    code: candidate.code,
    title: asData(label, limits.label) || '(title unknown)',
    skillLevel: item?.skillLevel ?? '',
    notes: notes.map((text) => ({ id: '', text })),
    indexTitles: shownTitles(candidate, label, title.language),
  }
}

/** Evidence from the title's place in its own classification: no index title of the group. */
const ofPlace: readonly string[] = ['siblings', 'code', 'previous']

/** Titles beside this one, in its own classification, that went to the group. */
const siblingLines = ({ evidence }: Candidate): readonly string[] =>
  evidence
    .filter(({ method }) => method === 'siblings')
    .slice(0, 1)
    .map(({ matchedTitle }) => `Beside it, and placed here: ${asData(matchedTitle, limits.label)}`)

/** Different titles only, best first, and not the group's own title again. Ids are given later. */
function shownTitles({ evidence, rank }: Candidate, label: string, language: LanguageTag): readonly ShownTitle[] {
  const seen = new Set([fold(label)])
  const fresh: CandidateEvidence[] = []
  for (const one of evidence) {
    if (fresh.length === titlesAt(rank)) break
    if (ofPlace.includes(one.method)) continue
    const folded = fold(one.matchedTitle)
    if (!seen.has(folded)) fresh.push(one)
    seen.add(folded)
  }
  return fresh.map(({ matchedTitle, matchedLanguage }) => ({
    id: '',
    text: asData(matchedTitle, limits.label),
    language: matchedLanguage === language ? '' : asName(matchedLanguage),
  }))
}

/** Numbers index titles and notes through all groups: `t1`, `t2`... and `n1`, `n2`... */
function withIds(groups: readonly ShownGroup[]): readonly ShownGroup[] {
  let titles = 0
  let notes = 0
  return groups.map((group) => ({
    ...group,
    notes: group.notes.map((note) => ({ ...note, id: `n${++notes}` })),
    indexTitles: group.indexTitles.map((title) => ({ ...title, id: `t${++titles}` })),
  }))
}

const evidenceIn = ({ code, notes, indexTitles }: ShownGroup): readonly ModelEvidence[] => [
  ...indexTitles.map(({ id, text, language }) => ({ id, code, text, language })),
  ...notes.map(({ id, text }) => ({ id, code, text, language: '' })),
]
