import type { PhraseRule } from './rule.js'

/** Audience, languages and skills asked, pay, employer, place, date, and what recruiters add. */
export const noise: readonly PhraseRule[] = [
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'disability',
    phrases:
      'rqth, travailleur handicape, travailleurs handicapes, handicap, boeth, ouvert aux travailleurs handicapes',
    where: 'end',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases: 'job etudiant, etudiants, etudiant, job etudiants, homme ou femme, hommes, femmes, tous genres',
    where: 'whole',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    phrases:
      'candidature spontanee, candidatures spontanees, deposez votre candidature spontanee, deposez votre candidature, vivier de talents, vivier, vivier de candidats, vivier candidatures, journee portes ouvertes, job dating, banque de cv, cvtheque, reserve de candidatures, journee de recrutement, forum emploi, mur de talents',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    toEnd: true,
    phrases: 'rejoignez nous, rejoignez notre, rejoins notre, venez rejoindre, deposez votre cv, envoyez votre cv',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    where: 'whole',
    phrases:
      'test, test api error, essai, plusieurs postes, recrutement, recrutement immediat, divers postes, offres d emploi',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    where: 'start',
    toEnd: true,
    phrases: 'licence en, master en, diplome de, poei, test api',
  },
  {
    category: 'urgency_marketing',
    phrases:
      'urgent, urgence recrutement, besoin urgent, besoin urgent en, tres urgent, recrutement urgent, poste a pourvoir, poste a pourvoir immediatement, disponibilite immediate, avec disponibilite immediate, embauche immediate, demarrage immediat, nouveau poste, opportunite, prise de poste immediate, recrutement des, nous recrutons des, nous recrutons, on recrute, nous recherchons, recherchons, recrutons, recrutement de, recherche un, plusieurs profils, copie, weekend off, creation de poste, a pourvoir',
  },
  {
    category: 'urgency_marketing',
    phrases: 'creation, nouveau, offre, recrute, recrutement, opportunite, experience exigee',
    where: 'whole',
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    phrases: '9 postes, 9 poste, plusieurs postes, 9 personnes, 9 profils',
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    phrases: 'deux, trois, quatre, cinq, 9',
    where: 'start',
    keepsHead: true,
  },
  {
    category: 'gender_marker',
    phrases: 'un, une, un e, un une, un ou une, une ou un, un ou un, un une ou plusieurs, des, le, la',
    where: 'start',
    keepsHead: true,
  },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    toEnd: true,
    phrases:
      'avec experience, experience en, experience dans, experience exigee, experience de, expert sur, avec permis, permis b, permis c, permis, specialise en, specialisee en, specialise dans, maitrise de, connaissance de, avec connaissance, diplome d etat, avec ou sans experience, sans experience, dans le domaine, dans le secteur, secteur, specialisation, profil',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    notWith: 'professeur professeurs traducteur traductrice interprete formateur enseignant teacher',
    phrases:
      'anglophone, anglophones, francophone, francophones, hispanophone, hispanophones, germanophone, germanophones, italophone, italophones, neerlandophone, neerlandophones, lusophone, arabophone, russophone, franco anglophone, franco anglophones, arabo francophone, bilingue, bilingues, bilingue LANGUAGE, bilingues LANGUAGE, bilingue LANGUAGE LANGUAGE, bilingue LANGUAGE et LANGUAGE, LANGUAGE et LANGUAGE, LANGUAGE courant, LANGUAGE obligatoire, LANGUAGE exige, parlant LANGUAGE, maitrisant LANGUAGE, en LANGUAGE, LANGUAGE avance, trilingue, bilingue fr en, bilingue fr ang, bilingue fr, bilingue en, bilingue anglais, LANGUAGE LANGUAGE, LANGUAGE bilingue, avec LANGUAGE, LANGUAGE natif',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    where: 'whole',
    notWith: 'professeur professeurs traducteur traductrice interprete formateur enseignant',
    phrases: 'LANGUAGE, LANGUAGE LANGUAGE, LANGUAGE et LANGUAGE, fr ang, fr en, eng fr, italo franco, fr, en',
  },
  { category: 'skills_requirements', attribute: 'qualifiers', phrases: 'master 9' },
  {
    category: 'salary',
    attribute: 'salary',
    toEnd: true,
    phrases:
      'salaire, salaire de base, salaire motivant, salaire jusqu a, primes deplafonnees, primes, non remunere, remuneration, prime de vente, bonne remuneration, fixe variable, salaire attractif',
  },
  {
    category: 'company_or_client',
    attribute: 'employer',
    toEnd: true,
    keepsHead: true,
    phrases:
      'chez, pour operateur, pour un operateur, pour le compte de, pour une societe, pour client, pour notre client, pour un client, grand compte, grands comptes, pour societe, operateur telecom, leader des',
    notBefore: 'soi',
  },
  {
    category: 'location',
    attribute: 'place',
    toEnd: true,
    keepsHead: true,
    where: 'start',
    phrases: 'secteur, region, agence de, site de, ville de, zone, basee a, base a',
  },
  {
    category: 'location',
    attribute: 'place',
    where: 'whole',
    phrases:
      'nord, sud, est, ouest, region parisienne, ile de france, idf, france entiere, national, international, itinerant, monde, tout le maroc, province',
  },
  {
    category: 'date_season',
    attribute: 'date',
    phrases:
      'saison hiver 9 9, saison ete 9, saison ete, saison hiver, saison, saison hiver 9, saison d ete, saison d hiver, hiver 9 9, ete 9, hiver 9, job d ete, des MONTH, des que possible, a partir de MONTH, rentree 9, pour MONTH, MONTH a MONTH',
    where: 'anywhere',
  },
]
