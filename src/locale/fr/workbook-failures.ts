import type { FailureTranslations } from '../failures.js'

/** Failures of review workbooks and of the API. */
export const workbookFailuresFr = {
  'api/bad-request': {
    what: 'La requête n’est pas telle que l’API la décrit ({detail}).',
    todo: 'Voyez sur /api ce que prend cette opération ; rien n’a été changé.',
  },
  'source/unknown': {
    what: 'Il n’y a pas de source « {id} » dans cet espace de travail.',
    todo: 'La page des sources montre celles qui existent.',
  },
  'workbook/not-ours': {
    what: '{file} n’est pas un classeur de révision écrit par Concord, ou il n’est pas entier : {detail}.',
    todo: 'Écrivez-en un avec « concord review --export » ou sur la page des titres, remplissez ses colonnes ouvertes et envoyez ce fichier ; rien n’a été changé.',
  },
  'workbook/other-correspondence': {
    what: '{file} est un classeur de révision de {found}, non de {wanted}.',
    todo: 'Envoyez-le sur la page de cette correspondance, ou nommez-la avec --correspondence ; rien n’a été changé.',
  },
} as const satisfies FailureTranslations
