import type { FailureTranslations } from '../failures.js'
import { embeddingFailuresEs } from './embedding-failures.js'
import { doubleCodingFailuresEs } from './double-coding-failures.js'
import { importFailuresEs } from './import-failures.js'
import { workbookFailuresEs } from './workbook-failures.js'
import { peopleFailuresEs } from './people-failures.js'

/** The failures that a page can show. Others, of the command line, stand in English. */
export const failuresEs: FailureTranslations = {
  ...embeddingFailuresEs,
  ...importFailuresEs,
  ...workbookFailuresEs,
  ...doubleCodingFailuresEs,
  ...peopleFailuresEs,
  'classification/unknown': {
    what: 'No hay ninguna clasificación «{id}» en este espacio de trabajo. Contiene: {known}.',
    todo: 'Impórtela primero con «concord ingest», o use una de las nombradas.',
  },
  'classification/unknown-code': {
    what: '«{code}» no es un código de {classification} en el nivel al que se vinculan los títulos.',
    todo: 'Elija un código de la clasificación; los códigos son texto, con sus ceros iniciales.',
  },
  'correspondence/unknown': {
    what: 'No hay ninguna correspondencia «{id}» en este espacio de trabajo. Contiene: {known}.',
    todo: 'Ejecute primero «concord map» para ella.',
  },
  'title/unknown': {
    what: 'No hay ningún título «{id}» en esta correspondencia.',
    todo: 'Vuelva a la lista; una versión más reciente de la fuente puede haberlo retirado.',
  },
  'review/conflict': {
    what: 'Otra persona decidió sobre este título desde que usted lo abrió ({detail}).',
    todo: 'Mire su decisión y decida de nuevo. La suya no se aplicó y no se ha perdido nada.',
  },
  'review/nothing-to-undo': {
    what: 'Aquí no hay ninguna decisión suya que deshacer.',
    todo: 'Solo puede deshacerse la última decisión sobre un título.',
  },
  'review/bad-request': {
    what: 'No se pudo entender la decisión: {detail}.',
    todo: 'Recargue la página y decida de nuevo; nada ha cambiado.',
  },
  'bulk/empty': {
    what: 'Ningún título que la máquina coloque en un grupo cumple estos filtros.',
    todo: 'Quite un filtro. Los títulos decididos o aplazados por una persona nunca se aceptan en bloque.',
  },
  'bulk/not-now': {
    what: 'No es posible en el estado actual ({state}).',
    todo: 'Recargue la página: quizá otra persona ya continuó.',
  },
  'proposal/unknown': {
    what: 'No hay ningún grupo «{id}».',
    todo: 'Vuelva a la lista; puede que la detección se haya ejecutado de nuevo.',
  },
  'store/full': {
    what: 'El disco o la base de datos está lleno; el último paso se deshizo ({detail}).',
    todo: 'Libere espacio y repita la operación; lo guardado antes está intacto.',
  },
  'store/unreachable': {
    what: 'No se puede acceder a la base de datos {database} ({detail}).',
    todo: 'Compruebe que funciona y que la dirección en CONCORD_DATABASE es correcta.',
  },
  'store/busy': {
    what: 'Otro proceso lleva un minuto escribiendo en {database} ({detail}).',
    todo: 'Espere a que termine e inténtelo de nuevo; nada ha cambiado.',
  },
  'server/forbidden': {
    what: 'La petición fue rechazada ({detail}).',
    todo: 'Recargue la página e inténtelo de nuevo; nada ha cambiado.',
  },
  'server/not-allowed': {
    what: 'Para esto hace falta el papel {needed}, y aquí el suyo es {role}.',
    todo: 'Pídalo a quien administra esta correspondencia; no se ha cambiado nada.',
  },
  'server/not-found': {
    what: 'No hay ninguna página en {path}.',
    todo: 'Empiece por el resumen.',
  },
  'server/too-large': {
    what: 'La petición supera {limit}.',
    todo: 'Acorte el comentario y envíelo de nuevo; nada ha cambiado.',
  },
  'template/failed': {
    what: 'No se puede generar la plantilla {file} ({detail}).',
    todo: 'Corrija la plantilla, o retírela del espacio de trabajo para usar la incluida.',
  },
  'code/other-job': {
    what: 'Junto a {file} está el trabajo sin terminar de otra ejecución: otra entrada, otras opciones u otros títulos de índice.',
    todo: 'Indique otro --out, o empiece de nuevo con --restart.',
  },
}
