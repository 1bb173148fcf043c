import type { Message } from '../message.js'

/** Comparison of methods, and departures from the target's codes. */
export const methodsEn = {
  'compare.differing': 'Only where these differ',
  'compare.differing-methods': 'Any method or preset',
  'compare.differing-presets': 'Presets',
  'compare.export': 'CSV of {count} titles from here',
  'compare.first': 'First page',
  'compare.hint':
    'Each cell is the group put first. Below it stand, for presets, the calibrated probability and, for methods, the similarity from 0 to 1 as the method measures it: a cosine, or the encoder’s own share. Underlined: another group than the full preset’s.',
  'compare.lead':
    'What each method alone, and each preset, puts first by a title’s words. A mapping also weighs the title’s place in its classification.',
  'compare.looked': 'Titles {from}–{to} of {total} looked at',
  'compare.no-encoder': 'No encoder is trained for these titles yet, so two methods say nothing. To train it:',
  'compare.none': 'No title to show',
  'compare.none-here': 'On the titles looked at they agree. The next page looks further.',
  'compare.nothing': 'nothing put forward',
  'compare.title': 'Compare methods',
  'departures.digits': { one: 'the first digit', other: 'the first {count} digits' },
  'departures.export': 'CSV of this list',
  'departures.found': {
    one: '{count} of {titles} mapped titles lies elsewhere than its code says.',
    other: '{count} of {titles} mapped titles lie elsewhere than their code says.',
    zero: 'None of {titles} mapped titles lies elsewhere than its code says.',
  },
  'departures.hint':
    'These codes follow those of {target}, as the titles show. Here a title lies elsewhere than the first four digits of its code say: the country departs from the group, or the mapping is wrong.',
  'departures.mapped': 'Mapped to',
  'departures.measured': 'How far codes and titles agree',
  'departures.measured-how': 'Share of the surest titles whose group begins as their code does.',
  'departures.named': 'Its code names',
  'departures.nearest': 'Nearest index title of the group mapped',
  'departures.no-nearest': 'none',
  'departures.no-page': 'This page is empty',
  'departures.none': 'No departures',
  'departures.none-why': 'No title is mapped to another group of {target} than the one its code names.',
  'departures.own': 'These codes are a system of their own',
  'departures.own-why': 'They do not derive from those of {target}, so there is nothing to depart from.',
  'departures.title': 'Departures from the codes',
  'departures.unknown': 'Not measured yet',
  'departures.unknown-todo': 'Whether the codes derive from the target’s is found out when titles are mapped:',
  'departures.valid': 'codes that begin with a code of the target',
  'preset.deterministic': 'Deterministic',
  'preset.full': 'Full',
  'preset.lexical': 'Lexical',
} as const satisfies Record<string, Message>
