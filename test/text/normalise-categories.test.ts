import { describe, expect, it } from 'vitest'
import type { NoiseCategory } from '../../src/text/normalise.js'
import { normaliseTitle } from '../../src/text/normalise.js'

/** Invented titles: language, title, core, and the category of something that goes (none where nothing does). */
const table: Readonly<Record<string, readonly (readonly [string, string, string, NoiseCategory?])[]>> = {
  'gender marks': [
    ['en', 'Blacksmith (m/f/d)', 'Blacksmith', 'gender_marker'],
    ['de', 'Glasbläser*in (w/m/d)', 'Glasbläser', 'gender_marker'],
    ['de', 'Kauffrau / Kaufmann im Einzelhandel', 'Kaufmann im Einzelhandel', 'gender_marker'],
    ['fr', 'Luthier(ère) (H/F)', 'Luthier', 'gender_marker'],
    ['fr', 'une couturière ou un couturier', 'Couturier', 'gender_marker'],
    ['fr', 'Développeur·se de jeux F/H', 'Développeur de jeux', 'gender_marker'],
    ['es', 'Cajero/a de museo', 'Cajero de museo', 'gender_marker'],
    ['es', 'JEFA/E DE TALLER', 'Jefe de taller', 'gender_marker'],
    ['pt', 'VIDRACEIRO(A)', 'Vidraceiro', 'gender_marker'],
    ['pt', 'PESSOA CONSULTORA DE VINHOS', 'Consultora de vinhos', 'gender_marker'],
    ['pt', 'COORDENADORA OU COORDENADOR DE FROTA', 'Coordenador de frota', 'gender_marker'],
    ['pl', 'Kasjer/ka', 'Kasjer', 'gender_marker'],
    ['pl', 'Nauczyciel/-ka muzyki (K/M)', 'Nauczyciel muzyki', 'gender_marker'],
  ],
  'levels go, heads stay': [
    ['en', 'Senior Beekeeping Technician II', 'Beekeeping Technician', 'seniority'],
    ['en', 'Lead Pastry Chef', 'Pastry Chef', 'seniority'],
    ['es', 'Analista Semi Senior de costos', 'Analista de costos', 'seniority'],
    ['pt', 'ANALISTA DE FRETES PLENO/SENIOR', 'Analista de fretes', 'seniority'],
    ['pt', 'TÉCNICO DE REDES III', 'Técnico de redes', 'seniority'],
    ['fr', 'Horloger confirmé', 'Horloger', 'seniority'],
    ['de', '(Junior) Imkerberater', 'Imkerberater', 'seniority'],
    ['pl', 'Starszy geodeta', 'Geodeta', 'seniority'],
  ],
  'work mode': [
    ['en', 'Remote Proofreader', 'Proofreader', 'work_mode'],
    ['es', 'Traductor - Teletrabajo', 'Traductor', 'work_mode'],
    ['pt', 'DESENVOLVEDOR (100% REMOTO)', 'Desenvolvedor', 'work_mode'],
    ['fr', 'Graphiste – Télétravail', 'Graphiste', 'work_mode'],
    ['de', 'Buchhalter im Homeoffice', 'Buchhalter', 'work_mode'],
    ['pl', 'Grafik (praca zdalna)', 'Grafik', 'work_mode'],
  ],
  places: [
    ['en', 'Plumber | Austin, TX', 'Plumber', 'location'],
    ['es', 'Vendedora Recoleta', 'Vendedora', 'location'],
    ['pt', 'PADEIRO - CAMPINAS/SP', 'Padeiro', 'location'],
    ['pt', "SOLDADOR II OLHO D'AGUA/MG", 'Soldador', 'location'],
    ['fr', 'Boulanger | Rabat (Maroc)', 'Boulanger', 'location'],
    ['fr', 'Peintre (H/F) - Dole (39)', 'Peintre', 'location'],
    ['de', 'Elektriker im Raum Kassel', 'Elektriker', 'location'],
    ['pl', 'Stolarz, Poznań', 'Stolarz', 'location'],
  ],
  pay: [
    ['en', 'Piano Tuner ($25.50/hr)', 'Piano Tuner', 'salary'],
    ['es', 'Vendedor de libros: sueldo fijo + comisiones', 'Vendedor de libros', 'salary'],
    ['pl', 'Tokarz 32-40 zł/h brutto', 'Tokarz', 'salary'],
    ['fr', 'Commercial - salaire motivant', 'Commercial', 'salary'],
  ],
  'contract and hours': [
    ['en', 'Florist, Part-Time', 'Florist', 'contract_hours'],
    ['en', 'Bookbinder (6 month contract)', 'Bookbinder', 'contract_hours'],
    ['es', 'Carpintero (Eventual)', 'Carpintero', 'contract_hours'],
    ['pt', 'ESTOQUISTA (TEMPORÁRIO)', 'Estoquista', 'contract_hours'],
    ['fr', 'CDD Fleuriste', 'Fleuriste', 'contract_hours'],
    ['fr', 'Alternance - Boucher', 'Boucher', 'contract_hours'],
    ['de', 'Ausbildung zum Mechatroniker', 'Mechatroniker', 'contract_hours'],
    ['pl', 'Kucharz (1/2 etatu)', 'Kucharz', 'contract_hours'],
  ],
  shifts: [
    ['en', 'Baker - Night Shift', 'Baker', 'shift_schedule'],
    ['es', 'Enfermero turno noche', 'Enfermero', 'shift_schedule'],
    ['pt', 'VIGILANTE 12X36', 'Vigilante', 'shift_schedule'],
    ['fr', 'Soudeur en 3x8', 'Soudeur', 'shift_schedule'],
    ['de', 'Dreher im Schichtbetrieb', 'Dreher', 'shift_schedule'],
    ['pl', 'Tokarz - zmiana nocna', 'Tokarz', 'shift_schedule'],
  ],
  'requisition ids': [
    ['en', '(AB123) Locksmith', 'Locksmith', 'req_id'],
    ['en', 'Locksmith #4711', 'Locksmith', 'req_id'],
    ['es', 'Herrero - 1734', 'Herrero', 'req_id'],
    ['pt', '0717 - COSTUREIRA', 'Costureira', 'req_id'],
    ['fr', 'Couvreur - R2843335', 'Couvreur', 'req_id'],
    ['pl', 'Murarz (nr 3884)', 'Murarz', 'req_id'],
  ],
  characters: [
    ['en', 'Sales &amp;AMP; Service Clerk', 'Sales & Service Clerk', 'html'],
    ['en', '🚀 Welder 🚀', 'Welder', 'emoji_symbol'],
    ['en', '***Welder***', 'Welder', 'decoration'],
    ['fr', 'Ã©lectricien', 'Électricien', 'mojibake'],
    ['en', '  Welder\u00a0\u200b ', 'Welder'],
    ['en', 'Ｗｅｌｄｅｒ', 'Welder'],
    ['pl', 'Kasjer <U+FEFF>', 'Kasjer'],
  ],
  'what recruiters add': [
    ['en', 'URGENT HIRING! Welder', 'Welder', 'urgency_marketing'],
    ['es', 'Se solicita carpintero', 'Carpintero', 'urgency_marketing'],
    ['pt', 'VAGA URGENTE - PADEIRO', 'Padeiro', 'urgency_marketing'],
    ['fr', 'Fleuriste - poste à pourvoir', 'Fleuriste', 'urgency_marketing'],
    ['de', 'Maurer gesucht ab sofort', 'Maurer', 'urgency_marketing'],
    ['pl', 'Stolarz od zaraz!', 'Stolarz', 'urgency_marketing'],
  ],
  'who may apply': [
    ['en', 'Sewing Machine Operator (Female)', 'Sewing Machine Operator', 'target_group'],
    ['en', 'Cook (ለሴት)', 'Cook', 'target_group'],
    ['es', 'Costurero, sexo femenino', 'Costurero', 'target_group'],
    ['pt', 'PORTEIRO - VAGA AFIRMATIVA PARA PESSOAS NEGRAS', 'Porteiro', 'target_group'],
    ['fr', 'Serveur - job étudiant', 'Serveur', 'target_group'],
    ['pl', 'Portier z orzeczeniem', 'Portier', 'target_group'],
  ],
  'languages asked': [
    ['en', 'Receptionist (Mandarin Speaker)', 'Receptionist', 'language_requirement'],
    ['es', 'Recepcionista con inglés', 'Recepcionista', 'language_requirement'],
    ['pt', 'RECEPCIONISTA BILINGUE', 'Recepcionista', 'language_requirement'],
    ['fr', 'Conseiller Clientèle Anglophone', 'Conseiller Clientèle', 'language_requirement'],
    ['de', 'Rezeptionist mit Englischkenntnissen', 'Rezeptionist', 'language_requirement'],
    ['pl', 'Księgowy z językiem czeskim', 'Księgowy', 'language_requirement'],
  ],
  'numbers of posts, dates, employers, skills, contacts': [
    ['en', 'Tailor (3 positions)', 'Tailor', 'vacancy_count'],
    ['fr', '02 Couturiers', 'Couturiers', 'vacancy_count'],
    ['en', 'Lifeguard - Summer 2031', 'Lifeguard', 'date_season'],
    ['fr', 'PLONGEUR - HIVER 30/31', 'Plongeur', 'date_season'],
    ['de', 'Gärtner ab März 2031', 'Gärtner', 'date_season'],
    ['es', 'Chofer para importante empresa láctea', 'Chofer', 'company_or_client'],
    ['pt', '|LOJAS ESTRELA AZUL| CAIXA', 'Caixa', 'company_or_client'],
    ['fr', 'Maison Exemple recrute un pâtissier', 'Pâtissier', 'company_or_client'],
    ['es', 'Soldador con experiencia', 'Soldador', 'skills_requirements'],
    ['en', 'Tailor - jobs@example.org', 'Tailor', 'contact'],
    ['pl', 'Murarz tel. 600 123 456', 'Murarz', 'contact'],
  ],
  'several occupations, and what is too general alone': [
    ['en', 'Driver cum Gardener', 'Driver / Gardener'],
    ['en', 'Site Engineer/ Site Supervisor', 'Site Engineer / Site Supervisor'],
    ['pt', 'PADEIRO / CONFEITEIRO', 'Padeiro / Confeiteiro'],
    ['fr', 'Cariste / Préparateur de commandes', 'Cariste / Préparateur de commandes'],
    ['en', 'Director, Beverage Operations', 'Director, Beverage Operations'],
    ['pt', 'ANALISTA - FINANCEIRO', 'Analista financeiro'],
    ['en', 'Software Engineer, Ticketing Platform', 'Software Engineer', 'other_part'],
    ['es', 'aux bodega', 'Auxiliar bodega', 'abbreviation'],
  ],
}

