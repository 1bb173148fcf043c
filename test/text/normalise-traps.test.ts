import { describe, expect, it } from 'vitest'
import { normaliseTitle } from '../../src/text/normalise.js'

describe('what looks like noise and is not', () => {
  it.each([
    ['en', 'Account Executive, South US', 'Account Executive'],
    ['en', 'Executive Chef', 'Executive Chef'],
    ['en', 'Sales Associate (Full-Time)', 'Sales Associate'],
    ['en', 'Senior Staff Nurse', 'Staff Nurse'],
    ['en', 'Chief of Staff to CEO', 'Chief of Staff to CEO'],
    ['en', 'Marketing Specialist (Lead Generation)', 'Marketing Specialist'],
    ['en', 'Lead Generation Specialist', 'Lead Generation Specialist'],
    ['en', 'Remote Pilot', 'Remote Pilot'],
    ['en', 'CHIEF REMOTE PILOT', 'Chief remote pilot'],
    ['en', 'Remote Sensing Engineer', 'Remote Sensing Engineer'],
    ['es', 'encargado monitoreo remoto', 'Encargado monitoreo remoto'],
    ['en', 'Spring Boot Developer', 'Spring Boot Developer'],
    ['es', 'Desarrollador Backend Java + Spring', 'Desarrollador Backend Java + Spring'],
    ['en', 'Contracts Administrator', 'Contracts Administrator'],
    ['en', 'SENIOR CONTRACT MANAGER', 'Contract manager'],
    ['en', 'Science Teacher (International School)', 'Science Teacher'],
    ['en', 'International Trade Specialist', 'International Trade Specialist'],
    ['en', 'Grants Management Specialist', 'Grants Management Specialist'],
    ['en', 'Grant Writer', 'Grant Writer'],
    ['en', 'Equal Opportunity Officer', 'Equal Opportunity Officer'],
    ['en', 'School Principal', 'School Principal'],
    ['en', 'Stage Manager', 'Stage Manager'],
    ['en', 'Management Trainee', 'Management Trainee'],
    ['en', 'Night Auditor', 'Night Auditor'],
    ['en', 'English Teacher', 'English Teacher'],
    ['en', 'Dutch Language Specialist', 'Dutch Language Specialist'],
    ['pt', 'FARMACEUTICO(A) - NATAL', 'Farmaceutico'],
    ['pt', 'PROGRAMADOR PL/SQL', 'Programador PL/SQL'],
    ['pt', 'GERENTE DE NEGÓCIOS PJ - AGUDOS/SP', 'Gerente de negócios PJ'],
    ['pt', 'GERENTE DE NEGÓCIOS PESSOA JURÍDICA', 'Gerente de negócios pessoa jurídica'],
    ['pt', 'ASSESSOR(A) DE PESSOAS E CULTURA', 'Assessor de pessoas e cultura'],
    ['pt', 'ASSISTENTE DE MODELAGEM FEMININO', 'Assistente de modelagem feminino'],
    ['pt', 'ESTILISTA SR MASCULINO', 'Estilista masculino'],
    ['pt', 'ANALISTA CONTABIL SR - ATIVO FIXO', 'Analista contabil'],
    ['pt', 'ANALISTA DE S&OP', 'Analista de S&OP'],
    ['es', 'maestro pan frances', 'Maestro pan frances'],
    ['es', 'maestro secundaria quimica', 'Maestro secundaria quimica'],
    ['es', 'INSPECTOR END GAMMAGRAFÍA NIVEL III', 'Inspector end gammagrafía nivel iii'],
    ['es', 'jefe turno estacion servicio', 'Jefe turno estacion servicio'],
    ['es', 'profesor ingles primaria', 'Profesor ingles primaria'],
    ['fr', 'Chef de mission (H/F)', 'Chef de mission'],
    ['fr', 'Pilote Qualité Projet', 'Pilote Qualité Projet'],
    ['fr', 'Auxiliaire de vie WEEK-END H/F', 'Auxiliaire de vie'],
    ['fr', 'Ingénieur de recherche', 'Ingénieur de recherche'],
    ['fr', 'Chargé de Recrutement', 'Chargé de Recrutement'],
    ['fr', 'Gardien de nuit', 'Gardien de nuit'],
    ['pl', 'Kierownik zmiany', 'Kierownik zmiany'],
    ['pl', 'Lektor języka ukraińskiego', 'Lektor języka ukraińskiego'],
  ])('%s: %j is %j', (language, title, core) => {
    expect(normaliseTitle(title, language)).toMatchObject({ core, notAVacancy: false })
  })

  it.each([
    'C++ Developer',
    'C# Developer',
    '.NET Developer',
    '3D Artist',
    'B2B Sales Manager',
    'D365 Consultant',
    'AS400 Programmer',
    'P&C Underwriter',
    'UH-60 Pilot',
    'Industry 4.0 Engineer',
    'R&D Engineer',
    'A320 Captain',
    'QA/QC Manager',
    'SAP S/4HANA Consultant',
    'E-commerce Director',
    'ISO 9001 Auditor',
    'Dynamics 365 Consultant',
    'Windows Server 2019 Engineer',
    'iOS Developer',
  ])('%j stays as it is', (title) => {
    expect(normaliseTitle(title, 'en').core).toBe(title)
  })
})

describe('no occupation goes with its segment', () => {
  it.each([
    ['pt', '1100487 - ELETRICISTA II - MANUTENCAO', 'Eletricista'],
    ['fr', 'Alternance - Data Analyst', 'Data Analyst'],
    ['pt', '5# BANCO DE TALENTOS - APRENDIZ', 'Aprendiz'],
    ['pt', 'LINHARES - ZELADOR (A)', 'Zelador'],
    ['pt', 'MARCA EXEMPLO | VENDEDOR | CENTRO', 'Vendedor'],
    ['pt', 'ASSISTENTE FISCALSERRA - ESEFETIVO', 'Assistente fiscal'],
    ['fr', 'VALET / FEMME DE CHAMBRE (H/F) - HIVER 26/27', 'Valet / Femme de chambre'],
    ['en', 'Houston - Night Shift - Welder - REQ 12345', 'Welder'],
    ['pt', 'ESTAGIÁRIO - MARKETING', 'Estagiário marketing'],
    ['pt', 'JOVEM APRENDIZ - ERECHIM', 'Jovem aprendiz'],
    ['en', 'Internship', 'Internship'],
    ['en', 'Senior', 'Senior'],
  ])('%s: %j keeps %j', (language, title, core) => {
    expect(normaliseTitle(title, language).core).toBe(core)
  })
})
