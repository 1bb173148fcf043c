import * as client from 'openid-client'
import { KnownError, reasonOf } from '../errors.js'

export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What a sign-in that was begun must find again when the provider answers. Kept in the browser, signed. */
export interface BegunSignIn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Whom the provider vouches for. */
export interface OpenIdPerson {
  /** `issuer subject`: stays the same whatever they are called. */
  readonly openId: string
  /** In lower case; `null` where the provider has none or has not verified it. */
  readonly email: string | null
}

/** A provider of sign-in by OpenID Connect: authorization code flow with PKCE, state and nonce. */
export interface OpenIdProvider {
  /** Where to send the browser, and what to keep meanwhile. Throws `open-id/unreachable`. */
  begin(returnAddress: string): Promise<{ readonly address: string; readonly begun: BegunSignIn }>
  /** Checks the answer in the address that the browser came back to. Throws `open-id/unreachable` and `open-id/refused`. */
  finish(answered: URL, begun: BegunSignIn): Promise<OpenIdPerson>
}

/** Seconds for an answer of the provider. */
const patience = 10

/** The provider is asked for its addresses when it is first needed, and again as long as that fails. */
export function openIdProvider({ issuer, clientId, clientSecret }: OpenIdSettings): OpenIdProvider {
  const server = issuerAddress(issuer)
  let found: client.Configuration | undefined
  const configuration = async (): Promise<client.Configuration> => {
    found ??= await client.discovery(server, clientId, clientSecret, undefined, {
      timeout: patience,
      // For a provider on this machine; any other must speak https. The name is marked as deprecated to stand out.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      execute: server.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    })
    return found
  }
  return {
    begin: (returnAddress) =>
      withProvider(issuer, async () => {
        const config = await configuration()
        const begun = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        }
        const address = client.buildAuthorizationUrl(config, {
          redirect_uri: returnAddress,
          scope: 'openid email',
          state: begun.state,
          nonce: begun.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
          code_challenge_method: 'S256',
        })
        return { address: address.href, begun }
      }),

    finish: (answered, { state, nonce, verifier }) =>
      withProvider(issuer, async () => {
        const config = await configuration()
        const tokens = await client.authorizationCodeGrant(config, answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) throw new KnownError('open-id/refused', { detail: 'it names nobody' })
        const about = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
        const email = about.email_verified === true ? (about.email?.trim().toLowerCase() ?? null) : null
        return { openId: `${claims.iss} ${claims.sub}`, email }
      }),
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Throws `setting/invalid` for an address that is none, or that would carry secrets in the clear. */
function issuerAddress(issuer: string): URL {
  const address = URL.canParse(issuer) ? new URL(issuer) : null
  if (address?.protocol === 'https:' || (address?.protocol === 'http:' && loopback.has(address.hostname)))
    return address
  throw new KnownError('setting/invalid', {
    name: 'CONCORD_OPEN_ID_ISSUER',
    value: issuer,
    expected: 'an https address',
  })
}

/** An answer that fails a check is refused; a provider that gives none, or nothing usable, is unreachable. */
async function withProvider<T>(issuer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown
    const detail = detailOf(thrown)
    const unreachable = !(thrown instanceof client.AuthorizationResponseError) && isOutage(thrown)
    throw new KnownError(unreachable ? 'open-id/unreachable' : 'open-id/refused', { issuer, detail }, { cause: thrown })
  }
}

function isOutage(thrown: unknown): boolean {
  if (thrown instanceof TypeError) return true
  if (!(thrown instanceof Error) || !('code' in thrown)) return false
  return ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_PARSE_ERROR'].includes(
    String(thrown.code),
  )
}

/** The error's words and those of what caused it; never what was sent. */
function detailOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'error' in thrown ? `${String(thrown.error)}: ` : ''
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? `; ${reasonOf(thrown.cause)}` : ''
  return `${code}${reasonOf(thrown)}${cause}`.slice(0, 300)
}
