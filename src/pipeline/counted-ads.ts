import type { OnlineJobAd } from '../model/job-ad.js'
import type { StoredAd } from '../store/port.js'
import { normaliseTitle } from '../text/normalise.js'

/** From so many ads on, those that say the same are counted instead of being kept one by one. */
export const countedFrom = 20_000

/**
 * Ads as they are stored. Few are kept one by one. Of many, those with the same normal title, language, month and
 * employer are one row with their number; its title is the most frequent wording of its normal title, so that titles
 * and their counts come out as if every ad had been kept. Places are then left out; of duties, the first are kept.
 */
export function storedAds(sourceId: string, ads: readonly OnlineJobAd[], from = countedFrom): readonly StoredAd[] {
  return ads.length < from ? ads.map((ad) => oneByOne(sourceId, ad)) : counted(sourceId, ads)
}

const oneByOne = (sourceId: string, ad: OnlineJobAd): StoredAd => {
  const { normal, notAVacancy } = normaliseTitle(ad.title, ad.language)
  return { ...ad, sourceId, normalTitle: notAVacancy ? '' : normal, ads: 1 }
}

const between = '\u0000'

function counted(sourceId: string, ads: readonly OnlineJobAd[]): readonly StoredAd[] {
  const rows = new Map<string, { readonly row: StoredAd; ads: number; duties: string | null }>()
  const wordings = wordingCounter()
  for (const ad of ads) {
    const { normal, core, notAVacancy } = normaliseTitle(ad.title, ad.language)
    const normalTitle = notAVacancy ? '' : normal
    const date = ad.date?.slice(0, 7) ?? null
    // A name that is missing is not an empty one.
    const key = [normalTitle, ad.language, date ?? '-', ad.employer ?? between].join(between)
    const known = rows.get(key)
    if (known) {
      known.ads++
      known.duties ??= ad.duties
    } else {
      const row = { ...ad, sourceId, normalTitle, date, place: null, ads: 1 }
      rows.set(key, { row, ads: 1, duties: ad.duties })
    }
    if (normalTitle !== '') wordings.add(ad.language + between + normalTitle, core, ad.title)
  }
  const titles = wordings.mostFrequent()
  return [...rows.values()].map(({ row, ads: number, duties }) => ({
    ...row,
    ads: number,
    duties,
    title: titles.get(row.language + between + row.normalTitle) ?? row.title,
  }))
}

/** How often each wording of a title occurs, with a title as advertised for it. */
function wordingCounter() {
  interface Wording {
    readonly of: string
    readonly core: string
    readonly title: string
    count: number
  }
  const wordings = new Map<string, Wording>()
  return {
    add: (of: string, core: string, title: string): void => {
      const key = of + between + core
      const known = wordings.get(key)
      if (known) known.count++
      else wordings.set(key, { of, core, title, count: 1 })
    },
    /** The advertised title of the most frequent wording; of equally frequent ones the first in order of letters. */
    mostFrequent: (): ReadonlyMap<string, string> => {
      const best = new Map<string, Wording>()
      for (const wording of wordings.values()) {
        const other = best.get(wording.of)
        if (!other || wording.count > other.count || (wording.count === other.count && wording.core < other.core))
          best.set(wording.of, wording)
      }
      return new Map([...best].map(([of, { title }]) => [of, title]))
    },
  }
}

/** What the report says of ads that were counted; `null` where every one is kept. */
export function countedRemark(ads: number, rows: number): string | null {
  return rows === ads
    ? null
    : `${ads} ads are kept as ${rows} rows: those with the same title, employer and month are counted, without their places.`
}
