import type { FailureTranslations } from '../failures.js'

/** The failures of signing in and of looking after people. */
export const peopleFailuresEs: FailureTranslations = {
  'people/signed-out': {
    what: 'No ha iniciado sesión, o su sesión ha terminado.',
    todo: 'Inicie sesión, vuelva y hágalo otra vez; no se cambió nada.',
  },
  'people/wrong-sign-in': {
    what: 'El correo electrónico y la contraseña no van juntos.',
    todo: 'Inténtelo otra vez. Si olvidó la contraseña, pida un enlace nuevo a un administrador.',
  },
  'people/locked': {
    what: 'El inicio de sesión ha fallado demasiadas veces; será posible de nuevo en {minutes} min.',
    todo: 'Espere, o pida a un administrador un enlace nuevo, con el que fijará otra contraseña enseguida.',
  },
  'people/bad-token': {
    what: 'El token no se conoce, se anuló o ha caducado.',
    todo: 'Cree uno nuevo en la página «Mi cuenta».',
  },
  'people/dead-link': {
    what: 'Este enlace ya se usó, ha caducado o fue sustituido por otro más reciente.',
    todo: 'Pida un enlace nuevo a un administrador.',
  },
  'people/password-length': {
    what: 'Una contraseña tiene al menos {shortest} y como mucho {longest} caracteres.',
    todo: 'Elija otra; una frase de varias palabras es buena. No se cambió nada.',
  },
  'people/password-simple': {
    what: 'Esta contraseña se adivina demasiado pronto: se repite, o es poco más que su nombre o su correo.',
    todo: 'Elija otra; una frase de varias palabras es buena. No se cambió nada.',
  },
  'people/passwords-differ': {
    what: 'Las dos contraseñas no son iguales.',
    todo: 'Escriba dos veces la nueva; no se cambió nada.',
  },
  'people/bad-request': {
    what: 'No se puede hacer con lo que se ha escrito: {detail}.',
    todo: 'Corríjalo y envíelo otra vez; no se cambió nada.',
  },
  'people/exists': {
    what: 'Ya hay una persona con el correo {email}.',
    todo: 'Cambie su rol o créele un enlace nuevo.',
  },
  'people/unknown': {
    what: 'Aquí no hay ninguna persona «{id}».',
    todo: 'Elija una de la lista de personas.',
  },
  'people/last-administrator': {
    what: 'No quedaría nadie que pueda cuidar de las personas.',
    todo: 'Nombre antes a otro administrador; no se cambió nada.',
  },
  'people/not-invited': {
    what: 'El proveedor le conoce, pero nadie le ha invitado aquí con un correo que el proveedor confirme.',
    todo: 'Pida a un administrador de este espacio que le añada, con el correo que el proveedor conoce.',
  },
  'people/sign-in-off': {
    what: 'El inicio de sesión está desactivado: este Concord es para una sola persona, en esta máquina.',
    todo: 'Ponga CONCORD_SIGN_IN en «accounts» y arranque de nuevo el servidor.',
  },
  'open-id/unreachable': {
    what: 'El proveedor OpenID {issuer} no responde de forma útil ({detail}).',
    todo: 'Inicie sesión con su contraseña, o inténtelo más tarde.',
  },
  'open-id/refused': {
    what: 'La respuesta del proveedor OpenID fue rechazada ({detail}).',
    todo: 'Empiece de nuevo desde la página de inicio de sesión.',
  },
}
