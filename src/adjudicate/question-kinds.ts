import { z } from 'zod'
import { labelIn } from '../model/language.js'
import type { MappingRelation } from '../model/finding.js'
import { fold } from '../text/fold.js'
import type { AdjudicationCase } from './adjudicator.js'
import { facets, relationSentences, type RelationSentence } from './answer.js'
import { shownTitleOf } from './compose.js'
import type { ShownSubject } from './question-data.js'
import type { QuestionKind } from './small-question.js'
import { sourceNotes, type SourceNote } from './source-notes.js'
import { asData } from './untrusted.js'

/** A group by its title and what it covers; never by its code. */
interface NamedGroup {
  readonly title: string
  readonly note: string
}

interface Subject {
  readonly target: string
  readonly title: ShownSubject
  readonly path: readonly string[]
  readonly said: readonly SourceNote[]
}

const groupLimits = { title: 160, note: 200 } as const

/** What every question about a title is filled with. */
export const subjectOf = (
  { title, context, notes = {}, duties }: Pick<AdjudicationCase, 'title' | 'context' | 'notes' | 'duties'>,
  target: string,
): Subject => ({
  target: asData(target, groupLimits.title),
  title: shownTitleOf(title),
  path: context.map((label) => asData(label, groupLimits.title)).filter((label) => label !== ''),
  said: sourceNotes(notes, title.language, duties),
})

/** Groups for a question that must not name codes, nearest first. */
export function namedGroups({ candidates, items, title }: AdjudicationCase, atMost: number): readonly NamedGroup[] {
  return candidates.slice(0, atMost).flatMap(({ code }) => {
    const item = items.get(code)
    if (!item) return []
    const { definition, gloss } = item.notes
    return [
      {
        title: asData(labelIn(item.labels, title.language), groupLimits.title),
        note: asData(labelIn(definition ?? gloss ?? {}, title.language), groupLimits.note),
      },
    ]
  })
}

const trialSubject: Subject = {
  target: 'ISCO-08',
  title: { text: 'auxiliar', language: 'pt', origin: 'job advertisement', code: '' },
  path: [],
  said: [{ name: 'Tasks', text: 'Ajuda na cozinha.' }],
}

/** Models like to write more than they were asked for; no harm is done by a few words. */
const wordsOver = (text: string, limit: number): boolean => text.trim().split(/\s+/).length > limit + 5

export interface Duties {
  readonly duties: string
  readonly titles: readonly string[]
  readonly known: boolean
}

/** What a person with this title does: a sentence and names that the search is repeated with. */
export const writeDuties: QuestionKind<Subject, Duties> = {
  name: 'write-duties',
  shape: z.object({ duties: z.string(), titles: z.array(z.string()), known: z.boolean() }),
  problem: ({ duties, titles }) => {
    if (duties.trim() === '') return '"duties" is empty.'
    if (wordsOver(duties, 30)) return '"duties" has more than 30 words.'
    return titles.length > 3 ? '"titles" has more than three names.' : null
  },
  trial: trialSubject,
}

export const occupationKinds = ['occupation', 'several occupations', 'not an occupation', 'cannot be told'] as const

/** Whether a title names an occupation at all. */
export const isOccupation: QuestionKind<
  Subject & { readonly kinds: readonly string[] },
  { readonly reason: string; readonly kind: (typeof occupationKinds)[number] }
> = {
  name: 'is-occupation',
  shape: z.object({ reason: z.string(), kind: z.literal(occupationKinds) }),
  problem: ({ reason }) => (reason.trim() === '' ? '"reason" is empty.' : null),
  trial: { ...trialSubject, kinds: occupationKinds },
}

/** One short question that would settle a doubt. */
export const settlingQuestion: QuestionKind<
  Subject & { readonly groups: readonly NamedGroup[]; readonly facets: readonly string[] },
  { readonly question: string; readonly facet: string }
> = {
  name: 'settling-question',
  shape: z.object({ question: z.string(), facet: z.literal(facets) }),
  problem: ({ question }, { groups }) => {
    if (question.trim() === '') return '"question" is empty.'
    if (question.trim().split(/\s+/).length > 25) return '"question" has more than 25 words.'
    if (/\d{3,}/.test(question)) return '"question" names a code.'
    const named = groups.some(({ title }) => title.length > 12 && fold(question).includes(fold(title)))
    return named ? '"question" names a group.' : null
  },
  trial: { ...trialSubject, groups: [{ title: 'Nurses', note: '' }], facets },
}

/** Where the titles of an item went. */
export interface Landed {
  readonly group: string
  readonly count: number
  readonly titles: readonly string[]
}

/** How an item and the group it was placed in relate. `groups` is that one group. */
export const relateItem: QuestionKind<
  Subject & {
    readonly groups: readonly NamedGroup[]
    readonly landed: readonly Landed[]
    readonly relations: readonly string[]
  },
  { readonly reason: string; readonly relation: RelationSentence }
> = {
  name: 'relate-item',
  shape: z.object({
    reason: z.string(),
    relation: z.literal(Object.keys(relationSentences) as [RelationSentence, ...RelationSentence[]]),
  }),
  problem: ({ reason }) => (reason.trim() === '' ? '"reason" is empty.' : null),
  trial: {
    ...trialSubject,
    groups: [{ title: 'Nurses', note: '' }],
    landed: [],
    relations: Object.keys(relationSentences),
  },
}

export const relationFrom = (sentence: RelationSentence): MappingRelation => relationSentences[sentence]
