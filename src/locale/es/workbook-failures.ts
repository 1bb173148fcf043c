import type { FailureTranslations } from '../failures.js'

/** Failures of review workbooks. */
export const workbookFailuresEs = {
  'workbook/not-ours': {
    what: '{file} no es un libro de revisión escrito por Concord, o no está entero: {detail}.',
    todo: 'Escriba uno con «concord review --export» o en la página de títulos, rellene sus columnas abiertas y envíe ese archivo; no se cambió nada.',
  },
  'workbook/other-correspondence': {
    what: '{file} es un libro de revisión de {found}, no de {wanted}.',
    todo: 'Envíelo en la página de esa correspondencia, o nómbrela con --correspondence; no se cambió nada.',
  },
} as const satisfies FailureTranslations
