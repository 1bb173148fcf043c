import type { Message } from '../message.js'

/** The quality page. */
export const qualityFr = {
  'nav.quality': 'Qualité',
  'quality.all-reviewed': 'Tous les titres révisés',
  'quality.bins': 'Parts selon la probabilité',
  'quality.brier': 'erreur quadratique moyenne des probabilités (Brier)',
  'quality.calibration-error': 'écart moyen entre probabilité et part',
  'quality.day': { one: '{day} : {count} titre, {sum} en tout', other: '{day} : {count} titres, {sum} en tout' },
  'quality.draw': 'Tirer un échantillon au sort pour deux codeurs',
  'quality.empty': 'Encore rien à mesurer',
  'quality.empty-todo':
    'La machine se mesure à ce que les personnes décident. Révisez des titres au bureau, ou tirez un échantillon au sort pour deux codeurs.',
  'quality.figures': 'Chiffres',
  'quality.fits': 'comme annoncé',
  'quality.lead': 'Ce que valent les probabilités de la machine, d’après ce que les personnes ont décidé.',
  'quality.machine-probability': 'Probabilité donnée par la machine',
  'quality.no-sample':
    'Les titres révisés ne sont pas un échantillon aléatoire : la file commence par les moins sûrs, et les personnes ont vu ce que dit la machine. Ces chiffres ne disent rien des titres que personne n’a révisés.',
  'quality.people-agree': 'Part confirmée par les personnes',
  'quality.per-day': 'Titres réglés par jour',
  'quality.per-week': 'Titres réglés par semaine',
  'quality.point': {
    one: 'Probabilité {probability} : {share} justes (95 % : {low} à {high}), {count} titre',
    other: 'Probabilité {probability} : {share} justes (95 % : {low} à {high}), {count} titres',
  },
  'quality.progress': 'Avancement dans le temps',
  'quality.progress-description': {
    one: '{count} titre réglé par des personnes jusqu’au {last}.',
    other: '{count} titres réglés par des personnes jusqu’au {last}.',
  },
  'quality.progress-words': {
    one: 'Barres : titres réglés par des personnes dont la décision est toujours en vigueur. Ligne : leur somme. {count} jour de travail, {average} titres par jour, {busiest} au plus.',
    other:
      'Barres : titres réglés par des personnes dont la décision est toujours en vigueur. Ligne : leur somme. {count} jours de travail, {average} titres par jour en moyenne, {busiest} au plus.',
  },
  'quality.reliability': 'Les probabilités sont-elles justes ?',
  'quality.reliability-description': {
    one: 'Probabilité face à la part confirmée par les personnes, sur {count} titre ; écart moyen à la diagonale {error}.',
    other:
      'Probabilité face à la part confirmée par les personnes, sur {count} titres ; écart moyen à la diagonale {error}.',
  },
  'quality.reliability-hint':
    'Sur la ligne tiretée, la machine a raison aussi souvent qu’elle le dit ; au-dessous, elle est trop sûre. Les traits sont des intervalles de Wilson à 95 %, les barres les nombres de titres. Les probabilités sont celles de la dernière exécution.',
  'quality.right': {
    one: 'de réponses justes, sur {count} titre révisé avec une réponse de la machine',
    other: 'de réponses justes, sur {count} titres révisés avec une réponse de la machine',
  },
  'quality.sample': {
    one: 'Le seul titre ({count}) de cette tâche a été tiré au sort parmi tous et est décidé : les chiffres valent pour l’ensemble, dans leurs intervalles.',
    other:
      'Les {count} titres de cette tâche ont été tirés au sort parmi tous et sont tous décidés : les chiffres valent pour l’ensemble, dans leurs intervalles.',
  },
  'quality.sample-unfinished': {
    one: 'Le seul titre ({count}) de cette tâche a été tiré au sort parmi tous, mais {reviewed} seulement est décidé : ce qui reste peut être le plus difficile.',
    other:
      'Les {count} titres de cette tâche ont été tirés au sort parmi tous, mais {reviewed} seulement sont décidés : ce qui reste peut être le plus difficile.',
  },
  'quality.task-no-sample': {
    one: '{reviewed} sur {count} titre de cette tâche décidé. Il n’a pas été tiré au sort parmi tous : les chiffres ne valent que pour ces titres.',
    other:
      '{reviewed} sur {count} titres de cette tâche décidés. Ils n’ont pas été tirés au sort parmi tous : les chiffres ne valent que pour ces titres.',
  },
  'quality.titles': 'Titres',
  'quality.too-modest': 'trop modeste',
  'quality.too-sure': 'trop sûre',
  'quality.verdict': 'La machine est',
  'quality.which': 'Titres',
  'quality.without-answer': {
    one: '{count} titre révisé sur lequel la machine n’a pas donné de réponse est laissé de côté.',
    other: '{count} titres révisés sur lesquels la machine n’a pas donné de réponse sont laissés de côté.',
  },
} as const satisfies Record<string, Message>
