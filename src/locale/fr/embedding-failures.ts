import type { FailureTranslations } from '../failures.js'

/** The failures of an embedding model. */
export const embeddingFailuresFr: FailureTranslations = {
  'embedding/mixed': {
    what: '{file} contient des vecteurs de {found}, non de {wanted} : les vecteurs de deux modèles ne se comparent pas.',
    todo: 'Supprimez ce fichier, ou tout .cache/vectors ; les vecteurs seront alors refaits.',
  },
  'embedding/no-package': {
    what: 'Un modèle de vecteurs local est demandé, mais le paquet {package} ne peut être chargé ({detail}).',
    todo: 'Installez-le à côté de Concord (« npm install {package} ») ou retirez CONCORD_EMBEDDING_FOLDER.',
  },
  'embedding/no-model': {
    what: 'Le modèle de vecteurs dans {folder} ne peut pas servir ({detail}).',
    todo: 'Indiquez un dossier tel que le décrit docs/language-models.md ; rien n’est jamais téléchargé de soi-même.',
  },
}
