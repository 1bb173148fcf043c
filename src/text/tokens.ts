/** Scripts written without spaces: their characters are the words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** The words of a folded title; in scripts without spaces, its characters and pairs of them. */
export function words(folded: string): readonly string[] {
  if (folded === '') return []
  return folded.split(' ').flatMap((word) => (unspaced.test(word) ? charactersAndPairs(word) : [word]))
}

function charactersAndPairs(word: string): readonly string[] {
  const characters = Array.from(word)
  return [...characters, ...characters.slice(1).map((next, i) => characters[i]! + next)]
}

/** Character n-grams of each word with a space at both ends, so that beginnings and endings of words count as such. */
export function characterNgrams(folded: string, shortest: number, longest: number): readonly string[] {
  const grams: string[] = []
  for (const word of folded.split(' ')) {
    if (word === '') continue
    const padded = ` ${word} `
    for (let length = shortest; length <= longest; length++) {
      if (length >= padded.length) {
        grams.push(padded)
        break
      }
      for (let at = 0; at + length <= padded.length; at++) grams.push(padded.slice(at, at + length))
    }
  }
  return grams
}
