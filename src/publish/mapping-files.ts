import type { SourceDescription } from '../model/classification.js'
import type { Run } from '../model/run.js'
import { labelsOf, latestRuns, sampleWarning, type Publication } from './publication.js'
import { rounded } from './wording.js'

/** A text file of a published correspondence. */
export interface MappingFile {
  readonly name: string
  readonly text: string
}

/**
 * A published correspondence as text: tab-separated, sorted, one row a line, so that two versions can be compared line by
 * line; `metadata.json` says what it is. Nothing in it depends on when or where it was made but `publishedOn`.
 */
export function mappingFiles(publication: Publication): readonly MappingFile[] {
  return [
    { name: 'associations.tsv', text: associationsText(publication) },
    { name: 'metadata.json', text: `${JSON.stringify(metadataOf(publication), null, 2)}\n` },
    { name: 'open-cases.tsv', text: openCasesText(publication) },
  ]
}

function associationsText({ correspondence, source, target, language }: Publication): string {
  const sourceTitle = labelsOf(source)
  const targetTitle = labelsOf(target, language)
  const header = [
    ...['source_code', 'source_title', 'source_partial', 'target_code', 'target_title', 'target_partial'],
    ...['relation', 'titles', 'basis', 'probability'],
  ]
  const rows = correspondence.associations.map((association) => [
    association.sourceCode,
    sourceTitle(association.sourceCode),
    association.sourcePartial ? 'p' : '',
    association.targetCode,
    targetTitle(association.targetCode),
    association.targetPartial ? 'p' : '',
    association.relation ?? '',
    String(association.titles),
    association.by,
    probabilityText(association.probability),
  ])
  return lines([header, ...rows])
}

function openCasesText({ correspondence }: Publication): string {
  const header = ['source_code', 'title', 'state', 'reason', 'best_code', 'probability']
  const rows = correspondence.openCases.map((open) => [
    open.sourceCode ?? '',
    open.text,
    open.kind,
    open.reason,
    open.bestCode ?? '',
    probabilityText(open.probability),
  ])
  return lines([header, ...rows])
}

const probabilityText = (probability: number | null): string =>
  probability === null ? '' : String(rounded(probability))

const lines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellText).join('\t')}\n`).join('')

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A cell keeps its line: tabs, line breaks and backslashes are written `\t`, `\n`, `\r` and `\\`. */
const cellText = (text: string): string => text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)

function metadataOf(publication: Publication) {
  const { correspondence, source, target, adSources, counts, runs, language, version, publishedOn } = publication
  return {
    format: 1,
    id: correspondence.description.id,
    version,
    publishedOn,
    language,
    warning: sampleWarning(publication),
    source: described(source.source),
    target: described(target.source),
    adSources: adSources.map(described),
    counts: {
      associations: correspondence.associations.length,
      openCases: correspondence.openCases.length,
      titles: counts,
    },
    runs: latestRuns(runs).map(runMetadata),
  }
}

/** Named one by one, so that a field added to the model does not change published files unseen. */
const described = ({
  id,
  title,
  publisher,
  country,
  languages,
  version,
  licence,
  origin,
  sample,
}: SourceDescription) => ({
  id,
  title,
  publisher,
  country,
  languages,
  version,
  licence,
  origin,
  sample,
})

/** Without the run's id and times: the same run made again elsewhere publishes the same. */
const runMetadata = ({ step, settings, inputHashes, notes }: Run) => ({
  step,
  settings: sorted(settings),
  inputHashes: sorted(inputHashes),
  notes,
})

const sorted = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(values)
      .sort()
      .map((name) => [name, values[name] ?? '']),
  )
