import type { FailureTranslations } from '../failures.js'

/** The failures of an embedding model. */
export const embeddingFailuresEs: FailureTranslations = {
  'embedding/mixed': {
    what: '{file} contiene vectores de {found}, no de {wanted}: los vectores de dos modelos no se pueden comparar.',
    todo: 'Borre este archivo, o todo .cache/vectors; los vectores se harán de nuevo.',
  },
  'embedding/no-package': {
    what: 'Se ha pedido un modelo de vectores local, pero el paquete {package} no se puede cargar ({detail}).',
    todo: 'Instálelo junto a Concord («npm install {package}») o quite CONCORD_EMBEDDING_FOLDER.',
  },
  'embedding/no-model': {
    what: 'El modelo de vectores de {folder} no se puede usar ({detail}).',
    todo: 'Indique una carpeta como la describe docs/language-models.md; nunca se descarga nada por sí solo.',
  },
}
