import type { CompiledRule } from './phrases.js'
import type { MarkedSegment } from './mark.js'

const twin: CompiledRule = { category: 'gender_marker', attribute: 'genderForms' }
const joints = new Set(['ou', 'o', 'or', 'oder', 'y', 'e', 'et', 'lub', 'i', 'und', 'u'])
const articles = new Set(['un', 'une', 'ein', 'eine', 'zur', 'zum', 'une'])
const sharedLetters = 4

/** "développeuse ou développeur", "ESTAGIARIA / ESTAGIARIO": the same word in two genders counts once. */
export function markDoublets({ segment, gone }: MarkedSegment): void {
  const words = segment.words
  for (let left = 0; left + 1 < words.length; left++) {
    const one = words[left]!.folded
    if (gone[left] || one.length < sharedLetters) continue
    let right = left + 1
    while (right < words.length && right - left < 4 && (gone[right] || isJoint(words[right]!.folded))) right++
    const other = words[right]
    if (!other || gone[right] || !other.folded.startsWith(one.slice(0, sharedLetters))) continue
    if (
      right === left + 1 &&
      other.part === words[left]!.part &&
      !/[-·]/.test(segment.text.slice(words[left]!.end, other.start))
    )
      continue
    const kept = genderPair(one, other.folded)
    if (kept === null) continue
    const from = kept === other.folded ? left : left + 1
    const to = kept === other.folded ? right : right + 1
    for (let i = from; i < to; i++) gone[i] ??= twin
  }
}

const clients = new Set(['juridica', 'fisica'])

/** "PESSOA CONSULTORA DE VENDAS" is a consultora; "GERENTE PESSOA JURÍDICA" serves companies. */
export function markPerson({ segment, gone, known }: MarkedSegment): void {
  segment.words.forEach((word, i) => {
    const next = segment.words[i + 1]
    if (word.folded !== 'pessoa' && word.folded !== 'pessoas') return
    if (next?.part === word.part && known[i + 1]!.head > 0 && !clients.has(next.folded)) gone[i] ??= twin
  })
}

const isJoint = (word: string): boolean => joints.has(word) || articles.has(word)

const feminine =
  /(?:a|as|euse|euses|trice|trices|ère|ere|ière|iere|ienne|enne|ée|ee|eure|esse|rice|in|innen|frau|ka|ni|owa|ice|te|ne|se|e|es)$/i

/** The masculine of two folded words that differ in gender only, else `null`. */
export function genderPair(a: string, b: string): string | null {
  if (a === b) return null
  const stem = commonStart(a, b)
  if (a.endsWith('frau') && b.endsWith('mann') && stem >= a.length - 4) return b
  if (b.endsWith('frau') && a.endsWith('mann') && stem >= b.length - 4) return a
  const longestTail = 5
  if (stem < 4 || a.length - stem > longestTail || b.length - stem > longestTail) return null
  if (stem < Math.min(a.length, b.length) * 0.55) return null
  const aTail = a.slice(stem)
  const bTail = b.slice(stem)
  if (!genderTails.has(aTail) || !genderTails.has(bTail)) return null
  if (feminine.test(b) && !feminine.test(a)) return a
  if (feminine.test(a) && !feminine.test(b)) return b
  return b.length > a.length ? a : b
}

const genderTails = new Set(
  ' ,a,o,e,as,os,es,s,r,rs,se,ses,rice,rices,trice,trices,euse,euses,eur,eurs,ere,eres,er,ers,ier,iere,ne,nes,enne,ennes,le,les,ve,f,in,innen,ka,ki,nik,nica,k,czka,cz,esse,eresse,ora,or,ores,oras,isa,ice,eure,en,ca,ek,ice,ie,ienne,ess,ress,m,nete,y'
    .split(',')
    .map((tail) => tail.trim()),
)

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
