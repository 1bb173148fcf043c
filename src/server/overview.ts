import { Router } from 'express'
import type { Locale } from '../locale/locale.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Progress } from '../store/port.js'
import { headOf, structureOf, type CorrespondenceHead } from './classifications.js'
import type { ServerContext } from './context.js'
import { majorGroupMap } from './major-group-map.js'
import { pathOf, sendPage } from './page.js'
import { majorGroupsOf, meterOf, progressOf, settledTitles, sharesOf } from './progress.js'
import { readerOf } from './reader.js'
import { openReasonKeys } from './vocabulary.js'

/** `/c/:id`: how far a correspondence is, and the way back to where its reviewer stopped. */
export function overviewPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.get('/c/:id', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const [progress, cells, source, target, runs, samples] = await Promise.all([
      progressOf(workspace, head.id),
      majorGroupsOf(workspace, head.id),
      structureOf(workspace, head.sourceId),
      structureOf(workspace, head.targetId),
      workspace.store.runs(head.id),
      sampleTitles(workspace, head),
    ])
    const path = pathOf(head.id)
    sendPage(context, request, response, {
      view: 'overview',
      title: `${head.sourceTitle} → ${head.targetTitle}`,
      section: 'overview',
      correspondence: head,
      data: {
        path,
        samples,
        empty: progress.titles === 0,
        titles: progress.titles,
        settled: settledTitles(progress),
        open: progress.titles - settledTitles(progress),
        measures: measures(progress, locale),
        reasons: reasons(progress, path, locale),
        languages: progress.languages.slice(0, 12).map(({ language, titles }) => ({
          name: locale.languageName(language),
          titles,
          href: `${path}/titles?state=all&language=${encodeURIComponent(language)}`,
        })),
        mapSvg: source && target ? majorGroupMap(cells, source, target, path, locale) : null,
        runs: lastRuns(runs, locale),
      },
    })
  })
  return router
}

/** Sources marked as samples whose data is in this correspondence. */
async function sampleTitles({ store }: Workspace, head: CorrespondenceHead): Promise<readonly string[]> {
  const sources = await store.sources()
  return sources
    .filter(({ description, kind }) => description.sample && (kind === 'ads' || description.id === head.sourceId))
    .map(({ description }) => description.title)
}

/** The two bars: titles as they are, and weighted by how often each is met. */
function measures(progress: Progress, locale: Locale) {
  return (['titles', 'frequency'] as const).map((by) => {
    const shares = sharesOf(progress, by)
    return {
      by: locale.text(by === 'titles' ? 'overview.by-titles' : 'overview.by-frequency'),
      whole: progress[by],
      settled: shares.reviewer + shares.machine,
      meter: meterOf(shares),
      ...shares,
    }
  })
}

function reasons(progress: Progress, path: string, locale: Locale) {
  const largest = Math.max(1, ...progress.openByReason.map(({ titles }) => titles))
  return progress.openByReason.map(({ reason, titles }) => ({
    label: reason in openReasonKeys ? locale.text(openReasonKeys[reason as keyof typeof openReasonKeys]) : reason,
    titles,
    width: Math.round((titles / largest) * 1000) / 10,
    href: `${path}/titles?state=open`,
  }))
}

/** The last run of each step, with what had to be done otherwise than asked. */
function lastRuns(runs: Awaited<ReturnType<Workspace['store']['runs']>>, locale: Locale) {
  return (['map', 'detect'] as const).flatMap((step) => {
    const run = runs.find((one) => one.step === step)
    if (run === undefined) return []
    return [
      {
        step: locale.text(step === 'map' ? 'run.map' : 'run.detect'),
        at: run.startedAt,
        when: locale.time(run.startedAt),
        finished: run.finishedAt !== null,
        notes: run.notes,
      },
    ]
  })
}
