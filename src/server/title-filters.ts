import type { Locale } from '../locale/locale.js'
import { mappingRelations } from '../model/finding.js'
import type { Progress, TitleOrder } from '../store/port.js'
import { bands, openReasons, origins, states, type ListState } from './list-state.js'
import { openReasonKeys, originKeys, relationKeys, stateKeys } from './vocabulary.js'

/** What the filter form offers, with what is chosen. */
export function filterChoices(list: ListState, progress: Progress, reviewers: readonly string[], locale: Locale) {
  const known = new Set(progress.languages.map(({ language }) => language))
  const languages = [
    ...progress.languages,
    ...(list.language === '' || known.has(list.language) ? [] : [{ language: list.language, titles: 0 }]),
  ]
  const decided = list.reviewer === '' || reviewers.includes(list.reviewer) ? reviewers : [...reviewers, list.reviewer]
  const ownBand = list.band === '' || bands.some((band) => band === list.band) ? [] : [list.band]
  return {
    reasons: openReasons.map((value) => ({
      value,
      label: locale.text(openReasonKeys[value]),
      chosen: value === list.reason,
    })),
    relations: mappingRelations.map((value) => ({
      value,
      label: locale.text(relationKeys[value]),
      chosen: value === list.relation,
    })),
    reviewers: decided.map((value) => ({ value, label: value, chosen: value === list.reviewer })),
    bands: [...bands, ...ownBand].map((value) => ({
      value,
      label: value
        .split('-')
        .map((end) => locale.probability(Number(end)))
        .join('–'),
      chosen: value === list.band,
    })),
    disagree: list.methods !== '',
    flagged: list.flagged !== '',
    // Shown open where one of them is chosen: a filter that works unseen is a riddle.
    more: [list.reason, list.relation, list.reviewer, list.band, list.methods, list.flagged].some((one) => one !== ''),
    states: states.map((value) => ({ value, label: locale.text(stateKeys[value]), chosen: value === list.state })),
    origins: origins.map((value) => ({ value, label: locale.text(originKeys[value]), chosen: value === list.origin })),
    languages: languages.map(({ language, titles }) => ({
      value: language,
      label: `${locale.languageName(language)} (${locale.number(titles)})`,
      chosen: language === list.language,
    })),
  }
}

export type FilterChoices = ReturnType<typeof filterChoices>

const sortable = ['title', 'source-code', 'frequency', 'probability', 'queue'] as const satisfies readonly TitleOrder[]
type Sortable = (typeof sortable)[number]

/** For each sortable column, its address and what `aria-sort` says. */
export function sortLinks(list: ListState, hrefOf: (changed: ListState) => string) {
  const links = sortable.map((sort): [Sortable, { href: string; current: boolean; direction: string }] => [
    sort,
    {
      href: hrefOf({ ...list, sort, page: 1 }),
      current: list.sort === sort,
      direction: list.sort !== sort ? 'none' : sort === 'frequency' || sort === 'queue' ? 'descending' : 'ascending',
    },
  ])
  // Handlebars reads names without hyphens more easily.
  return Object.fromEntries(links.map(([sort, link]) => [sort === 'source-code' ? 'sourceCode' : sort, link]))
}