for (const [name, rows] of Object.entries(table)) {
  describe(name, () => {
    it.each(rows.map((row) => [row] as const))('%j', ([language, title, core, category]) => {
      const normal = normaliseTitle(title, language)
      expect(normal.core).toBe(core)
      expect(normal.notAVacancy).toBe(false)
      if (category !== undefined) expect(normal.removed.map((each) => each.category)).toContain(category)
    })
  })
}

describe('no post is advertised', () => {
  it.each([
    ['en', 'Join our Talent Community'],
    ['en', 'General Application - Texas'],
    ['en', 'Hiring now'],
    ['es', 'Dejá tu CV en nuestra base'],
    ['pt', 'BANCO DE TALENTOS | TERMINAIS'],
    ['pt', 'NÃO ENCONTROU UMA VAGA? DEIXE SEU CURRÍCULO'],
    ['fr', 'Candidature spontanée'],
    ['de', 'Initiativbewerbung (m/w/d)'],
    ['pl', 'Aplikacja spontaniczna'],
    ['en', '16296'],
    ['fr', 'Exemple Conseil S.A.R.L'],
  ])('%s: %j', (language, title) => {
    expect(normaliseTitle(title, language).notAVacancy).toBe(true)
  })

  it('keeps the occupation that a talent pool names', () => {
    expect(normaliseTitle('BANCO DE TALENTOS - PADEIRO', 'pt')).toMatchObject({ core: 'Padeiro', notAVacancy: true })
  })
})

