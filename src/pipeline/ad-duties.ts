import type { AdjudicationCase } from '../adjudicate/adjudicator.js'
import type { Title } from '../model/title.js'
import type { Store } from '../store/port.js'
import { fold } from '../text/fold.js'
import { titleId } from './gather-titles.js'

/** Different texts kept for a title. */
const atMost = 3

/**
 * What the ads behind the given titles say of the work, by title id: up to three different texts, the first as stored.
 * Reads the ads only where one of the titles is of an ad.
 */
export async function dutiesOfAds(
  store: Pick<Store, 'ads'>,
  correspondenceId: string,
  titles: readonly Title[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ofAds = titles.filter(({ origin }) => origin.kind === 'Ad')
  const wanted = new Set(ofAds.map(({ id }) => id))
  const sources = [...new Set(ofAds.map(({ origin }) => origin.source))].sort()
  const ids = new Map<string, string>()
  const found = new Map<string, Map<string, string>>()
  if (sources.length === 0) return new Map()
  for await (const { sourceId, language, normalTitle, duties } of store.ads(sources)) {
    if (duties === null || normalTitle === '') continue
    const key = [sourceId, language, normalTitle].join('\u0000')
    const id = ids.get(key) ?? titleId(correspondenceId, { kind: 'Ad', source: sourceId }, language, normalTitle)
    ids.set(key, id)
    if (!wanted.has(id)) continue
    const texts = found.get(id) ?? new Map<string, string>()
    found.set(id, texts)
    const folded = fold(duties)
    if (texts.size < atMost && !texts.has(folded)) texts.set(folded, duties)
  }
  return new Map([...found].map(([id, texts]) => [id, [...texts.values()]]))
}

/** The case with what ads say of its title, where they say something. */
export function withDuties(one: AdjudicationCase, duties: ReadonlyMap<string, readonly string[]>): AdjudicationCase {
  const texts = duties.get(one.title.id)
  return texts ? { ...one, duties: texts } : one
}
