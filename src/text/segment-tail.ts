import type { Lexicon } from './lexicon.js'
import { textOf } from './mark.js'
import { type Draft, noteAttribute, noteRemoval } from './normal-title.js'
import type { CompiledRule } from './phrases.js'
import { isGeneric, onlyFields, type Rated } from './rated-segment.js'
import type { Segment } from './segments.js'

/** A part after a comma, as if it were a segment of its own. */
const tailRule: CompiledRule = { category: 'other_part', attribute: 'qualifiers' }

/** Nouns after which the title goes on more often than not, and little words that begin a tail. */
const notLast = new Set([
  'scrum',
  'lead',
  'head',
  'chef',
  'staff',
  'crew',
  'principal',
  'faculty',
  'assistant',
  'associate',
])
const tailOpeners = new Set(['for', 'within', 'in', 'innerhalb', 'at', 'fur'])

/**
 * "Software Engineer, Search Platform" is a software engineer: what follows the noun is a team. "Director, Product
 * Management" is not a director: a general noun keeps what follows it, and so does a noun that stands first.
 */
export function withoutTail(primary: Rated, lexicon: Lexicon, draft: Draft): Rated {
  const { marked, live } = primary
  const { segment, known } = marked
  const nounAt = live.findLastIndex((i) => known[i]!.head === 2)
  const noun = live[nounAt]
  if (noun === undefined || nounAt === live.length - 1) return primary
  const before = live.slice(0, nounAt + 1)
  const after = live.slice(nounAt + 1)
  const word = segment.words[noun]!.folded
  if (
    notLast.has(word) ||
    before.some((i) => known[i]!.head === 2 && !lexicon.headStandsLast(segment.words[i]!.folded))
  )
    return primary
  if (isGeneric({ ...primary, live: before }, lexicon)) {
    // "Director, Data, Analytics, Platforms": a general noun needs its first field only.
    const field = segment.words[after[0]!]!.part
    const further = after.find((i) => segment.words[i]!.part > field && commaBefore(segment, i))
    return further === undefined ? primary : cutFrom(primary, further, draft)
  }
  if (onlyFields({ ...primary, live: after }, lexicon)) return primary
  const opener = segment.words[after[0]!]!
  if (/[/&+]/.test(segment.text.slice(segment.words[noun]!.end, opener.start))) return primary
  const comma = segment.text.slice(segment.words[noun]!.end, opener.start).includes(',')
  if (!comma && lexicon.connectives.has(opener.folded) && !tailOpeners.has(opener.folded)) return primary
  return cutFrom(primary, after[0]!, draft)
}

/** A comma stands directly before the word's part. */
function commaBefore({ text, words }: Segment, index: number): boolean {
  const previous = words[index - 1]
  return previous !== undefined && text.slice(previous.end, words[index]!.start).includes(',')
}

function cutFrom(primary: Rated, from: number, draft: Draft): Rated {
  const { segment, gone } = primary.marked
  const after = primary.live.filter((i) => i >= from)
  const text = textOf(segment, after[0]!, after.at(-1)! + 1)
  for (const i of after) gone[i] = tailRule
  noteRemoval(draft, text, 'other_part')
  noteAttribute(draft, 'qualifiers', text)
  return { ...primary, live: primary.live.filter((i) => i < from) }
}
