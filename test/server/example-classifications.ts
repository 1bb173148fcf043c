import type { Classification, ClassificationItem } from '../../src/model/classification.js'

const iscoLevels = ['major group', 'sub-major group', 'minor group', 'unit group'].map((name, at) => ({
  depth: at + 1,
  name,
  codePattern: `\\d{${at + 1}}`,
}))

/** Code, then titles in English, French and Spanish. */
const iscoRows = [
  ['2', 'Professionals', 'Professions intellectuelles et scientifiques', 'Profesionales científicos e intelectuales'],
  ['25', 'Information and communications technology professionals', 'Spécialistes des TIC', 'Profesionales de TIC'],
  [
    '251',
    'Software and applications developers and analysts',
    'Concepteurs et analystes de logiciels',
    'Desarrolladores y analistas de software',
  ],
  ['2511', 'Systems analysts', 'Analystes de systèmes', 'Analistas de sistemas'],
  ['2512', 'Software developers', 'Concepteurs de logiciels', 'Desarrolladores de software'],
  [
    '2513',
    'Web and multimedia developers',
    'Concepteurs de sites Internet et de multimédia',
    'Desarrolladores web y multimedia',
  ],
  [
    '3',
    'Technicians and associate professionals',
    'Professions intermédiaires',
    'Técnicos y profesionales de nivel medio',
  ],
  [
    '31',
    'Science and engineering associate professionals',
    'Professions intermédiaires des sciences et techniques',
    'Profesionales de las ciencias y la ingeniería de nivel medio',
  ],
  [
    '315',
    'Ship and aircraft controllers and technicians',
    'Contrôleurs et techniciens des moyens de transport',
    'Técnicos y controladores en navegación marítima y aeronáutica',
  ],
  [
    '3153',
    'Aircraft pilots and related associate professionals',
    'Pilotes d’avions et assimilés',
    'Pilotos de aviación y afines',
  ],
  [
    '32',
    'Health associate professionals',
    'Professions intermédiaires de la santé',
    'Profesionales de nivel medio de la salud',
  ],
  [
    '321',
    'Medical and pharmaceutical technicians',
    'Techniciens de la médecine et de la pharmacie',
    'Técnicos médicos y farmacéuticos',
  ],
  [
    '3213',
    'Pharmaceutical technicians and assistants',
    'Techniciens et assistants pharmaciens',
    'Técnicos y asistentes farmacéuticos',
  ],
  [
    '5',
    'Service and sales workers',
    'Personnel des services directs aux particuliers',
    'Trabajadores de los servicios y vendedores',
  ],
  ['51', 'Personal service workers', 'Personnel des services personnels', 'Trabajadores de los servicios personales'],
  ['512', 'Cooks', 'Cuisiniers', 'Cocineros'],
  ['5120', 'Cooks', 'Cuisiniers', 'Cocineros'],
  [
    '6',
    'Skilled agricultural, forestry and fishery workers',
    'Agriculteurs et ouvriers qualifiés',
    'Agricultores y trabajadores calificados',
  ],
  [
    '61',
    'Market-oriented skilled agricultural workers',
    'Agriculteurs de métier',
    'Agricultores calificados de explotaciones comerciales',
  ],
  [
    '611',
    'Market gardeners and crop growers',
    'Jardiniers et cultivateurs',
    'Agricultores de cultivos para el mercado',
  ],
  ['6111', 'Field crop and vegetable growers', 'Cultivateurs de plein champ', 'Agricultores de cultivos extensivos'],
  [
    '8',
    'Plant and machine operators, and assemblers',
    'Conducteurs d’installations et de machines',
    'Operadores de instalaciones y máquinas',
  ],
  [
    '83',
    'Drivers and mobile plant operators',
    'Conducteurs de véhicules et d’engins',
    'Conductores y operadores de equipos pesados móviles',
  ],
  [
    '834',
    'Mobile plant operators',
    'Conducteurs de matériels et engins mobiles',
    'Operadores de equipos pesados móviles',
  ],
  [
    '8341',
    'Mobile farm and forestry plant operators',
    'Conducteurs d’engins agricoles et forestiers',
    'Operadores de maquinaria agrícola y forestal',
  ],
] as const

