import { Router, type Request, type Response } from 'express'
import type { KnownError } from '../../errors.js'
import type { Account } from '../../model/account.js'
import { accesses, roles } from '../../model/person.js'
import type { Locale } from '../../locale/locale.js'
import { addPerson, roleFrom } from '../../pipeline/people.js'
import { showOnce } from '../cookies.js'
import type { ServerContext } from '../context.js'
import { pageOf, pagerOf } from '../paging.js'
import { readerOf } from '../reader.js'
import { personOf, requireRole } from '../signed-in.js'
import { askedFor, fieldOf, orShown, requireAccounts, roleKeys, sendPeoplePage } from './people-page.js'

const pageSize = 50

/** `/people`: who may use this workspace; for administrators. */
export function peoplePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/people', async (request, response) => {
    requireRole(response, 'administrator', null)
    await sendPeople(context, request, response)
  })

  router.post('/people', async (request, response) => {
    requireAccounts(context)
    requireRole(response, 'administrator', null)
    await orShown(
      async () => {
        const wanted = {
          name: fieldOf(request, 'name'),
          email: fieldOf(request, 'email'),
          role: roleFrom(fieldOf(request, 'role')),
        }
        const { account, path } = await addPerson(workspace, personOf(response).id, wanted)
        await context.names.refresh('changed')
        showOnce(response, `link-${account.id}`, path)
        response.redirect(303, personPath(account.id))
      },
      (failure) => sendPeople(context, request, response, failure),
    )
  })

  return router
}

export const personPath = (id: string): string => `/people/${encodeURIComponent(id)}`

async function sendPeople(
  context: ServerContext,
  request: Request,
  response: Response,
  failure?: KnownError,
): Promise<void> {
  const { locale } = readerOf(response)
  const title = locale.text('people.title')
  if (!context.access.accounts) {
    await sendPeoplePage(context, request, response, { view: 'people-off', title, data: {} })
    return
  }
  const words = askedFor(request, 'words').toLowerCase()
  const all = await context.workspace.store.people()
  const found = all
    .filter(({ forgottenAt }) => forgottenAt === null)
    .filter(({ name, email }) => `${name} ${email ?? ''}`.toLowerCase().includes(words))
    .sort((one, other) => one.name.localeCompare(other.name, locale.tag))
  const asked = Number.parseInt(askedFor(request, 'page'), 10)
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
  const { offset, limit } = pageOf(page, pageSize)
  const address = (to: number) => `/people?${new URLSearchParams({ words, page: String(to) }).toString()}`
  await sendPeoplePage(context, request, response, {
    view: 'people',
    title,
    failure,
    data: {
      words,
      rows: found.slice(offset, offset + limit).map((account) => personLine(account, locale)),
      forgotten: all.length - all.filter(({ forgottenAt }) => forgottenAt === null).length,
      pager: pagerOf(found.length, page, pageSize, address),
      roles: roleChoices(locale, 'reviewer'),
      filled: { name: fieldOf(request, 'name').slice(0, 100), email: fieldOf(request, 'email').slice(0, 200) },
    },
  })
}

export const roleChoices = (locale: Locale, chosen: string) =>
  roles.map((role) => ({ value: role, label: locale.text(roleKeys[role]), chosen: role === chosen }))

/** The same on one correspondence, where somebody can also be kept out. */
export const accessChoices = (locale: Locale, chosen: string) =>
  accesses.map((access) => ({ value: access, label: locale.text(roleKeys[access]), chosen: access === chosen }))

export type PersonState = 'forgotten' | 'closed' | 'invited' | 'active'

export function stateOf({ forgottenAt, closedAt, password, openId }: Account): PersonState {
  if (forgottenAt !== null) return 'forgotten'
  if (closedAt !== null) return 'closed'
  return password === null && openId === null ? 'invited' : 'active'
}

const personLine = (account: Account, locale: Locale) => ({
  href: personPath(account.id),
  name: account.name,
  email: account.email ?? '',
  role: locale.text(roleKeys[account.role]),
  elsewhere: Object.entries(account.roleIn).map(([id, role]) => ({ id, role: locale.text(roleKeys[role]) })),
  state: locale.text(`people.state-${stateOf(account)}`),
  active: stateOf(account) === 'active',
  addedAt: account.addedAt,
  added: locale.time(account.addedAt),
})
