import { withTitles } from '../classifications.js'
import { majorGroupsOf, progressOf, settledTitles, sharesOf } from '../progress.js'
import { visibleTo } from '../signed-in.js'
import { requireCorrespondence } from '../../pipeline/target.js'
import { ofCorrespondence } from './list-query.js'
import { operation, type Operation } from './operation.js'
import { correspondences, overview, progress } from './schemas/correspondences.js'

const shared = { method: 'get', tag: 'Correspondences' } as const

export const correspondenceOperations: readonly Operation[] = [
  operation({
    ...shared,
    path: '/api/c',
    id: 'listCorrespondences',
    summary: 'All correspondences',
    answers: { 200: correspondences },
    failures: [],
    run: async ({ context, http }) => {
      const all = await context.workspace.store.correspondences()
      return { json: { correspondences: visibleTo(http.response, all) } }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}',
    id: 'getOverview',
    summary: 'How far a correspondence is',
    params: ofCorrespondence,
    answers: { 200: overview },
    failures: ['correspondence/unknown'],
    run: async ({ params, context: { workspace } }) => {
      const correspondence = await requireCorrespondence(workspace, params.id)
      const { sourceTitle, targetTitle, sample } = await withTitles(workspace, correspondence)
      const counts = await progressOf(workspace, params.id)
      return {
        json: {
          correspondence,
          sourceTitle,
          targetTitle,
          sample,
          progress: counts,
          settled: settledTitles(counts),
          shares: { titles: sharesOf(counts, 'titles'), frequency: sharesOf(counts, 'frequency') },
          majorGroups: await majorGroupsOf(workspace, params.id),
          runs: await workspace.store.runs(params.id),
        },
      }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/progress',
    id: 'getProgress',
    summary: 'Counts of titles by what stands for them',
    params: ofCorrespondence,
    answers: { 200: progress },
    failures: ['correspondence/unknown'],
    run: async ({ params, context: { workspace } }) => {
      await requireCorrespondence(workspace, params.id)
      return { json: await workspace.store.progress(params.id) }
    },
  }),
]
