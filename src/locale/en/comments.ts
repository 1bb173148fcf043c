import type { Message } from '../message.js'

/** Comments, notifications, presence, growth. */
export const commentsEn = {
  'comments.mention': 'Mention with @: {people}',
  'comments.on-item': 'on group {id}',
  'comments.on-proposal': 'on a proposal',
  'comments.on-title': 'on a title',
  'comments.send': 'Comment',
  'comments.title': 'Comments',
  'comments.write': 'Write a comment',
  'growth.declining': 'declining',
  'growth.growing': 'growing',
  'growth.ratio': '{ratio} times the share of all ads ({low} to {high})',
  'growth.transient': 'risen and fallen again',
  'growth.unclear': 'no clear change',
  'live.others': 'Also here: {people}',
  'notifications.all-read': 'Mark all as read',
  'notifications.new': 'New',
  'notifications.none': 'Nothing mentions you yet',
  'notifications.none-todo': 'When somebody writes @ and your name in a comment, it is listed here.',
  'notifications.open': 'Open',
  'notifications.title': 'Notifications',
} as const satisfies Record<string, Message>
