import { confusionMatrix } from '../../charts/confusion.js'
import type { Locale } from '../../locale/locale.js'
import type { CodingTask } from '../../model/double-coding.js'
import type { AgreementReport } from '../../pipeline/agreement.js'
import type { Target } from '../../pipeline/target.js'
import type { TitleRecord } from '../../store/port.js'
import { groupWords } from './words.js'

type Estimate = AgreementReport['byDigits'][number]['raw']
type Line = Pick<AgreementReport['byDigits'][number], 'both' | 'raw' | 'kappa' | 'alpha'>
type Seen = AgreementReport['pull']['seen']

/** A coefficient with its interval, as text; a dash where it is not defined. */
function estimateShown({ value, interval }: Estimate, locale: Locale) {
  return {
    value: value === null ? '–' : locale.probability(value),
    interval: interval === null ? '' : `${locale.probability(interval.low)} – ${locale.probability(interval.high)}`,
  }
}

const lineShown = (line: Line, locale: Locale) => ({
  both: line.both,
  raw: estimateShown(line.raw, locale),
  kappa: estimateShown(line.kappa, locale),
  alpha: estimateShown(line.alpha, locale),
})

/** The report as the agreement page shows it. `records` are the titles named as examples. */
export function agreementShown(
  report: AgreementReport,
  task: CodingTask | null,
  target: Target,
  records: ReadonlyMap<string, TitleRecord>,
  locale: Locale,
) {
  const group = (key: string) => groupWords(key, target, locale)
  return {
    titles: report.titles,
    both: report.both,
    byDigits: report.byDigits.map((line) => ({ digits: line.digits, ...lineShown(line, locale) })),
    byLanguage: report.byLanguage.map((line) => ({
      name: locale.languageName(line.language),
      ...lineShown(line, locale),
    })),
    byMajorGroup: report.byMajorGroup.map((line) => ({ ...group(line.group), ...lineShown(line, locale) })),
    pairs: report.pairs.map(({ one, other, titles, examples }) => ({
      one: group(one),
      other: group(other),
      titles,
      examples: examples.flatMap((id) => {
        const title = records.get(id)?.title
        return title === undefined ? [] : [{ text: title.text, language: title.language }]
      }),
    })),
    confusion: confusionDrawn(report, task, group, locale),
    pull: pullShown(report, locale),
  }
}

function confusionDrawn(
  { confusion, both }: AgreementReport,
  task: CodingTask | null,
  group: (key: string) => { readonly key: string; readonly label: string },
  locale: Locale,
): string | null {
  if (both === 0) return null
  const text = locale.text
  const names = new Map(confusion.groups.map((key) => [key, group(key)]))
  const words = (key: string) => `${names.get(key)?.key ?? key} ${names.get(key)?.label ?? ''}`.trim()
  const same = confusion.cells.filter(({ first, second }) => first === second)
  const agreed = same.reduce((sum, { titles }) => sum + titles, 0)
  return confusionMatrix({
    title: text('agreement.confusion'),
    description: text('agreement.confusion-description', { count: both, same: agreed }),
    groups: confusion.groups.map((key) => ({ key: names.get(key)?.key ?? key, label: names.get(key)?.label ?? '' })),
    cells: confusion.cells.map(({ first, second, titles }) => ({
      row: names.get(first)?.key ?? first,
      column: names.get(second)?.key ?? second,
      value: titles,
    })),
    rowsAre: task?.coders[0] ?? text('agreement.first-coder'),
    columnsAre: task?.coders[1] ?? text('agreement.second-coder'),
    describe: ({ row, column, value }) =>
      text('agreement.confusion-cell', { count: value, first: words(row), second: words(column) }),
    format: locale.number,
  })
}

function pullShown({ pull }: AgreementReport, locale: Locale) {
  const { seen, blind, difference, interval } = pull
  const line = (name: string, part: Seen) => ({
    name,
    answers: part.answers,
    share: part.share === null ? '–' : locale.percent(part.share),
    interval: part.share === null ? '' : `${locale.percent(part.interval.low)} – ${locale.percent(part.interval.high)}`,
    pairs: part.pairs,
    coders: part.coders === null ? '–' : locale.percent(part.coders),
    kappa: part.kappa === null ? '–' : locale.probability(part.kappa),
  })
  return {
    lines: [line(locale.text('agreement.seen'), seen), line(locale.text('agreement.blind'), blind)],
    sentence: difference === null || interval === null ? null : pullSentence(difference, interval, locale),
  }
}

/** Says whether the two shares differ by more than chance, in percentage points. */
function pullSentence(difference: number, { low, high }: { low: number; high: number }, locale: Locale): string {
  const points = (share: number) => locale.number(Math.round(share * 1000) / 10)
  const values = { difference: points(Math.abs(difference)), low: points(low), high: points(high) }
  if (low > 0) return locale.text('agreement.pulled', values)
  if (high < 0) return locale.text('agreement.pushed', values)
  return locale.text('agreement.not-pulled', { ...values, difference: points(difference) })
}
