import type { Message } from '../message.js'

/** Comments, notifications, presence, growth. */
export const commentsFr = {
  'comments.mention': 'Mentionner avec @ : {people}',
  'comments.on-item': 'sur le groupe {id}',
  'comments.on-proposal': 'sur une proposition',
  'comments.on-title': 'sur un titre',
  'comments.send': 'Commenter',
  'comments.title': 'Commentaires',
  'comments.write': 'Écrire un commentaire',
  'growth.declining': 'en baisse',
  'growth.growing': 'en hausse',
  'growth.ratio': '{ratio} fois la part de toutes les offres ({low} à {high})',
  'growth.transient': 'montée puis redescendue',
  'growth.unclear': 'pas de changement net',
  'live.others': 'Aussi ici : {people}',
  'notifications.all-read': 'Tout marquer comme lu',
  'notifications.new': 'Nouveau',
  'notifications.none': 'Rien ne vous mentionne encore',
  'notifications.none-todo': 'Quand quelqu’un écrit @ et votre nom dans un commentaire, il apparaît ici.',
  'notifications.open': 'Ouvrir',
  'notifications.title': 'Notifications',
} as const satisfies Record<string, Message>
