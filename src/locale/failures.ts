import { errorCatalogue, type KnownError, type ErrorCode } from '../errors.js'
import { failuresEs } from './es/failures.js'
import { failuresFr } from './fr/failures.js'
import type { LocaleTag } from './locale.js'
import { fillMessage } from './message.js'

export type FailureTranslations = Partial<Record<ErrorCode, { readonly what: string; readonly todo: string }>>

const translations: Partial<Record<LocaleTag, FailureTranslations>> = { fr: failuresFr, es: failuresEs }

/** What happened and what to do, in the reader's language, or in English where nobody has translated it yet. */
export function failureTexts(failure: KnownError, tag: LocaleTag) {
  const translated = translations[tag]?.[failure.code]
  const { what, todo } = translated ?? errorCatalogue[failure.code]
  const values = Object.fromEntries(Object.entries(failure.context).map(([name, value]) => [name, String(value)]))
  return {
    what: fillMessage(what, values),
    todo: fillMessage(todo, values),
    language: translated === undefined ? 'en' : tag,
  }
}