describe('attributes', () => {
  it('say what was asked besides the occupation', () => {
    const { attributes } = normaliseTitle(
      '0717 - ANALISTA DE FRETES PL/SR (PJ) - CAMPINAS/SP - 100% REMOTO - 2 VAGAS',
      'pt',
    )
    expect(attributes).toMatchObject({
      level: ['middle', 'senior'],
      contract: ['contractor'],
      workMode: ['remote'],
      requisitionId: ['0717'],
    })
    expect(attributes.vacancies).toEqual(['2 VAGAS'])
  })

  it('are absent where the title says nothing', () => {
    expect(normaliseTitle('Welder', 'en')).toEqual({
      core: 'Welder',
      cores: ['Welder'],
      normal: 'welder',
      attributes: {},
      notAVacancy: false,
      removed: [],
    })
  })
})

describe('the key', () => {
  it.each([
    ['es', ['Vendedora', 'vendedor', 'VENDEDORES', 'Vendedor/a'], 'vendedor'],
    ['pt', ['PESSOA ANALISTA FINANCEIRA', 'Analista Financeiro', 'ANALISTA - FINANCEIRO'], 'analista financeiro'],
    ['en', ['Director, Product Management', 'Product Management Director'], 'product management director'],
    ['fr', ['Développeuse web', 'développeur web H/F', 'Développeurs web'], 'developpeur web'],
  ] as const)('%s: %j share one', (language, titles, key) => {
    expect(titles.map((title) => normaliseTitle(title, language).normal)).toEqual(titles.map(() => key))
  })
})

describe('languages without rules', () => {
  it.each([
    ['nl', 'Timmerman (m/v/x) – ref 12345', 'Timmerman'],
    ['am', 'የሂሳብ ባለሙያ', 'የሂሳብ ባለሙያ'],
    ['zh', '厨师 🍳', '厨师'],
    ['sv', 'Sjuksköterska, natt', 'Sjuksköterska, natt'],
  ])('%s: %j loses only what is written alike everywhere', (language, title, core) => {
    expect(normaliseTitle(title, language).core).toBe(core)
  })
})
