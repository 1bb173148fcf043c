import { type Config, readConfig, settings } from '../config.js'
import { KnownError } from '../errors.js'
import { packageFile } from '../files/package-root.js'
import { ingestFile } from '../ingest/ingest-file.js'
import type { DetectLanguages } from '../ingest/ingested.js'
import { readSourceFolder } from '../ingest/source-folder.js'
import type { Store } from '../store/port.js'
import { languagesOfMixedList } from '../text/language-choice.js'
import { francDetector, type LabelInLanguage, type LanguageDetector, trainLanguageDetector } from '../text/language.js'

/** A language with fewer labels is not learnt: what is seen of it says too little of the words never seen. */
const leastLabels = 300

/** Trained once for each store and what it holds, on first use. */
const trained = new WeakMap<Store, Promise<LanguageDetector>>()
let ofShipped: Promise<LanguageDetector> | undefined

/**
 * How an ingest finds languages that nobody declares, by the setting. Where the source declares exactly one there is
 * nothing to find and nothing is trained. Throws `setting/invalid`.
 */
export async function languageDetection(
  config: Config,
  store: Store | undefined,
  declared: readonly string[],
): Promise<DetectLanguages | undefined> {
  const name = config.languageDetector
  if (name !== 'trained' && name !== 'franc') {
    const { variable } = settings.languageDetector
    throw new KnownError('setting/invalid', { name: variable, value: name, expected: 'trained or franc' })
  }
  if (declared.length === 1) return undefined
  if (name === 'trained') {
    const detector = await detectorFor(store)
    return (titles, among) => languagesOfMixedList(titles, among, detector, francDetector)
  }
  // Where nothing is declared, franc chooses among the languages that the trained detector would.
  const known = declared.length === 0 ? (await detectorFor(store)).languages : declared
  return (titles) => ({ languages: titles.map((title) => francDetector.ofTitle(title, known)), remarks: [] })
}

/** To be called after an ingest: there may be more to learn from. */
export function forgetLanguages(store: Store): void {
  trained.delete(store)
}

async function detectorFor(store: Store | undefined): Promise<LanguageDetector> {
  if (store === undefined) return await shippedDetector()
  const known = trained.get(store) ?? trainedOn(store)
  trained.set(store, known)
  return await known
}

/** Learns from every label and index title in the store, and from the shipped lexicon for languages it has too few of. */
async function trainedOn(store: Store): Promise<LanguageDetector> {
  const own = await labelsIn(store)
  if (own.length === 0) return await shippedDetector()
  const enough = languagesWithEnough(own)
  const shipped = (await shippedLabels()).filter(({ language }) => !enough.has(language))
  return trainedOnEnough([...own, ...shipped])
}

const shippedDetector = async (): Promise<LanguageDetector> =>
  await (ofShipped ??= shippedLabels().then(trainedOnEnough))

function trainedOnEnough(labels: readonly LabelInLanguage[]): LanguageDetector {
  const enough = languagesWithEnough(labels)
  return trainLanguageDetector(labels.filter(({ language }) => enough.has(language)))
}

function languagesWithEnough(labels: readonly LabelInLanguage[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { language } of labels) counts.set(language, (counts.get(language) ?? 0) + 1)
  return new Set([...counts].filter(([tag, count]) => tag !== 'und' && count >= leastLabels).map(([tag]) => tag))
}

async function labelsIn(store: Store): Promise<readonly LabelInLanguage[]> {
  const labels: LabelInLanguage[] = []
  for (const { kind, description } of await store.sources()) {
    if (kind !== 'classification') continue
    const classification = await store.classification(description.id)
    for (const item of classification?.items ?? [])
      for (const [language, title] of Object.entries(item.labels)) labels.push({ language, title })
    for (const { title, language } of await store.indexEntries(description.id)) labels.push({ title, language })
  }
  return labels
}

/** The titles that ship, for languages that a workspace does not know enough of. */
async function shippedLabels(): Promise<readonly LabelInLanguage[]> {
  const source = readSourceFolder(packageFile('sources', 'isco-08-titles'))
  const ingested = await ingestFile({ ...source, config: readConfig({}) })
  return ingested.kind === 'index' ? ingested.entries : []
}
