/** Failures of signing in, of looking after people, and of being reached from elsewhere. */
export const peopleErrors = {
  'people/signed-out': {
    what: 'You are not signed in, or your session has ended.',
    todo: 'Sign in, then go back and do it again; nothing was changed.',
    http: 401,
  },
  'people/wrong-sign-in': {
    what: 'E-mail address and password do not belong together.',
    todo: 'Try again. If you have forgotten the password, ask an administrator for a new link.',
    http: 401,
  },
  'people/locked': {
    what: 'Signing in failed too often; it is possible again in {minutes} min.',
    todo: 'Wait, or ask an administrator for a new link, with which you set a new password at once.',
    http: 429,
  },
  'people/bad-token': {
    what: 'The token is not known, was ended, or has expired.',
    todo: 'Make a new one on the page "My account".',
    http: 401,
  },
  'people/dead-link': {
    what: 'This link was used, has expired, or was replaced by a newer one.',
    todo: 'Ask an administrator for a new link.',
    http: 410,
  },
  'people/password-length': {
    what: 'A password has at least {shortest} and at most {longest} characters.',
    todo: 'Choose another one; a sentence of several words is good. Nothing was changed.',
    http: 422,
  },
  'people/password-simple': {
    what: 'This password is guessed too soon: it repeats itself, or is little more than your own name or address.',
    todo: 'Choose another one; a sentence of several words is good. Nothing was changed.',
    http: 422,
  },
  'people/passwords-differ': {
    what: 'The two passwords are not the same.',
    todo: 'Type the new one twice; nothing was changed.',
    http: 422,
  },
  'people/bad-request': {
    what: 'This cannot be done with what was filled in: {detail}.',
    todo: 'Correct it and send it again; nothing was changed.',
    http: 422,
  },
  'people/exists': {
    what: 'There is a person with the e-mail address {email} already.',
    todo: 'Change their role or make them a new link instead.',
    http: 409,
  },
  'people/unknown': {
    what: 'There is no person "{id}" here.',
    todo: 'Choose one from the list of people.',
    http: 404,
  },
  'people/last-administrator': {
    what: 'This would leave nobody who may look after people.',
    todo: 'Make somebody else an administrator first; nothing was changed.',
    http: 409,
  },
  'people/not-invited': {
    what: 'The provider knows you, but nobody has invited you here under an e-mail address that it confirms.',
    todo: 'Ask an administrator of this workspace to add you, with the e-mail address that the provider knows.',
    http: 403,
  },
  'people/sign-in-off': {
    what: 'Sign-in is off: this is Concord for one person, on this machine.',
    todo: 'Set CONCORD_SIGN_IN to "accounts" and start the server again.',
    http: 404,
  },
  'open-id/unreachable': {
    what: 'The OpenID provider {issuer} does not answer usably ({detail}).',
    todo: 'Sign in with your password, or try again later.',
    http: 502,
  },
  'open-id/refused': {
    what: 'The answer of the OpenID provider was refused ({detail}).',
    todo: 'Start signing in anew from the sign-in page.',
    http: 403,
  },
  'server/loopback-only': {
    what: 'Without sign-in Concord listens on this machine alone, not on {host}.',
    todo: 'Set CONCORD_SIGN_IN to "accounts", or leave CONCORD_HOST at 127.0.0.1.',
    http: 500,
  },
  'server/no-address': {
    what: 'Concord is to listen on {host}, and it is not said under which address people reach it.',
    todo: 'Set CONCORD_PUBLIC_ADDRESS, for example to https://concord.example.org.',
    http: 500,
  },
} as const