const glosses: Readonly<Record<string, readonly [string, string, string]>> = {
  '3153': [
    'Fly aircraft, crewed or remotely piloted, and work in the cockpit. Spraying from the air counts here, driving a sprayer does not.',
    'Pilotent des aéronefs, habités ou télépilotés. La pulvérisation aérienne en fait partie.',
    'Pilotan aeronaves, tripuladas o a distancia. La fumigación aérea se incluye aquí.',
  ],
  '8341': [
    'Drive and tend tractors, harvesters and other mobile machines on farms and in forests.',
    'Conduisent des tracteurs, moissonneuses et autres engins agricoles ou forestiers.',
    'Conducen tractores, cosechadoras y otras máquinas agrícolas o forestales.',
  ],
}

const iscoItem = ([code, en, fr, es]: (typeof iscoRows)[number]): ClassificationItem => {
  const gloss = glosses[code]
  return {
    code,
    parent: code.length === 1 ? null : code.slice(0, -1),
    depth: code.length,
    labels: { en, fr, es },
    notes: gloss ? { gloss: { en: gloss[0], fr: gloss[1], es: gloss[2] } } : {},
    skillLevel: code.startsWith('2') ? '4' : code.startsWith('3') ? '3' : '2',
  }
}

export const target: Classification = {
  source: {
    id: 'isco-08',
    title: 'ISCO-08',
    publisher: 'ILO',
    country: 'INT',
    languages: ['en', 'fr', 'es'],
    version: '2008',
    licence: 'facts',
    origin: 'an excerpt for tests',
    sample: false,
  },
  levels: iscoLevels,
  items: iscoRows.map(iscoItem),
}

const sourceRows = [
  ['3', 'Técnicos de nível médio', null],
  ['31', 'Técnicos em ciências', '3'],
  ['3171', 'Técnicos em programação', '31'],
  ['3171-05', 'Programador de internet', '3171'],
  ['3171-10', 'Programador de sistemas de informação', '3171'],
  ['3171-20', 'Programador de multimídia', '3171'],
  ['3251', 'Técnicos em farmácia', '31'],
  ['3251-15', 'Técnico em farmácia', '3251'],
  ['6', 'Trabalhadores agropecuários', null],
  ['64', 'Trabalhadores da mecanização', '6'],
  ['6410', 'Trabalhadores da mecanização agrícola', '64'],
  ['6410-05', 'Operador de colheitadeira', '6410'],
  ['6410-10', 'Operador de máquinas de beneficiamento', '6410'],
  ['6410-15', 'Tratorista agrícola', '6410'],
  ['6410-20', 'Operador de drone agrícola', '6410'],
  ['5', 'Trabalhadores dos serviços', null],
  ['51', 'Trabalhadores dos serviços pessoais', '5'],
  ['5132', 'Cozinheiros', '51'],
  ['5132-05', 'Cozinheiro geral', '5132'],
  ['5132-10', '<script>alert("título")</script>', '5132'],
] as const

export const source: Classification = {
  source: {
    ...target.source,
    id: 'cbo-2002-sample',
    title: 'CBO 2002 (excerpt)',
    publisher: 'Ministério do Trabalho',
    country: 'BR',
    languages: ['pt'],
    version: '2002',
    sample: true,
  },
  levels: [
    { depth: 1, name: 'grande grupo', codePattern: '\\d' },
    { depth: 2, name: 'subgrupo', codePattern: '\\d{2}' },
    { depth: 3, name: 'família', codePattern: '\\d{4}' },
    { depth: 4, name: 'ocupação', codePattern: '\\d{4}-\\d{2}' },
  ],
  items: sourceRows.map(([code, label, parent]) => ({
    code,
    parent,
    depth: code.length === 7 ? 4 : code.length === 4 ? 3 : code.length,
    labels: { pt: label },
    notes: {},
    skillLevel: null,
  })),
}
