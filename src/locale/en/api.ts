import type { Message } from '../message.js'

/** The description of the API. */
export const apiEn = {
  'api.answers': 'Answers:',
  'api.code': 'Code',
  'api.fails': 'May fail with:',
  'api.failures': 'Failures',
  'api.failures-what': 'Every foreseeable failure, by its code. Placeholders are filled when it happens.',
  'api.how':
    'Reading needs nothing and never changes anything. Changes carry the token of the session in the header X-Concord-Token (GET /api/session tells it), or an API token of a person where accounts are in use. Answers are JSON; failures are problems (RFC 9457) that say what happened and what to do.',
  'api.lead': 'Everything that the pages do, for programs.',
  'api.meaning': 'Meaning',
  'api.needs': 'Least role:',
  'api.parameter': 'Parameter',
  'api.parameters': 'Parameters',
  'api.schemas': 'Schemas',
  'api.subjects': 'Subjects',
  'api.takes': 'Takes:',
  'api.title': 'API',
  'api.todo': 'What to do',
  'api.values': 'Values',
  'api.what': 'What happened',
} as const satisfies Record<string, Message>
