import type { ChatQuestion } from './chat-model.js'

/** Tokens a letter, by kind, as the o200k_base vocabulary cuts real titles and our prompts; see docs/language-models.md. */
const perLetter = {
  latin: 1 / 4.6,
  marked: 1 / 2.6,
  other: 1 / 2.2,
  wide: 1 / 1.3,
  digit: 1 / 2.2,
  mark: 1 / 1.7,
} as const

const ascii = Float64Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (/[A-Za-z ]/.test(letter)) return perLetter.latin
  return /\d/.test(letter) ? perLetter.digit : perLetter.mark
})

function ofLetter(code: number): number {
  if (code < 128) return ascii[code]!
  if (code < 0x250) return perLetter.marked
  // From the radicals and kana on: scripts in which a letter is a syllable or a word.
  return code >= 0x2e80 && code < 0xd7b0 ? perLetter.wide : perLetter.other
}

/** About how many tokens a text has: enough to plan costs and to keep to rate limits; servers count exactly. */
export function estimatedTokens(text: string): number {
  let tokens = 0
  for (let at = 0; at < text.length; at++) tokens += ofLetter(text.charCodeAt(at))
  return Math.ceil(tokens)
}

/** Instructions are the same for thousands of questions, and a question is looked at by several. */
const ofInstructions = new Map<string, number>()
const ofQuestion = new WeakMap<ChatQuestion, number>()

/** Input tokens of a question: instructions, title and schema, which servers charge too, with a few for the frame. */
export function questionTokens(question: ChatQuestion): number {
  const known = ofQuestion.get(question)
  if (known !== undefined) return known
  const { system, user, schema } = question
  const instructions = ofInstructions.get(system) ?? estimatedTokens(system)
  if (ofInstructions.size > 100) ofInstructions.clear()
  ofInstructions.set(system, instructions)
  const tokens = instructions + estimatedTokens(user) + estimatedTokens(JSON.stringify(schema)) + 12
  ofQuestion.set(question, tokens)
  return tokens
}
