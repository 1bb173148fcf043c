import type { Lexicon } from './lexicon.js'
import type { MarkedSegment } from './mark.js'

/** A marked segment with how well it names an occupation. */
export interface Rated {
  readonly marked: MarkedSegment
  /** Words that are left. */
  readonly live: readonly number[]
  /** 3 a listed noun, 2 only a trainee's or intern's, 1 a word that ends like a noun, 0 none. */
  readonly head: number
}

export function rate(marked: MarkedSegment, lexicon: Lexicon): Rated {
  const { gone, known, weakHead, segment } = marked
  const live = segment.words.flatMap((_, i) => (gone[i] ? [] : [i]))
  const content = live.filter((i) => !lexicon.connectives.has(segment.words[i]!.folded))
  if (content.length === 0) return { marked, live: [], head: 0 }
  let head = 0
  for (const i of content) {
    if (weakHead.has(i)) head = Math.max(head, 2)
    else if (
      known[i]!.head === 2 ||
      (i === live[0] && !segment.bracketed && lexicon.abbreviations.has(segment.words[i]!.folded))
    )
      head = 3
    else if (known[i]!.head === 1) head = Math.max(head, 1)
  }
  return { marked, live, head }
}

/** Nothing but general nouns, or one word that only looks like an occupation. */
export function isGeneric({ live, marked, head }: Rated, lexicon: Lexicon): boolean {
  if (live.length === 1 && head < 3) return true
  return live.every((i) => {
    const word = marked.segment.words[i]!.folded
    return marked.weakHead.has(i) || lexicon.generic.has(marked.known[i]!.lemma) || lexicon.connectives.has(word)
  })
}

/** Nothing but fields of work. */
export function onlyFields({ live, marked }: Rated, lexicon: Lexicon): boolean {
  return live.every((i) => {
    const word = marked.segment.words[i]!.folded
    return lexicon.fields.has(word) || lexicon.connectives.has(word)
  })
}

const legalForm =
  /(?:^|[\s,.])(?:ltda|eireli|s\.?\/?a|s\.?a\.?r\.?l|s\.?r\.?l|s\.?a\.?s|inc|llc|ltd|corp|gmbh|plc|sdn\.? bhd|sp\.? z ?o\.? ?o|sa de cv|pvt)\.?$/i

/** More words before a legal form are a sentence. */
const longestCompany = 6

export const isCompany = (marked: MarkedSegment): boolean =>
  marked.segment.words.length <= longestCompany && legalForm.test(marked.segment.text.trim())

/** The segment's text without the words that go. */
export function liveText({ segment, gone }: MarkedSegment): string {
  if (!gone.some((rule) => rule)) return tidy(segment.text)
  let text = ''
  let at = 0
  for (let i = 0; i < gone.length; i++) {
    const rule = gone[i]
    if (!rule) continue
    const word = segment.words[i]!
    text += `${segment.text.slice(at, word.start)} `
    // The mark that joined a word to its twin goes with the twin.
    if (joined.has(rule.category)) text = text.replace(/\s*[/,-]\s*$/, ' ')
    at = word.end
    if (segment.text[at] === '%') at++
  }
  return tidy(text + segment.text.slice(at))
}

const joined: ReadonlySet<string> = new Set(['gender_marker', 'multi_title'])

const atStart = /^(?:[\s,/&+:;|\\'"_-]|\.(?!\p{L}))+/u
const atEnd = /[\s,./&:;|\\'"_([-]+$/

/** Anything but letters, digits and single spaces inside. */
function needsTidying(text: string): boolean {
  let before = 32
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const space = code === 32
    if (space ? before === 32 : code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97)) return true
    before = code
  }
  return before === 32
}

function tidy(text: string): string {
  if (!needsTidying(text)) return text
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s*[,/&](?:\s*[,/&])+\s*/g, ', ')
    .replace(/\s+,(?=\s|$)/g, ',')
    .replace(/\s+\.(?=\s|$)/g, ' ')
    .replace(/\s{2,}/g, ' ')
    .replace(/\s-\s(?=[,/]|$)/g, ' ')
    .replace(atStart, '')
    .replace(atEnd, '')
}
