import { sha256 } from '../files/hash.js'
import type { Classification, IndexEntry } from '../model/classification.js'
import type { LanguageTag } from '../model/language.js'
import type { Title, TitleOrigin } from '../model/title.js'
import type { StoredAd } from '../store/port.js'
import { normaliseTitle } from '../text/normalise.js'
import { targetOf } from './target.js'

/** The same title of the same source keeps its id over runs, so that decisions stay with it. */
export function titleId(correspondenceId: string, origin: TitleOrigin, language: LanguageTag, text: string): string {
  const code = origin.kind === 'Ad' ? '' : origin.code
  return sha256([correspondenceId, origin.kind, origin.source, code, language, text].join('\u0000')).slice(0, 16)
}

/** One title for each label of each item of the deepest level, and one for each index entry that points to such an item. */
export function classificationTitles(
  correspondenceId: string,
  classification: Classification,
  index: readonly IndexEntry[],
): readonly Title[] {
  const { mappable } = targetOf(classification)
  const source = classification.source.id
  const make = (origin: TitleOrigin, language: LanguageTag, text: string): Title => ({
    id: titleId(correspondenceId, origin, language, text),
    text,
    language,
    languageFrom: 'declared',
    origin,
    frequency: 1,
  })
  const labels = [...mappable.values()].flatMap(({ code, parent, labels: byLanguage }) =>
    Object.entries(byLanguage).map(([language, text]) => make({ kind: 'Item', source, code, parent }, language, text)),
  )
  const entries = index
    .filter(({ code }) => mappable.has(code))
    .map((entry) => make({ kind: 'Entry', source: entry.source, code: entry.code }, entry.language, entry.title))
  return [...new Map([...labels, ...entries].map((title) => [title.id, title])).values()]
}

/**
 * Ads with the same normal title and language are one title; it shows the most frequent wording and counts the ads.
 * What is not a vacancy has no normal title and is left out: the caller reports how many.
 */
export async function adTitles(
  correspondenceId: string,
  ads: AsyncIterable<StoredAd>,
): Promise<{ readonly titles: readonly Title[]; readonly notVacancies: number }> {
  interface Group {
    readonly ad: StoredAd
    frequency: number
    readonly wordings: Map<string, number>
  }
  const groups = new Map<string, Group>()
  let notVacancies = 0
  for await (const ad of ads) {
    if (ad.normalTitle === '') {
      notVacancies += ad.ads
      continue
    }
    const key = `${ad.sourceId}\u0000${ad.language}\u0000${ad.normalTitle}`
    const group = groups.get(key) ?? { ad, frequency: 0, wordings: new Map<string, number>() }
    group.frequency += ad.ads
    const { core } = normaliseTitle(ad.title, ad.language)
    group.wordings.set(core, (group.wordings.get(core) ?? 0) + ad.ads)
    groups.set(key, group)
  }
  const titles = [...groups.values()].map(({ ad, frequency, wordings }): Title => {
    const origin: TitleOrigin = { kind: 'Ad', source: ad.sourceId }
    const [[text]] = [...wordings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) as [[string, number]]
    return {
      id: titleId(correspondenceId, origin, ad.language, ad.normalTitle),
      text,
      language: ad.language,
      languageFrom: ad.languageFrom,
      origin,
      frequency,
    }
  })
  return { titles, notVacancies }
}
