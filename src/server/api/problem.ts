import type { KnownError } from '../../errors.js'
import { failureTexts } from '../../locale/failures.js'
import type { Locale } from '../../locale/locale.js'
import type { Problem } from './schemas/problem.js'

export const problemType = 'application/problem+json'

/** Where the page /api explains a failure. */
export const anchorOf = (code: string): string => `failure-${code.replace(/\W/g, '-')}`

/** A failure as a problem; `undefined` for one that the catalogue does not know, which is a fault of ours. */
export function problemOf(failure: KnownError | undefined, path: string, locale: Locale): Problem {
  const code = failure?.code ?? 'server/fault'
  const shown = failure === undefined ? faultTexts(locale) : failureTexts(failure, locale.tag)
  return {
    type: `/api#${anchorOf(code)}`,
    title: shown.what,
    status: failure?.http ?? 500,
    detail: `${shown.what} ${shown.todo}`,
    instance: path,
    code,
    what: shown.what,
    todo: shown.todo,
  }
}

const faultTexts = ({ text }: Locale) => ({ what: text('failure.bug-what'), todo: text('failure.bug-todo') })
