import type { PhraseRule } from './rule.js'

/** Audience, languages and skills asked, pay, employer, place, date, and what recruiters add. */
export const noise: readonly PhraseRule[] = [
  {
    category: 'target_group',
    attribute: 'audience',
    phrases:
      'schwerbehinderte, schwerbehinderung, studenten, schuler, rentner, absolventen, fur studenten, extracurricular',
    where: 'whole',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    phrases:
      'initiativbewerbung, talentpool, talent pool, bewerberpool, initiativ bewerbung, tag der offenen tur, stellenangebote',
  },
  {
    category: 'urgency_marketing',
    phrases:
      'gesucht, dringend, dringend gesucht, ab sofort, sofort, jetzt bewerben, wir suchen, suchen, fur sofort, zum nachstmoglichen zeitpunkt, per sofort, stellenangebot, willkommen, deine zukunft in der, dein abenteuer',
  },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    toEnd: true,
    keepsHead: true,
    phrases:
      'mit schwerpunkt, schwerpunkt, mit erfahrung, mit fuhrerschein, fuhrerschein, mit fokus, fokus, technischer schwerpunkt, mit schwachstromkenntnissen, schwachstromkenntnissen, mit kenntnissen',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    notWith: 'lehrer lehrerin ubersetzer dolmetscher trainer',
    phrases:
      'mit LANGUAGE, LANGUAGE sprachig, deutschsprachig, englischsprachig, mit LANGUAGE kenntnissen, mit deutschkenntnissen, mit englischkenntnissen, fliessend LANGUAGE, LANGUAGE fliessend',
  },
  { category: 'salary', attribute: 'salary', toEnd: true, phrases: 'gehalt, stundenlohn, bis zu 9 eur, verdienst' },
  {
    category: 'location',
    attribute: 'place',
    toEnd: true,
    keepsHead: true,
    phrases:
      'standort, gebiet, im raum, raum, grossraum, region, in der region, im grossraum, am standort, im gebiet, bundesweit, deutschlandweit, im regionalen aussendienst, filiale, location',
  },
  {
    category: 'date_season',
    attribute: 'date',
    phrases:
      'ab MONTH YEAR, ab MONTH, mit start zum 9 MONTH YEAR, mit start zum 9 9 YEAR, mit start 9, start MONTH YEAR, start MONTH, start YEAR, zum 9 9 YEAR, zum 9 MONTH YEAR, herbst YEAR, sommer YEAR, beginn MONTH YEAR, beginn YEAR, ausbildungsstart YEAR, start 9, start zum 9 MONTH YEAR, ab 9 9 YEAR',
  },
]
