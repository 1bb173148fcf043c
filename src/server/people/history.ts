import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request, type Response } from 'express'
import { acts, isAct } from '../../model/history.js'
import { commandLine } from '../../model/person.js'
import { historyFormats, historyText, verifyHistory } from '../../pipeline/history.js'
import type { HistoryFilter } from '../../store/port.js'
import { headOf, onlyHead } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { sendPage, pathOf } from '../page.js'
import { pageOf, pagerOf } from '../paging.js'
import { readerOf } from '../reader.js'
import { hasRole, personOf, requireRole } from '../signed-in.js'
import { historyRows, whoDid } from './history-rows.js'
import { askedFor } from './people-page.js'

const pageSize = 50

/** Whose history a page shows: a correspondence's, one's own, or all of it. */
interface Scope {
  readonly path: string
  readonly fixed: HistoryFilter
  readonly correspondenceId: string | null
}

/**
 * `/history` for administrators, `/c/:id/history` for adjudicators, `/account/history` for everybody about themselves; the
 * same as CSV and JSON lines; `/history/check` walks the chain.
 */
export function historyPages(context: ServerContext): Router {
  const router = Router()

  const scopes: readonly (readonly [path: string, scope: (request: Request, response: Response) => Promise<Scope>])[] =
    [
      [
        '/history',
        (_request, response) => {
          requireRole(response, 'administrator', null)
          return Promise.resolve({ path: '/history', fixed: {}, correspondenceId: null })
        },
      ],
      [
        '/account/history',
        (_request, response) => {
          const fixed = { person: personOf(response).id }
          return Promise.resolve({ path: '/account/history', fixed, correspondenceId: null })
        },
      ],
      [
        '/c/:id/history',
        async (request, response) => {
          const { id } = await headOf(context.workspace, String(request.params.id))
          requireRole(response, 'adjudicator', id)
          return { path: `${pathOf(id)}/history`, fixed: { correspondenceId: id }, correspondenceId: id }
        },
      ],
    ]

  router.get('/history/check', async (request, response) => {
    requireRole(response, 'adjudicator', null)
    await sendCheck(context, request, response)
  })

  for (const [path, scopeOf] of scopes) {
    router.get(path, async (request, response) => {
      await sendHistory(context, request, response, await scopeOf(request, response))
    })
    for (const format of historyFormats) {
      router.get(`${path}.${format}`, async (request, response) => {
        const { fixed, correspondenceId } = await scopeOf(request, response)
        const text = await historyText(context.workspace, { ...filterOf(request), ...fixed }, format)
        response
          .attachment(`history${correspondenceId === null ? '' : `-${correspondenceId}`}.${format}`)
          .set('Cache-Control', 'no-store')
          .type(format === 'csv' ? 'text/csv' : 'application/jsonl')
        await pipeline(Readable.from(text), response)
      })
    }
  }

  return router
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** What the address asks for; what it does not know it takes as not asked. Days are whole days in UTC, both included. */
function filterOf(request: Request): HistoryFilter {
  const [person, act, from, to] = ['person', 'act', 'from', 'to'].map((name) => askedFor(request, name))
  return {
    ...(person === '' || person === undefined ? {} : { person }),
    ...(isAct(act) ? { act } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { before: new Date(Date.parse(to) + 86_400_000).toISOString() } : {}),
  }
}

const isDay = (text: string | undefined): text is string =>
  text !== undefined && day.test(text) && !Number.isNaN(Date.parse(text))

async function sendHistory(context: ServerContext, request: Request, response: Response, scope: Scope): Promise<void> {
  const { store, config } = context.workspace
  const { locale } = readerOf(response)
  const filter = filterOf(request)
  const asked = Number.parseInt(askedFor(request, 'page'), 10)
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
  const { rows, total } = await store.history({ ...filter, ...scope.fixed }, pageOf(page, pageSize))
  const kept = Object.fromEntries(
    ['person', 'act', 'from', 'to']
      .map((name) => [name, askedFor(request, name)] as const)
      .filter(([, text]) => text !== ''),
  )
  const query = (more: Readonly<Record<string, string>>) => {
    const text = new URLSearchParams({ ...kept, ...more }).toString()
    return text === '' ? '' : `?${text}`
  }
  const people = await store.people()
  const ids = [...people.map(({ id }) => id), commandLine, ...(context.access.accounts ? [] : [config.reviewer])]
  sendPage(context, request, response, {
    view: 'history',
    title: locale.text('history.title'),
    section: 'none',
    correspondence:
      scope.correspondenceId === null
        ? await onlyHead(context.workspace, response)
        : await headOf(context.workspace, scope.correspondenceId),
    data: {
      path: scope.path,
      rows: historyRows(rows, context.names, locale),
      narrowed: Object.keys(kept).length > 0,
      people:
        scope.fixed.person === undefined
          ? ids.map((id) => ({ value: id, label: whoDid(id, context.names, locale), chosen: id === filter.person }))
          : [],
      acts: acts.map((act) => ({ value: act, label: locale.text(`act.${act}`), chosen: act === filter.act })),
      from: filter.from ?? '',
      to: isDay(kept.to) ? kept.to : '',
      pager: pagerOf(total, page, pageSize, (to) => `${scope.path}${query({ page: String(to) })}`),
      csvHref: `${scope.path}.csv${query({})}`,
      jsonHref: `${scope.path}.jsonl${query({})}`,
      mayCheck: hasRole(response, 'adjudicator', null),
    },
  })
}

async function sendCheck(context: ServerContext, request: Request, response: Response): Promise<void> {
  const { locale } = readerOf(response)
  const noted = askedFor(request, 'noted').toLowerCase()
  const { entries, head, broken, holds } = await verifyHistory(context.workspace, noted === '' ? undefined : noted)
  sendPage(context, request, response, {
    view: 'history-check',
    title: locale.text('history.check-title'),
    section: 'none',
    correspondence: await onlyHead(context.workspace, response),
    data: {
      entries,
      head: entries === 0 ? '' : head,
      whole: broken === null,
      broken: broken && { position: broken.position, why: locale.text(`history.break-${broken.why}`) },
      noted,
      holds: holds === true,
      lost: holds === false,
      mayList: hasRole(response, 'administrator', null),
    },
  })
}
