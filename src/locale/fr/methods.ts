import type { methodsEn } from '../en/methods.js'
import type { Message } from '../message.js'

export const methodsFr = {
  'compare.differing': 'Seulement là où diffèrent',
  'compare.differing-methods': 'Une méthode ou un préréglage',
  'compare.differing-presets': 'Les préréglages',
  'compare.export': 'CSV de {count} titres à partir d’ici',
  'compare.first': 'Première page',
  'compare.hint':
    'Chaque case donne le groupe mis en tête. Au-dessous figurent, pour les préréglages, la probabilité calibrée et, pour les méthodes, la similarité de 0 à 1 telle que la méthode la mesure : un cosinus, ou la part que donne l’encodeur. Souligné : un autre groupe que celui du préréglage complet.',
  'compare.lead':
    'Ce que chaque méthode seule, et chaque préréglage, met en tête d’après les mots d’un titre. Une mise en correspondance pèse aussi la place du titre dans sa classification.',
  'compare.looked': 'Titres {from}–{to} de {total} examinés',
  'compare.no-encoder':
    'Aucun encodeur n’est encore entraîné pour ces titres : deux méthodes se taisent. Pour l’entraîner :',
  'compare.none': 'Aucun titre à montrer',
  'compare.none-here': 'Sur les titres examinés elles s’accordent. La page suivante cherche plus loin.',
  'compare.nothing': 'rien de proposé',
  'compare.title': 'Comparer les méthodes',
  'departures.digits': { one: 'le premier chiffre', other: 'les {count} premiers chiffres' },
  'departures.export': 'CSV de cette liste',
  'departures.found': {
    one: '{count} des {titles} titres mis en correspondance se trouve ailleurs que ne le dit son code.',
    other: '{count} des {titles} titres mis en correspondance se trouvent ailleurs que ne le dit leur code.',
    zero: 'Aucun des {titles} titres mis en correspondance ne se trouve ailleurs que ne le dit son code.',
  },
  'departures.hint':
    'Ces codes suivent ceux de {target}, comme le montrent les titres. Ici un titre se trouve ailleurs que ne le disent les quatre premiers chiffres de son code : le pays s’écarte du groupe, ou la correspondance est fausse.',
  'departures.mapped': 'Mis en correspondance avec',
  'departures.measured': 'À quel point codes et titres s’accordent',
  'departures.measured-how': 'Part des titres les plus sûrs dont le groupe commence comme leur code.',
  'departures.named': 'Son code désigne',
  'departures.nearest': 'Titre d’index le plus proche du groupe retenu',
  'departures.no-nearest': 'aucun',
  'departures.no-page': 'Cette page est vide',
  'departures.none': 'Aucun écart',
  'departures.none-why': 'Aucun titre ne se trouve dans un autre groupe de {target} que celui que son code désigne.',
  'departures.own': 'Ces codes forment un système à part',
  'departures.own-why': 'Ils ne dérivent pas de ceux de {target} : il n’y a rien dont s’écarter.',
  'departures.title': 'Écarts aux codes',
  'departures.unknown': 'Pas encore mesuré',
  'departures.unknown-todo': 'La mise en correspondance établit si les codes dérivent de ceux de la cible :',
  'departures.valid': 'codes qui commencent par un code de la cible',
  'preset.deterministic': 'Déterministe',
  'preset.full': 'Complet',
  'preset.lexical': 'Lexical',
} as const satisfies Record<keyof typeof methodsEn, Message>
