import type { Message } from '../message.js'

/** The quality page. */
export const qualityEn = {
  'nav.quality': 'Quality',
  'quality.all-reviewed': 'All reviewed titles',
  'quality.bins': 'Shares by probability',
  'quality.brier': 'mean squared error of the probabilities (Brier)',
  'quality.calibration-error': 'mean distance between probability and share',
  'quality.day': { one: '{day}: {count} title, {sum} in all', other: '{day}: {count} titles, {sum} in all' },
  'quality.draw': 'Draw a random sample for two coders',
  'quality.empty': 'Nothing to measure yet',
  'quality.empty-todo':
    'The machine is measured by what people decide. Review titles on the desk, or draw a random sample for two coders.',
  'quality.figures': 'Figures',
  'quality.fits': 'as it says',
  'quality.lead': 'What the machine’s probabilities are worth, by what people decided.',
  'quality.machine-probability': 'Probability the machine gave',
  'quality.no-sample':
    'Reviewed titles are no random sample: the queue begins with the least certain, and reviewers saw what the machine says. These figures say nothing of titles that nobody reviewed.',
  'quality.people-agree': 'Share that people confirmed',
  'quality.per-day': 'Titles settled per day',
  'quality.per-week': 'Titles settled per week',
  'quality.point': {
    one: 'Probability {probability}: {share} right (95 %: {low} to {high}), {count} title',
    other: 'Probability {probability}: {share} right (95 %: {low} to {high}), {count} titles',
  },
  'quality.progress': 'Progress over time',
  'quality.progress-description': {
    one: '{count} title settled by people up to {last}.',
    other: '{count} titles settled by people up to {last}.',
  },
  'quality.progress-words': {
    one: 'Bars: titles settled by people whose decision still stands. Line: their sum. {count} working day, {average} titles a day, {busiest} on the busiest.',
    other:
      'Bars: titles settled by people whose decision still stands. Line: their sum. {count} working days, {average} titles a day on average, {busiest} on the busiest.',
  },
  'quality.reliability': 'Are the probabilities right?',
  'quality.reliability-description': {
    one: 'Probability against the share that people confirmed, on {count} title; mean distance from the diagonal {error}.',
    other:
      'Probability against the share that people confirmed, on {count} titles; mean distance from the diagonal {error}.',
  },
  'quality.reliability-hint':
    'On the dashed line the machine is right as often as it says; below it, it is too sure. Lines show Wilson intervals of 95 %, bars below the numbers of titles. Probabilities are those of the latest run.',
  'quality.right': {
    one: 'right, of {count} reviewed title with an answer of the machine',
    other: 'right, of {count} reviewed titles with an answer of the machine',
  },
  'quality.sample': {
    one: 'The {count} title of this task was drawn at random from all titles and is decided: the figures stand for the whole, within their intervals.',
    other:
      'The {count} titles of this task were drawn at random from all titles and all are decided: the figures stand for the whole, within their intervals.',
  },
  'quality.sample-unfinished': {
    one: 'The {count} title of this task was drawn at random from all titles, but only {reviewed} is decided: what is left may be the harder part.',
    other:
      'The {count} titles of this task were drawn at random from all titles, but only {reviewed} are decided: what is left may be the harder part.',
  },
  'quality.task-no-sample': {
    one: '{reviewed} of {count} title of this task decided. It was not drawn at random from all titles, so the figures stand for these titles alone.',
    other:
      '{reviewed} of {count} titles of this task decided. They were not drawn at random from all titles, so the figures stand for these titles alone.',
  },
  'quality.titles': 'Titles',
  'quality.too-modest': 'too modest',
  'quality.too-sure': 'too sure',
  'quality.verdict': 'The machine is',
  'quality.which': 'Titles',
  'quality.without-answer': {
    one: '{count} reviewed title on which the machine gave no answer is left out.',
    other: '{count} reviewed titles on which the machine gave no answer are left out.',
  },
} as const satisfies Record<string, Message>
