import { associate } from '../correspond/associate.js'
import { countTitles } from '../correspond/count-titles.js'
import { directionWarnings } from '../correspond/direction-guard.js'
import type { LanguageTag } from '../model/language.js'
import type { Publication, PublishedTitle } from '../publish/publication.js'
import { codeSystemOf, departuresOf } from './list-departures.js'
import { requireClassification, requireCorrespondence } from './target.js'
import type { Workspace } from './workspace.js'

export interface Edition {
  /** The reader's language: titles of the target are shown in it. */
  readonly language: LanguageTag
  readonly version: string
}

export const firstEdition: Edition = { language: 'en', version: '0.1' }

/** Everything a publication is made of, as it stands now. Throws `correspondence/unknown`. */
export async function gatherPublication(
  workspace: Workspace,
  correspondenceId: string,
  { language, version }: Edition,
): Promise<Publication> {
  const { store, now } = workspace
  const description = await requireCorrespondence(workspace, correspondenceId)
  const titles: PublishedTitle[] = []
  for await (const { title, settlement, finding } of store.titles(correspondenceId))
    titles.push({ title, settlement, finding })
  const adSourceIds = new Set(titles.flatMap(({ title }) => (title.origin.kind === 'Ad' ? [title.origin.source] : [])))
  const sources = await store.sources()
  const correspondence = associate(description, titles)
  const target = await requireClassification(workspace, description.targetId)
  const runs = await store.runs(correspondenceId)
  const codes = codeSystemOf(runs)
  return {
    correspondence,
    source: await requireClassification(workspace, description.sourceId),
    target,
    adSources: sources.map((source) => source.description).filter(({ id }) => adSourceIds.has(id)),
    titles,
    counts: countTitles(titles),
    warnings: directionWarnings(correspondence.associations),
    codes,
    departures: codes?.derived ? departuresOf(titles, target) : [],
    runs,
    language,
    version,
    publishedOn: now().toISOString().slice(0, 10),
  }
}
