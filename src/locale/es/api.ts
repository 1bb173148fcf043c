import type { apiEn } from '../en/api.js'
import type { Message } from '../message.js'

export const apiEs = {
  'api.answers': 'Responde:',
  'api.code': 'Código',
  'api.fails': 'Puede fallar con:',
  'api.failures': 'Fallos',
  'api.failures-what': 'Todos los fallos previsibles, por código. Los campos entre llaves se rellenan cuando ocurren.',
  'api.how':
    'Leer no exige nada y nunca cambia nada. Los cambios llevan el token de la sesión en la cabecera X-Concord-Token (lo dice GET /api/session), o un token de API personal donde hay cuentas. Las respuestas son JSON; los fallos son «problems» (RFC 9457) que dicen qué pasó y qué hacer.',
  'api.lead': 'Todo lo que hacen las páginas, para programas.',
  'api.meaning': 'Significado',
  'api.needs': 'Rol mínimo:',
  'api.parameter': 'Parámetro',
  'api.parameters': 'Parámetros',
  'api.schemas': 'Esquemas',
  'api.subjects': 'Temas',
  'api.takes': 'Admite:',
  'api.title': 'API',
  'api.todo': 'Qué hacer',
  'api.values': 'Valores',
  'api.what': 'Qué pasó',
} as const satisfies Record<keyof typeof apiEn, Message>
