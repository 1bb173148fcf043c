import type { FailureTranslations } from '../failures.js'

/** Failures of review workbooks. */
export const workbookFailuresFr = {
  'workbook/not-ours': {
    what: '{file} n’est pas un classeur de révision écrit par Concord, ou il n’est pas entier : {detail}.',
    todo: 'Écrivez-en un avec « concord review --export » ou sur la page des titres, remplissez ses colonnes ouvertes et envoyez ce fichier ; rien n’a été changé.',
  },
  'workbook/other-correspondence': {
    what: '{file} est un classeur de révision de {found}, non de {wanted}.',
    todo: 'Envoyez-le sur la page de cette correspondance, ou nommez-la avec --correspondence ; rien n’a été changé.',
  },
} as const satisfies FailureTranslations
