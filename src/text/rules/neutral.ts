import type { PhraseRule } from './rule.js'

/** Rules that need no language: written alike everywhere, or in a script of their own. */
export const neutralPhrases: readonly PhraseRule[] = [
  { category: 'date_season', attribute: 'date', keepsHead: true, where: 'end', phrases: 'MONTH' },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases: 'befristet, befristet auf, befristet fur, befristet bis',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    keepsHead: true,
    phrases:
      'praktikum, pflichtpraktikum, praktikum im bereich, pflichtpraktikum im bereich, praktikum in der, praktikum im, praktikum bei, gyakornok',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    keepsHead: true,
    person: true,
    phrases: 'praktikant, praktikantin, stagiaire, practicante, becario, internship, intern, premaster',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'student',
    keepsHead: true,
    person: true,
    phrases: 'werkstudent, werkstudentin, working student',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    keepsHead: true,
    phrases: 'alternance, en alternance, alternance 9 mois, ausbildung, ausbildung zum, ausbildung zur, duales studium',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    keepsHead: true,
    person: true,
    phrases: 'alternant, alternante, apprenti',
  },
  {
    category: 'date_season',
    attribute: 'date',
    notAfter: 'server windows office sql exchange revit sharepoint visual agenda horizon',
    phrases:
      'YEAR, YEAR YEAR, MONTH YEAR, SEASON YEAR, YEAR SEASON, SEASON of YEAR, MONTH MONTH YEAR, MONTH de YEAR, 9 MONTH YEAR, MONTH 9 YEAR, 9 9 YEAR, YEAR 9 9, SEASON 9 9, MONTH YEAR a MONTH YEAR, MONTH a MONTH YEAR, saison SEASON YEAR, temporada SEASON, temporada YEAR, temporada SEASON YEAR, YEAR start, start YEAR, q9 YEAR, YEAR q9, q9, MONTH intake, YEAR intake, class of YEAR, starting MONTH YEAR, until MONTH 9 YEAR, until MONTH YEAR, until 9 MONTH YEAR, spring summer YEAR, fall winter YEAR, fall spring YEAR, SEASON SEASON YEAR',
  },
  {
    category: 'date_season',
    attribute: 'date',
    where: 'whole',
    phrases:
      'SEASON, MONTH, SEASON MONTH, SEASON 9, MONTH MONTH, MONTH y MONTH, MONTH e MONTH, temporada, temporada de verano, temporada de cruceros',
  },
  { category: 'target_group', attribute: 'audience', value: 'female', phrases: 'ለሴት, 女性, 限女' },
  { category: 'target_group', attribute: 'audience', value: 'male', phrases: 'ለወንድ, 男性, 限男' },
]

/** Grade numerals: after the head, or at the end of a part. */
export const romanGrades: ReadonlySet<string> = new Set([
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
])
