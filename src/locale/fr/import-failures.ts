import type { FailureTranslations } from '../failures.js'

/** The failures of taking in a file. */
export const importFailuresFr: FailureTranslations = {
  'source/not-found': {
    what: 'Il n’y a pas de fichier à {file}.',
    todo: 'Vérifiez le chemin, ou donnez le chemin complet.',
  },
  'source/unknown-format': {
    what: '{file} n’est pas un classeur ni un fichier texte délimité que Concord lit ({detail}).',
    todo: 'Enregistrez-le en .xlsx, .ods ou .csv et recommencez.',
  },
  'source/binary-text': {
    what: '{file} porte un nom de texte mais contient des données binaires ({detail}).',
    todo: 'Exportez-le à nouveau en texte, ou donnez-lui l’extension de son vrai format.',
  },
  'source/password': {
    what: '{file} est protégé par un mot de passe.',
    todo: 'Ouvrez-le dans votre tableur, retirez le mot de passe, enregistrez et recommencez.',
  },
  'source/damaged': {
    what: '{file} est endommagé et ne peut pas être lu ({detail}).',
    todo: 'Récupérez ou exportez le fichier à nouveau ; rien n’en a été gardé.',
  },
  'source/too-large': {
    what: '{file} dépasse {limit} Mo une fois décompressé.',
    todo: 'Divisez le fichier, ou retirez les lignes vides et la mise en forme, et recommencez.',
  },
  'source/empty': {
    what: '{file} n’a pas de lignes avec des données{detail}.',
    todo: 'Vérifiez que la bonne feuille est nommée.',
  },
  'source/missing-column': {
    what: '{file} n’a pas de colonne « {column} ». Ses colonnes sont : {columns}.',
    todo: 'Nommez la bonne colonne.',
  },
  'source/no-header': {
    what: 'Aucune ligne d’en-tête n’a été trouvée dans {file} pour les colonnes {columns}.',
    todo: 'Dites à quelle ligne se trouve l’en-tête (comptée à partir de 1) et quelles sont les colonnes.',
  },
  'source/nothing-kept': {
    what: 'Les {refused} lignes de {file} ont toutes été refusées ; la première : {reason}',
    todo: 'Vérifiez le rôle de chaque colonne ; rien n’a été enregistré.',
  },
  'source/no-target': {
    what: '{file} contient des titres avec des codes, et il n’est pas dit de quelle classification sont les codes.',
    todo: 'Dites-le sur la page Sources, avec --target, ou sous « target » dans source.json ; rien n’a été enregistré.',
  },
  'source/no-classifications': {
    what: '{file} relie les codes de deux classifications, et il n’est pas dit lesquelles.',
    todo: 'Nommez-les avec --from et --target, sur la page Sources, ou comme « from » et « target » de la recette dans source.json ; rien n’a été enregistré.',
  },
  'source/bad-words': {
    what: 'La source ne peut pas être décrite ainsi : {detail}.',
    todo: 'Corrigez et recommencez ; rien n’a été enregistré.',
  },
  'upload/no-file': {
    what: 'Aucun fichier n’est arrivé avec le formulaire.',
    todo: 'Choisissez un fichier, ou déposez-en un sur la page, et envoyez à nouveau.',
  },
  'upload/too-large': {
    what: '{file} dépasse {limit} Mo, le maximum pour un envoi.',
    todo: 'Lisez-le avec « concord ingest », qui n’a pas cette limite, ou relevez CONCORD_UPLOAD_LIMIT.',
  },
  'upload/damaged': {
    what: 'L’envoi s’est interrompu ou ne peut pas être lu ({detail}).',
    todo: 'Envoyez le fichier à nouveau ; rien n’a été enregistré.',
  },
  'upload/cancelled': {
    what: 'La lecture de {file} a été annulée.',
    todo: 'Rien n’en a été enregistré. Relisez-le, ou choisissez un autre fichier, sur la page Sources.',
  },
  'upload/gone': {
    what: 'Ce fichier envoyé n’est plus là : il a été importé, abandonné, ou laissé plus d’un jour.',
    todo: 'Envoyez-le à nouveau sur la page Sources.',
  },
}
