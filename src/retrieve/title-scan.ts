import { perLanguage } from './partitions.js'
import { buildSparseIndex } from './sparse-index.js'
import type { LanguageIndex } from './title-index.js'

export type Features = (folded: string) => readonly string[]

/** How the index titles of one language compare with a query; a query's forms count at their best. */
export interface TitleScan {
  /** By place of a code in the language's `codes`: its best similarity, and the title that gave it (-1 for none). */
  readonly similarity: Float32Array
  readonly title: Int32Array
  /** The nearest titles, nearest first, with their similarities. */
  readonly nearest: readonly { readonly title: number; readonly similarity: number }[]
}

/**
 * Compares with all index titles of a language by the features given. Several methods read one scan: the last one is
 * kept. A scan may be read until the next one of that language.
 */
export function titleScanner(
  features: Features,
  nearestKept: number,
): (language: LanguageIndex, forms: readonly string[]) => TitleScan {
  const scannerOf = perLanguage((language) => scanner(language, features, nearestKept))
  return (language, forms) => scannerOf(language)(forms)
}

function scanner({ titles, codes, codeOf }: LanguageIndex, features: Features, kept: number) {
  const sparse = buildSparseIndex(titles.map(({ folded }) => features(folded)))
  const similarity = new Float32Array(codes.length)
  const title = new Int32Array(codes.length)
  const best = new Float32Array(titles.length)
  let lastForms = ''
  let last: TitleScan | undefined
  return (forms: readonly string[]): TitleScan => {
    const key = forms.join('\n')
    if (last && key === lastForms) return last
    similarity.fill(0)
    title.fill(-1)
    const several = forms.length > 1
    if (several) best.fill(0)
    const nearest = new Nearest(kept)
    for (const form of forms) {
      const hits = sparse.search(features(form))
      for (let i = 0; i < hits.count; i++) {
        const document = hits.documents[i]!
        const value = hits.similarity[document]!
        const code = codeOf[document]!
        if (value > similarity[code]!) {
          similarity[code] = value
          title[code] = document
        }
        if (several) {
          if (value <= best[document]!) continue
          best[document] = value
        }
        if (value > nearest.least) nearest.offer(document, value)
      }
    }
    lastForms = key
    last = { similarity, title, nearest: nearest.list }
    return last
  }
}

/** The nearest few of many, nearest first; of equal ones the earlier title. A title offered again keeps its better value. */
class Nearest {
  readonly list: { title: number; similarity: number }[] = []
  least = 0

  constructor(private readonly kept: number) {}

  offer(title: number, similarity: number): void {
    const known = this.list.findIndex((one) => one.title === title)
    if (known >= 0) this.list.splice(known, 1)
    let at = this.list.length
    while (at > 0 && this.before(title, similarity, this.list[at - 1]!)) at--
    this.list.splice(at, 0, { title, similarity })
    if (this.list.length > this.kept) this.list.pop()
    if (this.list.length === this.kept) this.least = this.list[this.kept - 1]!.similarity
  }

  private before(title: number, similarity: number, other: { title: number; similarity: number }): boolean {
    return similarity > other.similarity || (similarity === other.similarity && title < other.title)
  }
}
