import type { FailureTranslations } from '../failures.js'
import { embeddingFailuresFr } from './embedding-failures.js'
import { doubleCodingFailuresFr } from './double-coding-failures.js'
import { importFailuresFr } from './import-failures.js'
import { workbookFailuresFr } from './workbook-failures.js'
import { peopleFailuresFr } from './people-failures.js'

/** The failures that a page can show. Others, of the command line, stand in English. */
export const failuresFr: FailureTranslations = {
  ...embeddingFailuresFr,
  ...importFailuresFr,
  ...workbookFailuresFr,
  ...doubleCodingFailuresFr,
  ...peopleFailuresFr,
  'classification/unknown': {
    what: 'Il n’y a pas de classification « {id} » dans cet espace de travail. Il contient : {known}.',
    todo: 'Importez-la d’abord avec « concord ingest », ou utilisez l’une de celles nommées.',
  },
  'classification/unknown-code': {
    what: '« {code} » n’est pas un code de {classification} au niveau auquel les titres sont classés.',
    todo: 'Choisissez un code de la classification ; les codes sont du texte, avec leurs zéros initiaux.',
  },
  'correspondence/unknown': {
    what: 'Il n’y a pas de correspondance « {id} » dans cet espace de travail. Il contient : {known}.',
    todo: 'Lancez d’abord « concord map » pour elle.',
  },
  'title/unknown': {
    what: 'Il n’y a pas de titre « {id} » dans cette correspondance.',
    todo: 'Revenez à la liste ; une version plus récente de la source a pu retirer ce titre.',
  },
  'review/conflict': {
    what: 'Quelqu’un d’autre a décidé de ce titre depuis que vous l’avez ouvert ({detail}).',
    todo: 'Regardez sa décision, puis décidez à nouveau. La vôtre n’a pas été appliquée et rien n’est perdu.',
  },
  'review/nothing-to-undo': {
    what: 'Il n’y a ici aucune décision de vous à annuler.',
    todo: 'Seule la dernière décision sur un titre peut être annulée.',
  },
  'review/bad-request': {
    what: 'La décision n’a pas pu être comprise : {detail}.',
    todo: 'Rechargez la page et décidez à nouveau ; rien n’a été changé.',
  },
  'bulk/empty': {
    what: 'Aucun titre que la machine place dans un groupe ne correspond à ces filtres.',
    todo: 'Retirez un filtre. Les titres décidés ou reportés par une personne ne sont jamais acceptés en groupe.',
  },
  'bulk/not-now': {
    what: 'Impossible dans l’état actuel ({state}).',
    todo: 'Rechargez la page : quelqu’un d’autre a peut-être continué.',
  },
  'proposal/unknown': {
    what: 'Il n’y a pas de regroupement « {id} ».',
    todo: 'Revenez à la liste ; la détection a pu être relancée.',
  },
  'store/full': {
    what: 'Le disque ou la base de données est plein ; la dernière étape a été annulée ({detail}).',
    todo: 'Libérez de la place et recommencez ; ce qui était enregistré est intact.',
  },
  'store/unreachable': {
    what: 'La base de données {database} est inaccessible ({detail}).',
    todo: 'Vérifiez qu’elle fonctionne et que l’adresse dans CONCORD_DATABASE est juste.',
  },
  'store/busy': {
    what: 'Un autre processus écrit dans {database} depuis une minute ({detail}).',
    todo: 'Attendez qu’il ait fini et réessayez ; rien n’a été changé.',
  },
  'server/forbidden': {
    what: 'La demande a été refusée ({detail}).',
    todo: 'Rechargez la page et réessayez ; rien n’a été changé.',
  },
  'server/not-allowed': {
    what: 'Il faut pour cela le rôle {needed} ; le vôtre est ici {role}.',
    todo: 'Demandez-le à un administrateur de cette correspondance ; rien n’a été changé.',
  },
  'server/not-found': {
    what: 'Il n’y a pas de page à l’adresse {path}.',
    todo: 'Repartez de la vue d’ensemble.',
  },
  'server/too-large': {
    what: 'La demande dépasse {limit}.',
    todo: 'Raccourcissez le commentaire et renvoyez-le ; rien n’a été changé.',
  },
  'template/failed': {
    what: 'Le modèle {file} ne peut pas être rendu ({detail}).',
    todo: 'Corrigez le modèle, ou retirez-le de l’espace de travail pour utiliser celui qui est fourni.',
  },
  'code/other-job': {
    what: 'À côté de {file} se trouve le travail inachevé d’une autre exécution : une autre entrée, d’autres options ou d’autres intitulés d’index.',
    todo: 'Donnez un autre --out, ou recommencez avec --restart.',
  },
}
