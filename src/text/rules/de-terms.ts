import type { PhraseRule } from './rule.js'

/** Level, contract, hours, shift and place of work. */
export const terms: readonly PhraseRule[] = [
  {
    category: 'seniority',
    attribute: 'level',
    value: 'junior',
    phrases: 'junior, berufseinsteiger, absolvent, absolventen, young professional, nachwuchskraft',
  },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'career changer',
    phrases: 'quereinsteiger, auch quereinsteiger, auch als quereinsteiger, quereinstieg, quereinsteiger willkommen',
  },
  { category: 'seniority', attribute: 'level', value: 'senior', phrases: 'senior, erfahrener, erfahrene' },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'trainee',
    phrases: 'trainee, traineeprogramm, trainee programm',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases: 'praktikant, praktikantin, praktikanten',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases:
      'praktikum, pflichtpraktikum, praktikum als, praktikum im bereich, pflichtpraktikum im bereich, praktikum in der, praktikum im, praktikum bei, praktikum in, freiwilliges praktikum, praktika',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'student',
    phrases:
      'werkstudent, werkstudentin, werkstudenten, studentische hilfskraft, studentischer mitarbeiter, studentische aushilfe, studentenjob, working student',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'student',
    phrases:
      'werkstudententatigkeit im bereich, werkstudententatigkeit, bachelorarbeit, masterarbeit, abschlussarbeit, bachelor oder masterarbeit, thesis',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    phrases:
      'ausbildung, ausbildung zum, ausbildung zur, ausbildung als, ausbildung zum zur, ausbildung zur zum, lehrausbildung, lehrstelle, duales studium, ausbildungsplatz, ausbildungsplatz als, berufsausbildung, lehre, dual study',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    phrases: 'azubi, auszubildender, auszubildende, auszubildende zum, azubis',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'part time',
    phrases: 'teilzeit, in teilzeit, teilzeitkraft, 9h woche, 9 h woche, 9 std woche',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'full time',
    phrases:
      'vollzeit, in vollzeit, voll oder teilzeit, in voll oder teilzeit, voll und teilzeit, in voll und teilzeit, vollzeit teilzeit, teilzeit vollzeit, vollzeit oder teilzeit, in vollzeit oder teilzeit',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases:
      'befristet, befristet auf 9 monate, befristet fur 9 monate, befristet auf 9 jahre, befristet bis, zunachst befristet, elternzeitvertretung, als elternzeitvertretung, in elternzeitvertretung, mutterschaftsvertretung, 9 monate',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'permanent',
    phrases: 'unbefristet, festanstellung, in festanstellung',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'mini job',
    phrases:
      'minijob, mini job, auf minijob basis, minijobber, 9 euro basis, geringfugig, auf geringfugiger basis, nebenjob',
  },
  { category: 'contract_hours', attribute: 'contract', phrases: '80 100, 9 9 pensum', where: 'whole' },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases:
      'nachtschicht, fruhschicht, spatschicht, schichtbetrieb, im schichtbetrieb, schichtdienst, im schichtdienst, 9 schichtbetrieb, 9 schichtbereich, im 9 schichtbetrieb, im 9h schichtdienst, schichtarbeit, dauernachtschicht, tagschicht, 9 schicht, wochenende, am wochenende',
  },
  { category: 'shift_schedule', attribute: 'shift', phrases: 'schicht, nachts, nacht', where: 'whole' },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'remote',
    phrases:
      'homeoffice, home office, remote, remote moglich, 100 remote, deutschlandweit remote, mobiles arbeiten, homeoffice moglich, home office moglichkeit, home office moglich, homeoffice option, im homeoffice, im home office',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'hybrid',
    phrases: 'hybrid, hybrides arbeiten, teilweise remote',
  },
  { category: 'work_mode', attribute: 'workMode', value: 'on site', phrases: 'vor ort, onsite, on site' },
]
