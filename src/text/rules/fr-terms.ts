import type { PhraseRule } from './rule.js'

/** Level, contract, hours, shift and place of work. */
export const terms: readonly PhraseRule[] = [
  {
    category: 'seniority',
    attribute: 'level',
    value: 'experienced',
    phrases:
      'confirme, confirmee, confirmes, confirme senior, experimente, experimentee, experimentes, experimentees, chevronne, avec experience',
  },
  { category: 'seniority', attribute: 'level', value: 'senior', phrases: 'senior, seniors, sr' },
  { category: 'seniority', attribute: 'level', value: 'junior', phrases: 'junior, juniors, jr' },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'entry',
    phrases:
      'debutant, debutante, debutants, debutant accepte, debutants acceptes, jeune diplome, jeunes diplomes, jeune diplomee',
  },
  {
    category: 'seniority',
    attribute: 'level',
    phrases: 'niveau 9, niveau i, niveau ii, niveau iii, n9',
    where: 'end',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases: 'stagiaire, stagiaires',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases:
      'stage, stages, en stage, offre de stage, stage pfe, pfe, stage de fin d etudes, stage fin d etudes, stage pre embauche, stage d adaptation, stage 9 mois, stage alternance, pre embauche, stage de pre embauche',
    keepsHead: true,
    notAfter: 'maitre',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    phrases:
      'alternance, en alternance, alternance 9 mois, apprentissage, en apprentissage, contrat d apprentissage, contrat de professionnalisation, contrat pro, contrat en alternance, alternance apprentissage',
    keepsHead: true,
    notAfter: 'charge responsable',
    notBefore: 'automatique machine profond statistique',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    phrases: 'apprenti, apprentie, apprentis, alternant, alternante, alternants',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'permanent',
    phrases: 'cdi, en cdi, contrat cdi, cdi temps plein, cdi temps partiel',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases:
      'cdd, en cdd, cdd 9 mois, cdd de 9 mois, interim, en interim, interimaire, mission interim, mission, saisonnier, saisonniere, contrat saisonnier, 9 mois, 9 ans, 9 ou 9 ans, contrat de 9 mois, remplacement, cdd 9 mois renouvelable, cdd saisonnier, 9 semaines, 9mois, cddu, extra, vacation, vacations',
    notAfter: 'de d',
    where: 'end',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases: 'cdd, interim, cdd 9 mois, cdd de 9 mois',
    where: 'start',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'contractor',
    phrases: 'freelance, free lance, en freelance, auto entrepreneur, independant, portage salarial',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'international volunteer',
    phrases: 'vie, v i e, volontariat international',
    where: 'whole',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'part time',
    phrases: 'temps partiel, a temps partiel, mi temps, a mi temps',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'full time',
    phrases: 'temps plein, a temps plein, temps complet, a temps complet',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    phrases: '9h, 9 h, 9h semaine, 9h hebdo, 9 heures, 9h00, 9 h semaine',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases:
      '3x8, 2x8, 5x8, 4x8, en 3x8, en 2x8, en 5x8, 9x9, en 9x9, week end, week ends, weekend, weekends, week end off, weekend off, night shifts, night shift, service de nuit, equipe de nuit, equipe de jour, de nuit, de jour, horaires de nuit, horaire de nuit, horaires de journee, en journee, travail de nuit, temps de nuit, equipe de suppleance, horaires decales',
    notAfter: 'gardien veilleur hopital accueil',
  },
  { category: 'shift_schedule', attribute: 'shift', phrases: 'nuit, jour, matin, soir, journee', where: 'whole' },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'remote',
    phrases:
      'teletravail, full remote, a distance, 100 teletravail, remote, full teletravail, en teletravail, teletravail complet, 100 remote',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'hybrid',
    phrases: 'hybride, hybrid, teletravail partiel, mode hybride',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'on site',
    phrases: 'presentiel, sur site, en presentiel, on site',
  },
]
