import type { FailureTranslations } from '../failures.js'

/** The failures of signing in and of looking after people. */
export const peopleFailuresFr: FailureTranslations = {
  'people/signed-out': {
    what: 'Vous n’êtes pas connecté, ou votre session est terminée.',
    todo: 'Connectez-vous, revenez et recommencez ; rien n’a été changé.',
  },
  'people/wrong-sign-in': {
    what: 'L’adresse électronique et le mot de passe ne vont pas ensemble.',
    todo: 'Réessayez. Si vous avez oublié le mot de passe, demandez un nouveau lien à un administrateur.',
  },
  'people/locked': {
    what: 'La connexion a échoué trop souvent ; elle sera de nouveau possible dans {minutes} min.',
    todo: 'Attendez, ou demandez à un administrateur un nouveau lien, avec lequel vous choisirez aussitôt un autre mot de passe.',
  },
  'people/bad-token': {
    what: 'Le jeton est inconnu, révoqué ou expiré.',
    todo: 'Créez-en un nouveau sur la page « Mon compte ».',
  },
  'people/dead-link': {
    what: 'Ce lien a été utilisé, a expiré ou a été remplacé par un plus récent.',
    todo: 'Demandez un nouveau lien à un administrateur.',
  },
  'people/password-length': {
    what: 'Un mot de passe compte au moins {shortest} et au plus {longest} caractères.',
    todo: 'Choisissez-en un autre ; une phrase de plusieurs mots convient bien. Rien n’a été changé.',
  },
  'people/password-simple': {
    what: 'Ce mot de passe se devine trop vite : il se répète, ou n’est guère plus que votre nom ou votre adresse.',
    todo: 'Choisissez-en un autre ; une phrase de plusieurs mots convient bien. Rien n’a été changé.',
  },
  'people/passwords-differ': {
    what: 'Les deux mots de passe ne sont pas les mêmes.',
    todo: 'Saisissez deux fois le nouveau ; rien n’a été changé.',
  },
  'people/bad-request': {
    what: 'Impossible avec ce qui a été saisi : {detail}.',
    todo: 'Corrigez et renvoyez ; rien n’a été changé.',
  },
  'people/exists': {
    what: 'Il y a déjà une personne avec l’adresse {email}.',
    todo: 'Changez plutôt son rôle, ou créez-lui un nouveau lien.',
  },
  'people/unknown': {
    what: 'Il n’y a pas ici de personne « {id} ».',
    todo: 'Choisissez-en une dans la liste des personnes.',
  },
  'people/last-administrator': {
    what: 'Il ne resterait personne pour gérer les personnes.',
    todo: 'Nommez d’abord un autre administrateur ; rien n’a été changé.',
  },
  'people/not-invited': {
    what: 'Le fournisseur vous connaît, mais personne ne vous a invité ici sous une adresse qu’il confirme.',
    todo: 'Demandez à un administrateur de cet espace de vous ajouter, avec l’adresse que le fournisseur connaît.',
  },
  'people/sign-in-off': {
    what: 'La connexion est désactivée : Concord sert ici une seule personne, sur cette machine.',
    todo: 'Mettez CONCORD_SIGN_IN à « accounts » et redémarrez le serveur.',
  },
  'open-id/unreachable': {
    what: 'Le fournisseur OpenID {issuer} ne répond pas utilement ({detail}).',
    todo: 'Connectez-vous avec votre mot de passe, ou réessayez plus tard.',
  },
  'open-id/refused': {
    what: 'La réponse du fournisseur OpenID a été refusée ({detail}).',
    todo: 'Recommencez depuis la page de connexion.',
  },
}
