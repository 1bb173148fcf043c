import type { PhraseRule } from './rule.js'

/** Level, contract, hours, shift and place of work. */
export const terms: readonly PhraseRule[] = [
  {
    category: 'seniority',
    attribute: 'level',
    value: 'middle',
    phrases: 'ssr, semi sr, semi senior, semisenior, semisr, semi señor',
  },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'senior',
    phrases: 'sr, senior, seniors, avanzado',
    notAfter: 'ingles estudiante estudiantes excel nivel',
    notBefore: 'de',
  },
  { category: 'seniority', attribute: 'level', value: 'junior', phrases: 'jr, junior, juniors' },
  { category: 'seniority', attribute: 'level', value: 'trainee', phrases: 'trainee', keepsHead: true, person: true },
  {
    category: 'seniority',
    attribute: 'level',
    phrases: 'nivel 9, nivel i, nivel ii, nivel iii, nivel iv, nivel inicial',
    where: 'end',
    notWith: 'inspector end gammagrafia soldador',
  },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'experienced',
    phrases: 'experimentado, experimentada, experimentados, con mucha experiencia',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases: 'becario, becaria, pasante, practicante, becarios, pasantes, practicantes',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases:
      'pasantia, pasantias, practicas, practica profesional, practicas profesionales, beca, programa de pasantias, pasantia universitaria, practica',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    phrases: 'aprendiz',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'part time',
    phrases:
      'part time, medio tiempo, media jornada, medio turno, tiempo parcial, jornada parcial, jornada part time, jornada reducida, p time',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'full time',
    phrases: 'full time, tiempo completo, jornada completa, full t, jornada full time',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases:
      'eventual, eventuales, temporal, temporario, temporaria, temporarios, por temporada, suplencia, suplencias, reemplazo, por reemplazo, contrato temporal, contrato a plazo fijo, por proyecto, eventual 9 meses, 9 meses',
    where: 'end',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'permanent',
    phrases:
      'permanente, indefinido, contrato indefinido, relacion de dependencia, fijo discontinuo, planta permanente, efectivo',
    where: 'end',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'contractor',
    phrases: 'autonomo, monotributo, monotributista, freelance, free lance',
    where: 'end',
  },
  { category: 'contract_hours', attribute: 'contract', phrases: '9hs, 9h, 9 hs, 9 horas, 9hs diarias' },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    notAfter: 'jefe encargado encargada supervisor supervisora lider gerente coordinador jefa',
    phrases:
      'turno manana, turno tarde, turno noche, turno vespertino, turno matutino, turno nocturno, turno diurno, turno mixto, turno completo, turno 9, 9er turno, 9o turno, 9do turno, turno rotativo, turnos rotativos, turno fijo, turno manana y tarde, turno intermedio, turno fin de semana, 9x9, rolar turnos, rolar turno, tres turnos, turno americano, turno',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases:
      'matutino, vespertino, nocturno, diurno, vespertina, nocturna, matutina, fines de semana, fin de semana, fines de semana y feriados, sabados y domingos, sabado y domingo, sabados, domingos, lunes a viernes, de lunes a viernes, de lunes a sabado, fin semana, fines semana, franqueros, franquero',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'remote',
    phrases:
      'remoto, remota, trabajo remoto, 100 remoto, teletrabajo, home office, homeoffice, modalidad remota, desde casa, trabajo desde casa, a distancia',
    notAfter: 'monitoreo acceso soporte sensoramiento control',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'hybrid',
    phrases:
      'hibrido, hibrida, mix on site remoto, mix remoto on site, mix, modalidad hibrida, esquema hibrido, esquema de trabajo hibrido, trabajo hibrido, modalidad mixta, on site remoto, remoto on site',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'on site',
    phrases: 'presencial, modalidad presencial, 100 presencial',
  },
]
