import { foldedHeader } from './header-words.js'

const languageWords: Readonly<Record<string, string>> = {
  english: 'en',
  anglais: 'en',
  ingles: 'en',
  french: 'fr',
  francais: 'fr',
  frances: 'fr',
  spanish: 'es',
  espanol: 'es',
  espagnol: 'es',
  portuguese: 'pt',
  portugues: 'pt',
  german: 'de',
  deutsch: 'de',
  italian: 'it',
  italiano: 'it',
  polish: 'pl',
  polski: 'pl',
  dutch: 'nl',
  nederlands: 'nl',
  arabic: 'ar',
  russian: 'ru',
}

/** The language that a header names beside its role: "Title EN", "titulo_es", "Libellé (français)"; `null` when none. */
export function headerLanguage(header: string, declared: readonly string[]): string | null {
  const words = foldedHeader(header).split(' ')
  const known = new Set([...declared, ...Object.values(languageWords)])
  const tag = words.slice(1).find((word) => word.length === 2 && known.has(word) && !ambiguousTags.has(word))
  return tag ?? words.map((word) => languageWords[word]).find((found) => found !== undefined) ?? null
}

/** Two letters that are also a common word beside a title. */
const ambiguousTags = new Set(['de', 'no', 'la', 'is'])
