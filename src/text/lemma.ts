/** Ending of a feminine or plural noun, and what the masculine singular may end in; the first that is a known noun counts. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/euses?$/, ['eur']],
  [/esses?$/, ['e', '']],
  [/trices?$/, ['teur', 'tor']],
  [/iennes?$/, ['ien']],
  [/ieres?$/, ['ier']],
  [/es$/, ['', 'e']],
  [/os$/, ['o']],
  [/as$/, ['o', 'a', '']],
  [/a$/, ['o', '', 'e']],
  [/oes$/, ['ao']],
  [/aes$/, ['ao']],
  [/ais$/, ['al']],
  [/eis$/, ['el']],
  [/ices$/, ['iz']],
  [/ns$/, ['m', 'n']],
  [/ies$/, ['y']],
  [/men$/, ['man']],
  [/s$/, ['']],
  [/ees?$/, ['e']],
  [/ne$/, ['n']],
  [/e$/, ['', 'o']],
  [/innen$/, ['']],
  [/in$/, ['']],
  [/en$/, ['', 'e']],
  [/n$/, ['']],
  [/r$/, ['']],
  [/rka$/, ['rz', 'r']],
  [/ki$/, ['ka', 'k']],
  [/ka$/, ['', 'a', 'k', 'iec']],
  [/ow$/, ['', 'a']],
  [/iem$/, ['']],
  [/cy$/, ['ca']],
  [/u$/, ['']],
]

/** Words of which a folded word may be the feminine or the plural, the likeliest first. */
export function lemmasOf(word: string): readonly string[] {
  if (word.length < 4) return []
  const lemmas: string[] = []
  for (const [ending, replacements] of endings) {
    if (!ending.test(word)) continue
    for (const replacement of replacements) {
      const lemma = word.replace(ending, replacement)
      if (lemma.length >= 3) lemmas.push(lemma)
    }
  }
  return lemmas
}
