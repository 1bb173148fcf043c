import type { PhraseRule } from './rule.js'

/** Audience, languages and skills asked, pay, employer, place, date, and what recruiters add. */
export const noise: readonly PhraseRule[] = [
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'male',
    phrases: 'male, males, male only, for male, men only, male applicants only',
    where: 'end',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'female',
    phrases: 'female, females, female only, for female, ladies only, women applicants only, women only',
    where: 'end',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases: 'male, female, male female, male and female, male or female, men, women',
    where: 'start',
    keepsHead: true,
    notBefore: 'wear fashion health care apparel',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases:
      'pathways recent graduate, pathways, student trainee, campus recruitment, veterans, military veterans, us citizens, us citizen, usa only, us only, disabled veterans, students, student program, open to the public, mp, de, for citizens, malaysian only, locals only, nationals only',
    where: 'whole',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    phrases:
      'talent community, talent network, talent pool, talent pools, talent pipeline, general application, general applications, open application, open applications, future opportunities, future opportunity, future openings, future roles, general interest, expression of interest, expressions of interest, speculative application, spontaneous application, open submission, not an active opening, pipeline requisition, evergreen requisition, do not apply, resume drop, resume bank, accepting resumes, talent bank, candidate pool, future consideration, interest form, talent pool building',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    toEnd: true,
    phrases:
      'don t see what you re looking for, dont see, don t see, join our, join the, be part of, dream job at, accepting resumes from, travel grants, travel grant, grants program',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    where: 'whole',
    phrases:
      'hiring now, we are hiring, test, test job, now hiring, job vacancy, job vacancies, multiple positions, various positions, careers, open positions, all positions, jobs, apply now, volunteer, open roles',
  },
  { category: 'not_a_job', phrases: 'copy', where: 'whole' },
  {
    category: 'urgency_marketing',
    phrases:
      'urgent hiring, urgently required, urgently needed, urgently hiring, immediate hire, immediate hiring, immediate start, immediate joiner, immediate vacancy, immediately joining, immediately, hiring now, now hiring, hiring, we are hiring, we re hiring, job vacancy for, job vacancies as, job vacancy as, vacancy for, job vacancy, job vacancies, job opening, open position, job opportunity, great opportunity, exciting opportunity, multiple openings, sign on bonus, signing bonus, hiring bonus, starting bonus, sign on bonus available, sign on bonus offered, bonus, relocation assistance, bonus available, bonus offered, visa sponsorship, top pay, weekly pay, career fair, recruitment day, walk in interview, confidential, apply now, able to start immediately, start immediately, eligible for bonus',
  },
  { category: 'urgency_marketing', phrases: 'urgent', notBefore: 'care' },
  {
    category: 'urgency_marketing',
    phrases:
      'new, job, jobs, new position, opportunities, all locations, nationwide, various locations, multiple locations, bonus eligible, hot job',
    where: 'whole',
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    phrases:
      '9 positions, 9 position, 9 vacancies, 9 openings, 9 posts, 9 pax, 9pax, two positions, multiple positions, several positions, two 9 positions, multiple openings and levels, multiple levels, x 9',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    notBefore: 'specialist specialists expert experts editor reviewer consultant',
    notWith: 'teacher tutor translator interpreter trainer linguist lecturer instructor professor',
    phrases:
      'LANGUAGE speaking, LANGUAGE speaker, LANGUAGE speakers, LANGUAGE LANGUAGE speaking, LANGUAGE LANGUAGE speaker, LANGUAGE and LANGUAGE speaking, LANGUAGE or LANGUAGE speaking, LANGUAGE and LANGUAGE speaker, LANGUAGE and LANGUAGE, LANGUAGE or LANGUAGE, native LANGUAGE, fluent in LANGUAGE, fluent LANGUAGE, native LANGUAGE speaker, native level speaker in LANGUAGE, LANGUAGE language, LANGUAGE fluency, LANGUAGE bilingual, bilingual LANGUAGE, bilingual in LANGUAGE and LANGUAGE, bilingual in LANGUAGE, bilingual LANGUAGE and LANGUAGE, bilingual LANGUAGE LANGUAGE, with LANGUAGE, with LANGUAGE or LANGUAGE, with LANGUAGE and LANGUAGE, LANGUAGE support, LANGUAGE market, LANGUAGE required, LANGUAGE preferred, LANGUAGE speaking projects, LANGUAGE speaking clients, advance LANGUAGE, advanced LANGUAGE, LANGUAGE c9, LANGUAGE c9 level, LANGUAGE b9',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    where: 'whole',
    notWith: 'teacher tutor translator interpreter trainer linguist lecturer instructor professor',
    phrases: 'LANGUAGE, LANGUAGE LANGUAGE',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    phrases: 'bilingual, multilingual, trilingual, native speaker, native level',
    notWith: 'teacher tutor translator interpreter writer trainer linguist lecturer',
  },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    toEnd: true,
    phrases:
      'with experience, with strong, with knowledge, with focus on, with a focus on, experience in, experience with, own car, must have, no experience needed, no experience required, exp preferred, with or without experience, focus on, focused on',
  },
  {
    category: 'company_or_client',
    attribute: 'employer',
    toEnd: true,
    keepsHead: true,
    notWith: 'chief',
    phrases: 'at',
    notBefore: 'home sea large risk scale height heights',
  },
  {
    category: 'salary',
    attribute: 'salary',
    toEnd: true,
    phrases: 'salary, salary up to, basic salary, earn up to, up to rm, salary from',
  },
  {
    category: 'location',
    attribute: 'place',
    toEnd: true,
    phrases: 'position located in, based in, located in, location, office',
    where: 'start',
  },
  { category: 'location', attribute: 'place', phrases: '* based', where: 'whole' },
  {
    category: 'location',
    attribute: 'place',
    where: 'whole',
    phrases:
      'south, north, east, west, northeast, northwest, southeast, southwest, central, midwest, emea, apac, latam, dach, nordics, benelux, americas, north america, south america, latin america, europe, asia, africa, middle east, global, worldwide, international, anz, uki, southeast asia, mena, mea, nationwide, district, region, area, us, usa, uk, eu, greater, territory, city, metro, county',
  },
  {
    category: 'location',
    attribute: 'place',
    keepsHead: true,
    where: 'start',
    phrases: 'global, emea, apac, latam, worldwide',
  },
  {
    category: 'location',
    attribute: 'place',
    keepsHead: true,
    where: 'end',
    phrases: 'global, emea, apac, latam, worldwide',
  },
  {
    category: 'urgency_marketing',
    where: 'end',
    phrases: 'opportunity, opportunities, wanted, needed, required, vacancy, vacancies',
  },
  { category: 'urgency_marketing', where: 'start', phrases: 'wanted, required, vacancy, vacancies, opportunity' },
]
