import { Router } from 'express'
import { isLocaleTag } from '../locale/locale.js'
import { safeReturn } from './page.js'
import { keepReader, themes } from './reader.js'

/** How a reader wants pages to look and act; kept in their browser. */
export function preferencePages(): Router {
  const router = Router()
  router.post('/preferences', (request, response) => {
    const { language, theme, keys, back } = request.body as Readonly<Record<string, unknown>>
    if (isLocaleTag(language)) keepReader(response, 'language', language)
    const chosen = themes.find((one) => one === theme)
    if (chosen !== undefined) keepReader(response, 'theme', chosen)
    if (keys === 'on' || keys === 'off') keepReader(response, 'keys', keys)
    response.redirect(303, safeReturn(back))
  })
  return router
}
