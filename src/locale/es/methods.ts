import type { methodsEn } from '../en/methods.js'
import type { Message } from '../message.js'

export const methodsEs = {
  'compare.differing': 'Solo donde difieren',
  'compare.differing-methods': 'Algún método o preajuste',
  'compare.differing-presets': 'Los preajustes',
  'compare.export': 'CSV de {count} títulos desde aquí',
  'compare.first': 'Primera página',
  'compare.hint':
    'Cada celda muestra el grupo puesto en primer lugar. Debajo figuran, en los preajustes, la probabilidad calibrada y, en los métodos, la similitud de 0 a 1 tal como el método la mide: un coseno, o la parte que da el codificador. Subrayado: un grupo distinto del que da el preajuste completo.',
  'compare.lead':
    'Lo que cada método por sí solo, y cada preajuste, pone en primer lugar por las palabras de un título. Una correspondencia pondera además el lugar del título en su clasificación.',
  'compare.looked': 'Títulos {from}–{to} de {total} examinados',
  'compare.no-encoder':
    'Aún no hay ningún codificador entrenado para estos títulos, así que dos métodos no dicen nada. Para entrenarlo:',
  'compare.none': 'Ningún título que mostrar',
  'compare.none-here': 'En los títulos examinados coinciden. La página siguiente busca más adelante.',
  'compare.nothing': 'nada propuesto',
  'compare.title': 'Comparar métodos',
  'departures.digits': { one: 'el primer dígito', other: 'los {count} primeros dígitos' },
  'departures.export': 'CSV de esta lista',
  'departures.found': {
    one: '{count} de {titles} títulos con correspondencia está en otro lugar que el que dice su código.',
    other: '{count} de {titles} títulos con correspondencia están en otro lugar que el que dice su código.',
    zero: 'Ninguno de {titles} títulos con correspondencia está en otro lugar que el que dice su código.',
  },
  'departures.hint':
    'Estos códigos siguen los de {target}, como muestran los títulos. Aquí un título está en otro lugar que el que dicen los cuatro primeros dígitos de su código: el país se aparta del grupo, o la correspondencia es errónea.',
  'departures.mapped': 'Corresponde a',
  'departures.measured': 'En qué medida coinciden códigos y títulos',
  'departures.measured-how': 'Parte de los títulos más seguros cuyo grupo empieza como su código.',
  'departures.named': 'Su código nombra',
  'departures.nearest': 'Título de índice más cercano del grupo asignado',
  'departures.no-nearest': 'ninguno',
  'departures.no-page': 'Esta página está vacía',
  'departures.none': 'Ninguna desviación',
  'departures.none-why': 'Ningún título está en otro grupo de {target} que el que su código nombra.',
  'departures.own': 'Estos códigos son un sistema propio',
  'departures.own-why': 'No derivan de los de {target}, así que no hay nada de lo que apartarse.',
  'departures.title': 'Desviaciones de los códigos',
  'departures.unknown': 'Sin medir todavía',
  'departures.unknown-todo':
    'Si los códigos derivan de los de la clasificación de destino se averigua al establecer las correspondencias:',
  'departures.valid': 'códigos que empiezan por un código de la clasificación de destino',
  'preset.deterministic': 'Determinista',
  'preset.full': 'Completo',
  'preset.lexical': 'Léxico',
} as const satisfies Record<keyof typeof methodsEn, Message>
