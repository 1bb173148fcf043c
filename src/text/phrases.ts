import { classesOf } from './rules/word-classes.js'
import { type PhraseRule } from './rules/rule.js'

/** A phrase rule with its conditions as sets. */
export interface CompiledRule extends Omit<
  PhraseRule,
  'phrases' | 'notAfter' | 'notBefore' | 'after' | 'before' | 'notWith'
> {
  readonly notAfter?: ReadonlySet<string>
  readonly notBefore?: ReadonlySet<string>
  readonly after?: ReadonlySet<string>
  readonly before?: ReadonlySet<string>
  readonly notWith?: ReadonlySet<string>
}

/** A tree of words: following a phrase word by word ends where `rules` stand. */
export interface PhraseTree {
  readonly next: Map<string, PhraseTree>
  readonly rules: CompiledRule[]
}

export interface PhraseMatch {
  readonly from: number
  /** First token after the phrase. */
  readonly to: number
  readonly rules: readonly CompiledRule[]
}

const set = (words: string | undefined): ReadonlySet<string> | undefined =>
  words === undefined || words === '' ? undefined : new Set(words.split(' '))

export function compilePhrases(rules: readonly PhraseRule[]): PhraseTree {
  const tree: PhraseTree = { next: new Map(), rules: [] }
  for (const { phrases, notAfter, notBefore, after, before, notWith, ...rest } of rules) {
    const conditions = {
      notAfter: set(notAfter),
      notBefore: set(notBefore),
      after: set(after),
      before: set(before),
      notWith: set(notWith),
    }
    const given = Object.fromEntries(Object.entries(conditions).filter(([, words]) => words !== undefined))
    const compiled: CompiledRule = { ...rest, ...given }
    for (const phrase of phrases.split(',')) addPhrase(tree, phrase.trim(), compiled)
  }
  return tree
}

function addPhrase(tree: PhraseTree, phrase: string, rule: CompiledRule): void {
  let node = tree
  for (const word of phrase.split(/\s+/)) {
    let next = node.next.get(word)
    if (!next) node.next.set(word, (next = { next: new Map(), rules: [] }))
    node = next
  }
  node.rules.push(rule)
}

const digits = /\d+/g

/** Each phrase of the tree in the words, the longest at each place; the words are folded. */
export function findPhrases(tree: PhraseTree, words: readonly string[]): readonly PhraseMatch[] {
  const found: PhraseMatch[] = []
  for (let from = 0; from < words.length; from++) {
    const matches: PhraseMatch[] = []
    follow(tree, words, from, from, matches)
    if (matches.length > 1) matches.sort((a, b) => b.to - a.to)
    found.push(...matches)
  }
  return found
}

function follow(node: PhraseTree, words: readonly string[], from: number, at: number, into: PhraseMatch[]): void {
  if (node.rules.length > 0) into.push({ from, to: at, rules: node.rules })
  const word = words[at]
  if (word === undefined || node.next.size === 0) return
  const literal = node.next.get(word)
  if (literal) follow(literal, words, from, at + 1, into)
  for (const name of classesOf(word)) {
    const inClass = node.next.get(name)
    if (inClass) follow(inClass, words, from, at + 1, into)
  }
  const first = word.charCodeAt(0)
  const last = word.charCodeAt(word.length - 1)
  if (isDigit(first) || isDigit(last)) {
    const general = word.replace(digits, '9')
    const byShape = general === word ? undefined : node.next.get(general)
    if (byShape) follow(byShape, words, from, at + 1, into)
  }
  const any = node.next.get('*')
  if (any) follow(any, words, from, at + 1, into)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
