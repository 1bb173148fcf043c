import type { FailureTranslations } from '../failures.js'

/** Failures of review workbooks and of the API. */
export const workbookFailuresEs = {
  'api/bad-request': {
    what: 'La petición no es como la describe la API ({detail}).',
    todo: 'Vea en /api qué admite esta operación; no se cambió nada.',
  },
  'source/unknown': {
    what: 'No hay ninguna fuente «{id}» en este espacio de trabajo.',
    todo: 'La página de fuentes muestra las que hay.',
  },
  'workbook/not-ours': {
    what: '{file} no es un libro de revisión escrito por Concord, o no está entero: {detail}.',
    todo: 'Escriba uno con «concord review --export» o en la página de títulos, rellene sus columnas abiertas y envíe ese archivo; no se cambió nada.',
  },
  'workbook/other-correspondence': {
    what: '{file} es un libro de revisión de {found}, no de {wanted}.',
    todo: 'Envíelo en la página de esa correspondencia, o nómbrela con --correspondence; no se cambió nada.',
  },
} as const satisfies FailureTranslations
