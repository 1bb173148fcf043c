import type { FailureTranslations } from '../failures.js'

/** The failures of double coding. */
export const doubleCodingFailuresFr: FailureTranslations = {
  'coding/task-unknown': {
    what: 'Il n’y a pas de tâche {id} dans cette correspondance.',
    todo: 'Choisissez-en une sur la page Double codage.',
  },
  'coding/bad-task': {
    what: 'La tâche ne peut pas être créée ainsi : {detail}.',
    todo: 'Revenez en arrière, corrigez et renvoyez ; rien n’a été enregistré.',
  },
  'coding/blind-first': {
    what: 'Vous devez encore coder ce titre sans voir la machine ; il n’est donc ni montré ni changé ici.',
    todo: 'Répondez dans votre tâche, à la page Double codage ; il est ensuite ici comme toujours.',
  },
  'coding/blind-files': {
    what: 'Ce fichier montre ce qui vaut pour chaque titre, et vous devez encore en coder certains sans voir la machine : {count}.',
    todo: 'Codez-les à la page Double codage, ou demandez le fichier à quelqu’un qui ne les code pas. La liste des titres peut être téléchargée sans eux.',
  },
  'coding/not-yours': {
    what: 'Ces titres sont codés par {coder}.',
    todo: 'Ouvrez vos propres tâches sur la page Double codage. Les réponses sont montrées quand les deux codeurs ont donné les leurs.',
  },
  'coding/no-reason': {
    what: 'Un titre n’est renvoyé à son codeur qu’avec un motif.',
    todo: 'Revenez en arrière et écrivez ce que le codeur doit revoir ; rien n’a été changé.',
  },
}
