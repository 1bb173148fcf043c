import type { Response } from 'express'
import type { Locale } from '../../locale/locale.js'
import type { Access } from '../access.js'
import { hasRole, isSignedIn, personOf } from '../signed-in.js'

/** The menu under one's name: own account, people, history, the way out. `null` for who is not signed in. */
export function accountMenu(response: Response, { accounts }: Access, correspondenceId: string | null, locale: Locale) {
  if (!isSignedIn(response)) return null
  const { name } = personOf(response)
  const whole = hasRole(response, 'administrator', null)
  const items = [
    accounts ? { href: '/account', label: locale.text('account.title') } : null,
    whole ? { href: '/people', label: locale.text('people.title') } : null,
    whole ? { href: '/history', label: locale.text('history.title') } : null,
    !whole && correspondenceId !== null && hasRole(response, 'adjudicator', correspondenceId)
      ? { href: `/c/${encodeURIComponent(correspondenceId)}/history`, label: locale.text('history.title') }
      : null,
  ]
  return { name, initials: initialsOf(name), items: items.filter((item) => item !== null), canLeave: accounts }
}

/** One or two letters for a name, for where there is no room for it. */
function initialsOf(name: string): string {
  const words = name.split(/[\s.]+/u).filter((word) => word !== '')
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => /^./u.exec(word ?? '')?.[0].toUpperCase() ?? '').join('')
}
