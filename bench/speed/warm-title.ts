import { statisticalAdjudicator } from '../../src/adjudicate/statistical.js'
import { encodersFor } from '../../src/pipeline/title-encoder.js'
import { buildTitleEngine, targetTitles } from '../../src/pipeline/title-engine.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import type { VariedTitle } from './vary-titles.js'
import { median } from './timed.js'

const warming = 20

/** Milliseconds in which an engine that is loaded answers one title by all methods: median, and that of 95 in 100. */
export async function warmTitle(
  workspace: Workspace,
  titles: readonly VariedTitle[],
): Promise<{ readonly median: number; readonly most: number; readonly titles: number }> {
  const target = (await workspace.store.classification('isco-08'))!
  const known = targetTitles(target, await workspace.store.indexEntries('isco-08'))
  const engine = buildTitleEngine(known, (await encodersFor(workspace, known, () => undefined)).encoders)
  const adjudicator = statisticalAdjudicator(engine.constants.calibration, engine.fallback)
  const took: number[] = []
  for (const { title, language } of titles) {
    const started = performance.now()
    const candidates = engine.retriever.retrieve({ text: title, language }, workspace.config.candidates)
    const asked = { id: '', text: title, language, frequency: 1, languageFrom: 'declared' as const }
    await adjudicator.adjudicate({
      title: { ...asked, origin: { kind: 'Ad', source: '' } },
      ...{ candidates, context: [], items: new Map() },
    })
    took.push(performance.now() - started)
  }
  const warm = took.slice(warming).sort((a, b) => a - b)
  return { median: median(warm), most: warm[Math.floor(warm.length * 0.95)] ?? 0, titles: warm.length }
}
