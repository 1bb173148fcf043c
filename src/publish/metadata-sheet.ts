import type { CellValue, Sheet } from '../files/sheet.js'
import type { SourceDescription } from '../model/classification.js'
import type { Run } from '../model/run.js'
import type { SheetMeaning } from './explained-sheet.js'
import { latestRuns, sampleWarning, type Publication } from './publication.js'
import { languageName, originWords, percentText } from './wording.js'

type Line = readonly [section: string, what: string, value: CellValue]

/** What a workbook is, what it was made from, by which methods, and what its columns mean. */
export function metadataSheet(publication: Publication, meanings: readonly SheetMeaning[]): Sheet {
  const notice = sampleWarning(publication)
  const { source, target, adSources, runs } = publication
  const lines: readonly Line[] = [
    ...publicationLines(publication, notice),
    ...sourceLines('Source', source.source),
    ...sourceLines('Target', target.source),
    ...adSources.flatMap((ads) => sourceLines('Advertisements', ads)),
    ...countLines(publication),
    ...codeLines(publication),
    ...latestRuns(runs).flatMap(runLines),
    ...meanings.flatMap(({ sheet, columns }) =>
      columns.map(({ header, meaning }): Line => [`Columns of "${sheet}"`, header, meaning]),
    ),
  ]
  return {
    name: 'Metadata',
    ...(notice === null ? {} : { preamble: [notice] }),
    columns: [
      { header: 'Section', width: 30 },
      { header: 'What', width: 40 },
      { header: 'Value', width: 110 },
    ],
    rows: lines,
  }
}

function publicationLines(publication: Publication, notice: string | null): readonly Line[] {
  const section = 'Publication'
  const { correspondence, source, target, version, publishedOn } = publication
  return [
    [section, 'Correspondence', `${source.source.title} to ${target.source.title}`],
    [section, 'Identifier', correspondence.description.id],
    [section, 'Version', version],
    [section, 'Published on', publishedOn],
    ...(notice === null ? [] : [[section, 'Warning', notice] as const]),
  ]
}

const sourceLines = (section: string, source: SourceDescription): readonly Line[] => [
  [section, 'Title', source.title],
  [section, 'Version', source.version],
  [section, 'Publisher', source.publisher],
  [section, 'Country', source.country],
  [section, 'Languages', source.languages.map(languageName).join(', ')],
  [section, 'Licence', source.licence],
  [section, 'Origin', source.origin],
  [section, 'Sample', source.sample ? 'yes: not for use' : 'no'],
]

function countLines({ correspondence, counts }: Publication): readonly Line[] {
  const { associations, openCases } = correspondence
  const distinct = (codes: readonly string[]): number => new Set(codes).size
  const section = 'Counts'
  return [
    [section, 'Associations', associations.length],
    [section, 'Source items with a correspondence', distinct(associations.map(({ sourceCode }) => sourceCode))],
    [
      section,
      'Source items with several target groups',
      distinct(associations.filter(({ sourcePartial }) => sourcePartial).map(({ sourceCode }) => sourceCode)),
    ],
    [section, 'Target groups reached', distinct(associations.map(({ targetCode }) => targetCode))],
    [section, 'Associations that people decided', associations.filter(({ by }) => by === 'reviewer').length],
    [section, 'Open cases', openCases.length],
    ...counts.flatMap((count): readonly Line[] => {
      const own = originWords[count.origin]
      return [
        [section, own, count.titles],
        [section, `${own}: settled by reviewers`, count.associatedByReviewer],
        [section, `${own}: settled by the machine, not reviewed`, count.associatedByFinding],
        [section, `${own}: no group fits`, count.unmatched],
        [section, `${own}: open`, count.open],
      ]
    }),
  ]
}

function codeLines({ codes, departures }: Publication): readonly Line[] {
  if (codes === null) return []
  const section = 'Code system'
  return [
    [section, "Derives from the target's", codes.derived ? 'yes, found from the titles' : 'no'],
    ...codes.byDigits.map((share, at): Line => [
      section,
      `Surest titles whose group begins with the same ${at + 1} digits as their code`,
      percentText(share),
    ]),
    [section, 'Titles whose code begins with a code of the target', percentText(codes.validShare)],
    ...(codes.derived ? [[section, 'Titles mapped elsewhere than their code says', departures.length] as const] : []),
  ]
}

function runLines(run: Run): readonly Line[] {
  const section = run.step === 'map' ? 'Mapping run' : 'Detection run'
  return [
    [section, 'Run', run.id],
    [section, 'Started', run.startedAt],
    [section, 'Finished', run.finishedAt ?? 'not finished'],
    ...sortedLines(`${section}: settings`, run.settings),
    ...sortedLines(`${section}: SHA-256 of its inputs`, run.inputHashes),
    ...run.notes.map((note): Line => [section, 'Done otherwise than asked', note]),
  ]
}

const sortedLines = (section: string, values: Readonly<Record<string, string>>): readonly Line[] =>
  Object.keys(values)
    .sort()
    .map((name) => [section, name, values[name] ?? ''])
