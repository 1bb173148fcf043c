import type { KnownError } from '../errors.js'
import { failureTexts } from '../locale/failures.js'
import type { Locale } from '../locale/locale.js'

/** A failure as an alert on the page that it happened on. */
export const failureShown = (failure: KnownError | undefined, { tag }: Locale) =>
  failure === undefined ? null : { ...failureTexts(failure, tag), code: failure.code }
