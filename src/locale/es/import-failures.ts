import type { FailureTranslations } from '../failures.js'

/** The failures of taking in a file. */
export const importFailuresEs: FailureTranslations = {
  'source/not-found': {
    what: 'No hay ningún archivo en {file}.',
    todo: 'Compruebe la ruta, o dé la ruta completa.',
  },
  'source/unknown-format': {
    what: '{file} no es un libro de cálculo ni un texto delimitado que Concord lea ({detail}).',
    todo: 'Guárdelo como .xlsx, .ods o .csv e inténtelo de nuevo.',
  },
  'source/binary-text': {
    what: '{file} tiene nombre de texto pero contiene datos binarios ({detail}).',
    todo: 'Expórtelo de nuevo como texto, o dele la extensión de su formato real.',
  },
  'source/password': {
    what: '{file} está protegido con una contraseña.',
    todo: 'Ábralo en su hoja de cálculo, quite la contraseña, guárdelo e inténtelo de nuevo.',
  },
  'source/damaged': {
    what: '{file} está dañado y no se puede leer ({detail}).',
    todo: 'Obtenga o exporte el archivo de nuevo; nada de él se ha guardado.',
  },
  'source/too-large': {
    what: '{file} ocupa más de {limit} MB una vez descomprimido.',
    todo: 'Divida el archivo, o quite filas vacías y formato, e inténtelo de nuevo.',
  },
  'source/empty': {
    what: '{file} no tiene filas con datos{detail}.',
    todo: 'Compruebe que se nombra la hoja correcta.',
  },
  'source/missing-column': {
    what: '{file} no tiene ninguna columna «{column}». Sus columnas son: {columns}.',
    todo: 'Nombre la columna correcta.',
  },
  'source/no-header': {
    what: 'No se ha encontrado en {file} ninguna fila de encabezado para las columnas {columns}.',
    todo: 'Diga en qué fila está el encabezado (contada desde 1) y cuáles son las columnas.',
  },
  'source/nothing-kept': {
    what: 'Las {refused} filas de {file} se rechazaron todas; la primera: {reason}',
    todo: 'Compruebe la función de cada columna; no se guardó nada.',
  },
  'source/no-target': {
    what: '{file} contiene títulos con códigos, y no se dice de qué clasificación son los códigos.',
    todo: 'Dígalo en la página Fuentes, con --target, o en «target» de source.json; no se guardó nada.',
  },
  'source/no-classifications': {
    what: '{file} enlaza los códigos de dos clasificaciones y no se dice cuáles.',
    todo: 'Nómbrelas con --from y --target, en la página Fuentes, o como «from» y «target» de la receta en source.json; no se guardó nada.',
  },
  'source/bad-words': {
    what: 'La fuente no se puede describir así: {detail}.',
    todo: 'Corríjalo e inténtelo de nuevo; no se guardó nada.',
  },
  'upload/no-file': {
    what: 'No llegó ningún archivo con el formulario.',
    todo: 'Elija un archivo, o suelte uno en la página, y envíelo de nuevo.',
  },
  'upload/too-large': {
    what: '{file} ocupa más de {limit} MB, lo máximo que se puede enviar.',
    todo: 'Léalo con «concord ingest», que no tiene ese límite, o aumente CONCORD_UPLOAD_LIMIT.',
  },
  'upload/damaged': {
    what: 'El envío se interrumpió o no se puede leer ({detail}).',
    todo: 'Envíe el archivo de nuevo; no se guardó nada.',
  },
  'upload/cancelled': {
    what: 'La lectura de {file} se canceló.',
    todo: 'No se guardó nada de él. Léalo de nuevo, o elija otro archivo, en la página Fuentes.',
  },
  'upload/gone': {
    what: 'Este archivo enviado ya no está: se importó, se descartó o quedó más de un día.',
    todo: 'Envíelo de nuevo en la página Fuentes.',
  },
}
