import type { SourceDescription } from '../model/classification.js'
import { dossierOf, verdictLine, type Dossier } from './dossier.js'
import { latestRuns, sampleWarning, type Publication } from './publication.js'
import { frequencyOf, inState, numberedProposals, type Revision } from './revision.js'
import { languageName, numberText, originWords, percentText, reasonSentence } from './wording.js'

/** Everything that `reports/templates/revision-report.hbs` names; every field is there, `null` where there is nothing. */
export interface RevisionReportData {
  readonly title: string
  readonly target: string
  readonly version: string
  readonly publishedOn: string
  readonly sampleWarning: string | null
  readonly basedOn: readonly {
    readonly role: string
    readonly title: string
    readonly details: string
    readonly licence: string
    readonly sample: boolean
  }[]
  readonly figures: readonly { readonly value: string; readonly label: string }[]
  readonly accepted: readonly Dossier[]
  readonly open: readonly Dossier[]
  readonly rejected: readonly {
    readonly number: string
    readonly name: string
    readonly titles: string
    readonly ads: string
    readonly reason: string
    readonly by: string
  }[]
  readonly standing: readonly {
    readonly origin: string
    readonly titles: string
    readonly reviewed: string
    readonly machine: string
    readonly unmatched: string
    readonly open: string
  }[]
  readonly openCases: {
    readonly total: string
    readonly byReason: readonly { readonly reason: string; readonly titles: string }[]
  }
  readonly method: readonly {
    readonly step: string
    readonly at: string
    readonly settings: readonly { readonly name: string; readonly value: string }[]
    readonly inputs: readonly { readonly name: string; readonly value: string }[]
  }[]
  /** What was done otherwise than asked. */
  readonly fallbacks: readonly string[]
}

/** The revision report as values: for the template that prints it, or any other. */
export function revisionReport(revision: Revision): RevisionReportData {
  const { publication, proposals, growth } = revision
  const numbered = numberedProposals(proposals)
  const { source, target, version, publishedOn, adSources, runs } = publication
  const settlements = new Map(publication.titles.map(({ title, settlement }) => [title.id, settlement]))
  const dossiers = (state: 'Accepted' | 'Open') =>
    inState(numbered, state).map((one) =>
      dossierOf(one, publication, settlements, growth.get(one.proposal.cluster.id) ?? null),
    )
  return {
    title: `Occupations without a place in ${target.source.title}`,
    target: target.source.title,
    version,
    publishedOn,
    sampleWarning: sampleWarning(publication),
    basedOn: [
      basis('Source classification', source.source),
      basis('Target classification', target.source),
      ...adSources.map((ads) => basis('Job advertisements', ads)),
    ],
    figures: figuresOf(revision),
    accepted: dossiers('Accepted'),
    open: dossiers('Open'),
    rejected: inState(numbered, 'Rejected').map(({ number, proposal: { cluster, verdicts } }) => {
      const last = verdicts.at(-1)
      const { reason, reviewer, at } = last === undefined ? { reason: '', reviewer: '', at: '' } : verdictLine(last)
      return {
        number,
        name: cluster.name,
        titles: numberText(cluster.members.length),
        ads: numberText(frequencyOf(cluster)),
        reason,
        by: [reviewer, at].filter((part) => part !== '').join(', '),
      }
    }),
    standing: standingOf(publication),
    openCases: openCasesOf(publication),
    method: latestRuns(runs).map(({ step, startedAt, settings, inputHashes }) => ({
      step: step === 'map' ? 'Mapping' : 'Detection of what fits nowhere',
      at: startedAt.slice(0, 10),
      settings: named(settings),
      inputs: named(inputHashes).map(({ name, value }) => ({ name, value: value.slice(0, 16) })),
    })),
    fallbacks: [...new Set(latestRuns(runs).flatMap(({ notes }) => notes))],
  }
}

const basis = (role: string, source: SourceDescription): RevisionReportData['basedOn'][number] => ({
  role,
  title: source.title,
  details: [`version ${source.version}`, source.publisher, source.languages.map(languageName).join(', ')].join(' · '),
  licence: source.licence,
  sample: source.sample,
})

function figuresOf({ publication, proposals }: Revision): RevisionReportData['figures'] {
  const { counts, correspondence } = publication
  const titles = counts.reduce((sum, count) => sum + count.titles, 0)
  const settled = counts.reduce((sum, count) => sum + count.associatedByReviewer + count.associatedByFinding, 0)
  const accepted = proposals.filter(({ state }) => state === 'Accepted')
  const acceptedAds = accepted.reduce((sum, { cluster }) => sum + frequencyOf(cluster), 0)
  return [
    {
      value: numberText(accepted.length),
      label: accepted.length === 1 ? 'proposal accepted by reviewers' : 'proposals accepted by reviewers',
    },
    { value: numberText(acceptedAds), label: 'advertisements or workers behind them' },
    { value: numberText(titles), label: 'titles examined' },
    { value: titles === 0 ? 'none' : percentText(settled / titles), label: 'of them placed in a group' },
    { value: numberText(correspondence.openCases.length), label: 'titles of the source still open' },
  ]
}

const standingOf = ({ counts }: Publication): RevisionReportData['standing'] =>
  counts.map((count) => ({
    origin: originWords[count.origin],
    titles: numberText(count.titles),
    reviewed: numberText(count.associatedByReviewer),
    machine: numberText(count.associatedByFinding),
    unmatched: numberText(count.unmatched),
    open: numberText(count.open),
  }))

function openCasesOf({ correspondence }: Publication): RevisionReportData['openCases'] {
  const byReason = new Map<string, number>()
  for (const { reason } of correspondence.openCases) {
    const kind = reason.split(': ')[0] ?? reason
    byReason.set(kind, (byReason.get(kind) ?? 0) + 1)
  }
  return {
    total: numberText(correspondence.openCases.length),
    byReason: [...byReason]
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .map(([reason, titles]) => ({ reason: reasonSentence(reason), titles: numberText(titles) })),
  }
}

const named = (
  values: Readonly<Record<string, string>>,
): readonly { readonly name: string; readonly value: string }[] =>
  Object.keys(values)
    .sort()
    .map((name) => ({ name, value: values[name] ?? '' }))
