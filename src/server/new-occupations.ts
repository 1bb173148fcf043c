import { Router } from 'express'
import { z } from 'zod'
import { KnownError } from '../errors.js'
import { proposalGrowth } from '../pipeline/proposal-growth.js'
import { judgeProposal } from '../pipeline/proposals.js'
import { loadTarget } from '../pipeline/target.js'
import { headOf } from './classifications.js'
import { commentsShown } from './comments.js'
import type { ServerContext } from './context.js'
import { proposalsShown } from './double-coding/withheld-proposals.js'
import { pathOf, sendPage } from './page.js'
import { pagerOf, pageOf } from './paging.js'
import { proposalPage, proposalRow, proposalStates, rejectionReasons, sortProposals } from './proposal-view.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

const pageSize = 20

const verdictForm = z.object({
  verdict: z.enum(['Accept', 'Reject', 'Reopen']),
  reason: z.string().max(200).default(''),
  own: z.string().max(1000).default(''),
})

/** `/c/:id/new-occupations`: clusters of titles that fit nowhere, put before reviewers as proposals. */
export function newOccupationPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/c/:id/new-occupations', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const [stored, target] = await Promise.all([workspace.store.proposals(head.id), loadTarget(workspace, head.id)])
    const all = await proposalsShown(context, response, head.id, stored)
    const growth = await proposalGrowth(workspace, all)
    const asked = request.query as Readonly<Record<string, string | undefined>>
    const state = proposalStates.find((one) => one === asked.state) ?? 'all'
    const sort = asked.sort === 'growth' ? 'growth' : 'size'
    const page = Math.max(1, Number.parseInt(asked.page ?? '1', 10) || 1)
    const chosen = sortProposals(
      all.filter((proposal) => state === 'all' || proposal.state === state),
      sort,
      growth,
    )
    const path = `${pathOf(head.id)}/new-occupations`
    const { offset, limit } = pageOf(page, pageSize)
    sendPage(context, request, response, {
      view: 'new-occupations',
      title: locale.text('nav.new-occupations'),
      section: 'new-occupations',
      correspondence: head,
      data: {
        path,
        rows: chosen
          .slice(offset, offset + limit)
          .map((proposal) =>
            proposalRow(proposal, growth, target, locale, `${path}/${encodeURIComponent(proposal.cluster.id)}`),
          ),
        states: proposalStates.map((value) => ({
          label: locale.text(`proposals.state-${value}`),
          href: `${path}?state=${value}&sort=${sort}`,
          current: value === state,
          count: value === 'all' ? all.length : all.filter((one) => one.state === value).length,
        })),
        sorts: (['size', 'growth'] as const).map((value) => ({
          label: locale.text(`proposals.sort-${value}`),
          href: `${path}?state=${state}&sort=${value}`,
          current: value === sort,
        })),
        pager: pagerOf(chosen.length, page, pageSize, (to) => `${path}?state=${state}&sort=${sort}&page=${to}`),
        none: all.length === 0,
        unmatchedHref: `${pathOf(head.id)}/titles?state=unmatched`,
      },
    })
  })

  router.get('/c/:id/new-occupations/:clusterId', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const proposals = await workspace.store.proposals(head.id)
    const found = proposals.filter(({ cluster }) => cluster.id === request.params.clusterId)
    const [proposal] = await proposalsShown(context, response, head.id, found)
    if (proposal === undefined) throw new KnownError('proposal/unknown', { id: request.params.clusterId.slice(0, 100) })
    const target = await loadTarget(workspace, head.id)
    sendPage(context, request, response, {
      view: 'proposal',
      title: proposal.cluster.name,
      section: 'new-occupations',
      correspondence: head,
      data: {
        ...proposalPage(proposal, await proposalGrowth(workspace, [proposal]), target, locale, pathOf(head.id)),
        comments: await commentsShown(workspace, head.id, 'proposal', proposal.cluster.id, request.path, locale),
        reasons: rejectionReasons.map((key) => locale.text(key)),
      },
    })
  })

  router.post('/c/:id/new-occupations/:clusterId', async (request, response) => {
    const { id, clusterId } = request.params
    requireRole(response, 'adjudicator', id)
    const parsed = verdictForm.safeParse(request.body)
    if (!parsed.success) throw new KnownError('review/bad-request', { detail: parsed.error.issues[0]?.message ?? '' })
    const { verdict, reason, own } = parsed.data
    await judgeProposal(workspace, id, {
      clusterId,
      verdict,
      reason: own.trim() === '' ? reason : own.trim(),
      reviewer: personOf(response).id,
    })
    response.redirect(303, `${pathOf(id)}/new-occupations/${encodeURIComponent(clusterId)}`)
  })

  return router
}
