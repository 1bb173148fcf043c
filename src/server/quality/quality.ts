import { Router } from 'express'
import { progressChart } from '../../charts/progress-chart.js'
import { reliabilityDiagram } from '../../charts/reliability-diagram.js'
import type { Locale } from '../../locale/locale.js'
import type { CodingTask } from '../../model/double-coding.js'
import { requireCodingTask } from '../../pipeline/coding-task.js'
import { qualityOf, type Quality } from '../../pipeline/quality.js'
import { headOf } from '../classifications.js'
import type { ServerContext } from '../context.js'
import { drawnSentence } from '../double-coding/words.js'
import { pathOf, sendPage } from '../page.js'
import { readerOf } from '../reader.js'
import { daysShown } from './days.js'

/** `/c/:id/quality`: what the machine's probabilities are worth by what people decided, and how far review has come. */
export function qualityPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.get('/c/:id/quality', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const asked = typeof request.query.task === 'string' ? request.query.task : ''
    const tasks = await workspace.store.codingTasks(head.id)
    const chosen = asked === '' ? null : await requireCodingTask(workspace, head.id, asked)
    const [quality, all] = await Promise.all([
      qualityOf(workspace, head.id, chosen?.task.id ?? null),
      chosen === null ? null : qualityOf(workspace, head.id, null),
    ])
    const path = `${pathOf(head.id)}/quality`
    sendPage(context, request, response, {
      view: 'quality',
      title: locale.text('nav.quality'),
      section: 'quality',
      correspondence: head,
      data: {
        path,
        deskHref: `${pathOf(head.id)}/desk`,
        newTaskHref: `${pathOf(head.id)}/coding/new`,
        tasks: tasks.map(({ task, titles }) => ({
          id: task.id,
          label: `${task.name}: ${drawnSentence(task.drawn, titles, locale)}`,
          chosen: task.id === chosen?.task.id,
        })),
        reviewed: quality.reviewed,
        sampled: isSample(chosen?.task),
        sampleWords: sampleSentence(chosen, quality, locale),
        reliability: reliabilityShown(quality, locale),
        progress: progressShown(all ?? quality, locale),
      },
    })
  })
  return router
}

/** Whether the titles of a task speak for all: drawn at random from the whole correspondence. */
const isSample = (task: CodingTask | undefined): boolean =>
  task?.drawn.kind === 'random' && Object.keys(task.drawn.filter).length === 0

function sampleSentence(
  chosen: { readonly task: CodingTask; readonly titles: number } | null,
  { reviewed }: Quality,
  locale: Locale,
): string {
  if (chosen === null) return locale.text('quality.no-sample')
  const values = { count: chosen.titles, reviewed }
  if (!isSample(chosen.task)) return locale.text('quality.task-no-sample', values)
  return locale.text(reviewed < chosen.titles ? 'quality.sample-unfinished' : 'quality.sample', values)
}

function reliabilityShown({ reliability, withoutAnswer }: Quality, locale: Locale) {
  const { bins, titles, right, calibrationError, brier } = reliability
  if (titles === 0 || calibrationError === null || brier === null) return null
  const text = locale.text
  const shown = bins.map((bin) => ({
    range: `${locale.probability(bin.from)}–${locale.probability(bin.to)}`,
    probability: locale.probability(bin.probability),
    share: locale.percent(bin.share),
    interval: `${locale.percent(bin.interval.low)} – ${locale.percent(bin.interval.high)}`,
    titles: bin.titles,
    right: bin.right,
    // Off the diagonal by more than chance.
    off: bin.probability < bin.interval.low ? 'low' : bin.probability > bin.interval.high ? 'high' : 'none',
  }))
  return {
    titles,
    right: locale.percent(right / titles),
    calibrationError: locale.probability(calibrationError),
    brier: locale.probability(brier),
    withoutAnswer,
    bins: shown.map((bin) => ({
      ...bin,
      verdict: text(
        bin.off === 'low' ? 'quality.too-modest' : bin.off === 'high' ? 'quality.too-sure' : 'quality.fits',
      ),
      warn: bin.off === 'high',
    })),
    svg: reliabilityDiagram({
      title: text('quality.reliability'),
      description: text('quality.reliability-description', {
        count: titles,
        error: locale.probability(calibrationError),
      }),
      points: bins.map((bin) => ({
        probability: bin.probability,
        share: bin.share,
        low: bin.interval.low,
        high: bin.interval.high,
        count: bin.titles,
      })),
      across: text('quality.machine-probability'),
      up: text('quality.people-agree'),
      describe: ({ probability, share, low, high, count }) =>
        text('quality.point', {
          probability: locale.probability(probability),
          share: locale.percent(share),
          low: locale.percent(low),
          high: locale.percent(high),
          count,
        }),
      format: locale.number,
      formatShare: locale.number,
    }),
  }
}

function progressShown({ days, reviewed }: Quality, locale: Locale) {
  if (days.length === 0) return null
  const text = locale.text
  const { shown, each } = daysShown(days)
  const last = days.at(-1)?.day ?? ''
  return {
    days: days.length,
    busiest: Math.max(...days.map(({ titles }) => titles)),
    perDay: Math.round(reviewed / days.length),
    svg: progressChart({
      title: text(each === 7 ? 'quality.per-week' : 'quality.per-day'),
      description: text('quality.progress-description', { count: reviewed, last: locale.date(last) }),
      days: shown.map(({ day, count, sum }) => ({ label: locale.date(day), count, sum })),
      describe: ({ label, count, sum }) => text('quality.day', { day: label, count, sum }),
      format: locale.number,
    }),
  }
}
