import type { Message } from '../message.js'

/** Comments, notifications, presence, growth. */
export const commentsEs = {
  'comments.mention': 'Mencione con @: {people}',
  'comments.on-item': 'sobre el grupo {id}',
  'comments.on-proposal': 'sobre una propuesta',
  'comments.on-title': 'sobre un título',
  'comments.send': 'Comentar',
  'comments.title': 'Comentarios',
  'comments.write': 'Escribir un comentario',
  'growth.declining': 'en descenso',
  'growth.growing': 'en aumento',
  'growth.ratio': '{ratio} veces la parte de todos los anuncios ({low} a {high})',
  'growth.transient': 'subió y volvió a bajar',
  'growth.unclear': 'sin cambio claro',
  'live.others': 'También aquí: {people}',
  'notifications.all-read': 'Marcar todo como leído',
  'notifications.new': 'Nuevo',
  'notifications.none': 'Nada lo menciona todavía',
  'notifications.none-todo': 'Cuando alguien escribe @ y su nombre en un comentario, aparece aquí.',
  'notifications.open': 'Abrir',
  'notifications.title': 'Notificaciones',
} as const satisfies Record<string, Message>
