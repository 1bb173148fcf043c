import type { FailureTranslations } from '../failures.js'

/** The failures of double coding. */
export const doubleCodingFailuresEs: FailureTranslations = {
  'coding/task-unknown': {
    what: 'No hay ninguna tarea {id} en esta correspondencia.',
    todo: 'Elija una en la página Doble codificación.',
  },
  'coding/bad-task': {
    what: 'La tarea no se puede crear así: {detail}.',
    todo: 'Vuelva atrás, corríjala y envíela de nuevo; no se guardó nada.',
  },
  'coding/blind-first': {
    what: 'Usted aún debe codificar este título sin ver la máquina; por eso no se muestra ni se cambia aquí.',
    todo: 'Responda en su tarea, en la página Doble codificación; después está aquí como siempre.',
  },
  'coding/blind-files': {
    what: 'Este archivo muestra lo que vale para cada título, y usted aún debe codificar algunos sin ver la máquina: {count}.',
    todo: 'Codifíquelos en la página Doble codificación, o pida el archivo a quien no los codifique. La lista de títulos se puede descargar sin ellos.',
  },
  'coding/not-yours': {
    what: 'Estos títulos los codifica {coder}.',
    todo: 'Abra sus propias tareas en la página Doble codificación. Las respuestas se muestran cuando ambos codificadores han dado las suyas.',
  },
  'coding/no-reason': {
    what: 'Un título solo se devuelve a su codificador con un motivo.',
    todo: 'Vuelva atrás y escriba qué debe revisar el codificador; no se cambió nada.',
  },
}
