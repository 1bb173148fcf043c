import type { apiEn } from '../en/api.js'
import type { Message } from '../message.js'

export const apiFr = {
  'api.answers': 'Répond :',
  'api.code': 'Code',
  'api.fails': 'Peut échouer par :',
  'api.failures': 'Échecs',
  'api.failures-what':
    'Tous les échecs prévisibles, par code. Les champs entre accolades sont remplis quand ils surviennent.',
  'api.how':
    'La lecture ne demande rien et ne change jamais rien. Les changements portent le jeton de la session dans l’en-tête X-Concord-Token (GET /api/session le donne), ou un jeton d’API personnel là où il y a des comptes. Les réponses sont en JSON ; les échecs sont des « problems » (RFC 9457) qui disent ce qui s’est passé et que faire.',
  'api.lead': 'Tout ce que font les pages, pour les programmes.',
  'api.meaning': 'Sens',
  'api.needs': 'Rôle minimal :',
  'api.parameter': 'Paramètre',
  'api.parameters': 'Paramètres',
  'api.schemas': 'Schémas',
  'api.subjects': 'Sujets',
  'api.takes': 'Prend :',
  'api.title': 'API',
  'api.todo': 'Que faire',
  'api.values': 'Valeurs',
  'api.what': 'Ce qui s’est passé',
} as const satisfies Record<keyof typeof apiEn, Message>
