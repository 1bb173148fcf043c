import type { Message } from '../message.js'

/** The quality page. */
export const qualityEs = {
  'nav.quality': 'Calidad',
  'quality.all-reviewed': 'Todos los títulos revisados',
  'quality.bins': 'Partes según la probabilidad',
  'quality.brier': 'error cuadrático medio de las probabilidades (Brier)',
  'quality.calibration-error': 'distancia media entre probabilidad y parte',
  'quality.day': { one: '{day}: {count} título, {sum} en total', other: '{day}: {count} títulos, {sum} en total' },
  'quality.draw': 'Sortear una muestra para dos codificadores',
  'quality.empty': 'Aún nada que medir',
  'quality.empty-todo':
    'La máquina se mide por lo que deciden las personas. Revise títulos en el escritorio o sortee una muestra para dos codificadores.',
  'quality.figures': 'Cifras',
  'quality.fits': 'como dice',
  'quality.lead': 'Lo que valen las probabilidades de la máquina, según lo que decidieron las personas.',
  'quality.machine-probability': 'Probabilidad que dio la máquina',
  'quality.no-sample':
    'Los títulos revisados no son una muestra aleatoria: la cola empieza por los menos seguros, y quienes revisan vieron lo que dice la máquina. Estas cifras no dicen nada de los títulos que nadie revisó.',
  'quality.people-agree': 'Parte confirmada por las personas',
  'quality.per-day': 'Títulos resueltos por día',
  'quality.per-week': 'Títulos resueltos por semana',
  'quality.point': {
    one: 'Probabilidad {probability}: {share} correctos (95 %: {low} a {high}), {count} título',
    other: 'Probabilidad {probability}: {share} correctos (95 %: {low} a {high}), {count} títulos',
  },
  'quality.progress': 'Avance en el tiempo',
  'quality.progress-description': {
    one: '{count} título resuelto por personas hasta el {last}.',
    other: '{count} títulos resueltos por personas hasta el {last}.',
  },
  'quality.progress-words': {
    one: 'Barras: títulos resueltos por personas cuya decisión sigue vigente. Línea: su suma. {count} día de trabajo, {average} títulos al día, {busiest} como máximo.',
    other:
      'Barras: títulos resueltos por personas cuya decisión sigue vigente. Línea: su suma. {count} días de trabajo, {average} títulos al día de media, {busiest} como máximo.',
  },
  'quality.reliability': '¿Son correctas las probabilidades?',
  'quality.reliability-description': {
    one: 'Probabilidad frente a la parte confirmada por las personas, en {count} título; distancia media a la diagonal {error}.',
    other:
      'Probabilidad frente a la parte confirmada por las personas, en {count} títulos; distancia media a la diagonal {error}.',
  },
  'quality.reliability-hint':
    'En la línea discontinua la máquina acierta tan a menudo como dice; por debajo, está demasiado segura. Los trazos son intervalos de Wilson del 95 %, las barras los números de títulos. Las probabilidades son las de la última ejecución.',
  'quality.right': {
    one: 'de aciertos, en {count} título revisado con respuesta de la máquina',
    other: 'de aciertos, en {count} títulos revisados con respuesta de la máquina',
  },
  'quality.sample': {
    one: 'El único título ({count}) de esta tarea se sorteó entre todos y está decidido: las cifras valen para el conjunto, dentro de sus intervalos.',
    other:
      'Los {count} títulos de esta tarea se sortearon entre todos y todos están decididos: las cifras valen para el conjunto, dentro de sus intervalos.',
  },
  'quality.sample-unfinished': {
    one: 'El único título ({count}) de esta tarea se sorteó entre todos, pero solo {reviewed} está decidido: lo que queda puede ser lo más difícil.',
    other:
      'Los {count} títulos de esta tarea se sortearon entre todos, pero solo {reviewed} están decididos: lo que queda puede ser lo más difícil.',
  },
  'quality.task-no-sample': {
    one: '{reviewed} de {count} título de esta tarea decidido. No se sorteó entre todos: las cifras solo valen para estos títulos.',
    other:
      '{reviewed} de {count} títulos de esta tarea decididos. No se sortearon entre todos: las cifras solo valen para estos títulos.',
  },
  'quality.titles': 'Títulos',
  'quality.too-modest': 'demasiado modesta',
  'quality.too-sure': 'demasiado segura',
  'quality.verdict': 'La máquina es',
  'quality.which': 'Títulos',
  'quality.without-answer': {
    one: 'Se omite {count} título revisado en el que la máquina no dio respuesta.',
    other: 'Se omiten {count} títulos revisados en los que la máquina no dio respuesta.',
  },
} as const satisfies Record<string, Message>
