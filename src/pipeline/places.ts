import type { AdjudicationCase } from '../adjudicate/adjudicator.js'
import type { ClassificationItem } from '../model/classification.js'
import type { Candidate, CandidateEvidence } from '../model/finding.js'
import { type CodeAgreement, leadingDigits, sharedDigits } from '../structure/derived-codes.js'
import { pathsFromCodes } from '../structure/placed-title.js'
import { type StructuredTitle, structureEvidence } from '../structure/structure-evidence.js'
import { type ByWords, groupsOf } from './by-words.js'
import type { PreviousTarget } from './previous-mappings.js'
import type { PresetConstants } from './preset-constants.js'

type Placed = Required<Pick<AdjudicationCase, 'candidates' | 'placed'>>

/** With fewer titles there is nothing to learn from their order. */
const fewest = 30
/** Votes are shown as evidence where they make a code at least twice as likely. */
const shownFrom = Math.log(2)

/**
 * Weighs in the place of each title of the classification: where its siblings lie, and its code where the code system
 * derives from the target's, and where earlier correspondence tables led. Ads have no place and stay as they are.
 */
export function weighPlaces(
  byWords: readonly ByWords[],
  sourceItems: ReadonlyMap<string, ClassificationItem>,
  targetCodes: readonly string[],
  limit: number,
  { sureness, siblings }: Pick<PresetConstants, 'sureness' | 'siblings'>,
  previous: ReadonlyMap<string, readonly PreviousTarget[]>,
): {
  readonly placed: ReadonlyMap<string, Placed>
  readonly structure: string
  readonly agreement: CodeAgreement | null
} {
  const own = byWords.filter(({ title }) => title.origin.kind !== 'Ad')
  if (own.length < fewest) return { placed: new Map(), structure: 'none: too few titles', agreement: null }
  const codeOf = ({ title: { origin } }: ByWords) => (origin.kind === 'Ad' ? '' : origin.code)
  const madeGroups = hasGroups(sourceItems) ? null : pathsFromCodes(own.map(codeOf))
  const titles = own.map((one, i) => ({
    text: one.title.text,
    code: codeOf(one),
    path: [...groupsOf(one.title, sourceItems), ...(madeGroups?.[i] ?? [])],
    candidates: one.candidates,
    probabilities: one.probabilities,
  }))
  const linked = own.map((one) =>
    (previous.get(codeOf(one)) ?? []).flatMap(({ code }) => (code === null ? [] : [code])),
  )
  const {
    titles: weighed,
    agreement,
    strength,
    previous: earlier,
  } = structureEvidence(titles, targetCodes, sureness, { siblings, linked })
  const example = siblingExamples(own, titles, weighed, targetCodes)
  const remark =
    `Its place was weighed in: ${siblings ? `siblings at strength ${strength.toFixed(2)}` : 'siblings left out'}` +
    (agreement.derived ? ', and its code, since the code system derives from the target’s.' : '.')
  const placed = own.map((one, i): [string, Placed] => {
    const { probabilities, votes } = weighed[i]!
    const best = targetCodes
      .map((code, place) => ({ code, place, probability: probabilities[place]! }))
      .sort((a, b) => b.probability - a.probability || (a.code < b.code ? -1 : 1))
      .slice(0, limit)
    const found = new Map(one.candidates.map((candidate) => [candidate.code, candidate.evidence]))
    const kept = best.flatMap(({ code, place, probability }, rank) => {
      const evidence = [...(found.get(code) ?? [])]
      const structural = { rank: rank + 1, matchedLanguage: one.title.language }
      const sibling = votes[place]! >= shownFrom && strength > 0 ? example(i, code) : undefined
      if (sibling) {
        evidence.push({
          ...structural,
          method: 'siblings',
          score: 1 / (1 + Math.exp(-votes[place]!)),
          matchedTitle: sibling.title.text,
          matchedSource: sibling.title.origin.source,
        })
      }
      const shared = agreement.derived ? sharedDigits(leadingDigits(codeOf(one)), code) : 0
      if (shared >= 3) {
        const score = agreement.byDigits[shared - 1]!
        evidence.push({
          ...structural,
          method: 'code',
          score,
          matchedTitle: codeOf(one),
          matchedSource: one.title.origin.source,
        })
      }
      const table = earlier.share > 0 && previous.get(codeOf(one))?.find((link) => link.code === code)
      if (table) {
        evidence.push({
          ...structural,
          method: 'previous',
          score: earlier.share,
          matchedTitle: code,
          matchedSource: table.table,
        })
      }
      return evidence.length > 0 ? [{ code, probability, evidence }] : []
    })
    const candidates = kept.map(({ code, probability, evidence }, rank): Candidate => {
      const shown: readonly CandidateEvidence[] = evidence
      return { code, rank: rank + 1, score: Math.log(probability), evidence: shown }
    })
    const shares = kept.map(({ probability }) => probability)
    const none = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0))
    return [one.title.id, { candidates, placed: { candidates: shares, none, remark } }]
  })
  const digits = agreement.byDigits.map((share) => share.toFixed(2)).join(' ')
  const tables =
    earlier.titles === 0 ? '' : `; earlier tables agree with ${earlier.share.toFixed(2)} of ${earlier.titles} titles`
  const structure = `siblings ${siblings ? `at strength ${strength.toFixed(2)}` : 'left out'}; codes ${agreement.derived ? `derive (agreement ${digits})` : 'say nothing'}${tables}`
  return { placed: new Map(placed), structure, agreement }
}

/** A list without any hierarchy: titles whose codes begin alike take the place of groups. */
const hasGroups = (items: ReadonlyMap<string, ClassificationItem>): boolean =>
  [...items.values()].some(({ parent }) => parent !== null)

/** A title beside this one, in the nearest group that has one, that lies in a code. */
function siblingExamples(
  own: readonly ByWords[],
  titles: readonly { readonly path: readonly string[] }[],
  weighed: readonly StructuredTitle[],
  targetCodes: readonly string[],
): (title: number, code: string) => ByWords | undefined {
  const members = new Map<string, Map<string, number[]>>()
  weighed.forEach(({ probabilities }, i) => {
    const best = probabilities.indexOf(Math.max(...probabilities))
    for (const group of titles[i]!.path) {
      const byCode = members.get(group) ?? new Map<string, number[]>()
      members.set(group, byCode)
      const code = targetCodes[best]!
      byCode.set(code, [...(byCode.get(code) ?? []), i].slice(0, 2))
    }
  })
  return (title, code) => {
    for (const group of titles[title]!.path) {
      const sibling = members
        .get(group)
        ?.get(code)
        ?.find((other) => other !== title)
      if (sibling !== undefined) return own[sibling]
    }
    return undefined
  }
}
