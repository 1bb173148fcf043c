import type { Config } from '../config.js'
import { KnownError } from '../errors.js'

/** Who may reach the application, and how. */
export interface Access {
  /** Everybody signs in; else one person on this machine, without sign-in. */
  readonly accounts: boolean
  /** Address to listen on. */
  readonly host: string
  /** Host and origin under which people come from elsewhere; `null`: they do not. */
  readonly publicHost: string | null
  readonly publicOrigin: string | null
  /** They come by HTTPS. */
  readonly secure: boolean
}

/** Names under which this machine knows itself. Any other name in `Host` means that a page elsewhere points here. */
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])
const loopbackAddress = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** Reads the settings. Throws `setting/invalid`, `server/loopback-only` and `server/no-address`. */
export function accessOf({ signIn, host, publicAddress }: Config): Access {
  if (signIn !== 'off' && signIn !== 'accounts') {
    throw new KnownError('setting/invalid', { name: 'CONCORD_SIGN_IN', value: signIn, expected: 'off or accounts' })
  }
  const accounts = signIn === 'accounts'
  const isLoopback = loopbackAddress.test(host)
  if (!accounts && !isLoopback) throw new KnownError('server/loopback-only', { host })
  const address = accounts && publicAddress !== '' ? addressFrom(publicAddress) : null
  if (address === null && !isLoopback) throw new KnownError('server/no-address', { host })
  return {
    accounts,
    host,
    publicHost: address?.host ?? null,
    publicOrigin: address?.origin ?? null,
    secure: address?.protocol === 'https:',
  }
}

function addressFrom(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null
  if (address !== null && /^https?:$/.test(address.protocol) && address.pathname === '/' && address.search === '') {
    return address
  }
  throw new KnownError('setting/invalid', {
    name: 'CONCORD_PUBLIC_ADDRESS',
    value: text,
    expected: 'an address like https://concord.example.org, without a path',
  })
}

/** Whether a `Host` header names this application. */
export const isOwnHost = ({ publicHost }: Access, host: string): boolean => host === publicHost || isLoopbackHost(host)

/** Whether a change comes from a page of this application. A proxy in front may have changed the host, but not the origin. */
export const isOwnOrigin = ({ publicOrigin }: Access, origin: string, host: string): boolean =>
  origin === publicOrigin || (isLoopbackHost(host) && origin === `http://${host}`)

const isLoopbackHost = (host: string): boolean => loopbackNames.has(host.replace(/:\d+$/, ''))

/** Whether passwords would cross a network in the clear. */
export const isInTheClear = ({ publicHost, secure }: Access): boolean =>
  publicHost !== null && !secure && !isLoopbackHost(publicHost)
