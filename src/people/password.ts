import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { KnownError } from '../errors.js'

/** Cost of scrypt (RFC 7914): memory is 128 · cost · block bytes, time grows with all three. */
export interface ScryptParameters {
  readonly cost: number
  readonly block: number
  readonly parallel: number
}

/** 32 MB and some tenths of a second: as costly as OWASP asks (2^15, 8, 3), and 50 people can sign in on a small server. */
export const usualParameters: ScryptParameters = { cost: 2 ** 15, block: 8, parallel: 3 }

const saltBytes = 16
const hashBytes = 32
/** In characters. Shorter ones are guessed; longer ones would only cost time. */
export const shortestPassword = 12
export const longestPassword = 200
const fewestDifferent = 5
const fewestBesideName = 6

/** `scrypt$cost$block$parallel$salt$hash`: all that is needed to check a password, with a salt of its own. */
export async function hashPassword(
  password: string,
  parameters: ScryptParameters = usualParameters,
  salt: Buffer = randomBytes(saltBytes),
): Promise<string> {
  const hash = await derived(password, salt, parameters)
  const { cost, block, parallel } = parameters
  return ['scrypt', cost, block, parallel, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether the password is the one that was hashed. Takes as long for `null` (nobody, or no password) as for a wrong one. */
export async function isPassword(
  password: string,
  encoded: string | null,
  parameters: ScryptParameters = usualParameters,
): Promise<boolean> {
  const known = encoded === null ? null : decoded(encoded)
  const salt = known?.salt ?? Buffer.alloc(saltBytes)
  const hash = await derived(password.slice(0, longestPassword), salt, known?.parameters ?? parameters)
  return timingSafeEqual(hash, known?.hash ?? Buffer.alloc(hashBytes)) && known !== null
}

/** Whether a password was hashed at another cost than is usual now, and should be hashed anew when it is next known. */
export const isDated = (encoded: string, { cost, block, parallel }: ScryptParameters = usualParameters): boolean =>
  !encoded.startsWith(`scrypt$${cost}$${block}$${parallel}$`)

/** Throws `people/password-length`, and `people/password-simple` for one that repeats itself or is the person's own name or address. */
export function requireStrong(
  password: string,
  person: { readonly name: string; readonly email: string | null },
): void {
  const length = Array.from(password).length
  if (length < shortestPassword || length > longestPassword) {
    throw new KnownError('people/password-length', { shortest: shortestPassword, longest: longestPassword })
  }
  const own = [person.name, person.email ?? '', person.email?.split('@')[0] ?? '']
  if (isSimple(bare(password), own.map(bare))) throw new KnownError('people/password-simple')
}

function isSimple(said: string, own: readonly string[]): boolean {
  if (new Set(said).size < fewestDifferent || /^(.{1,5})\1+$/u.test(said) || isRow(said)) return true
  // What is left when the own name is taken out, the longest form of it first, must be something by itself.
  const names = own.filter((name) => name.length > 2).sort((one, other) => other.length - one.length)
  const rest = names.reduce((text, name) => text.replaceAll(name, ''), said)
  return rest.length < fewestBesideName
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]+/g, '')

/** `abcdefgh...`, `12345678...`: each character next to the one before. */
function isRow(text: string): boolean {
  const steps = Array.from(text)
    .slice(1)
    .map((character, at) => character.codePointAt(0)! - text.codePointAt(at)!)
  return steps.filter((step) => Math.abs(step) === 1).length > steps.length * 0.8
}

function decoded(encoded: string) {
  const [scheme, cost, block, parallel, salt = '', hash = ''] = encoded.split('$')
  const parameters = { cost: Number(cost), block: Number(block), parallel: Number(parallel) }
  const known = { parameters, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
  return scheme === 'scrypt' && known.hash.length === hashBytes ? known : null
}

const derived = (password: string, salt: Buffer, { cost, block, parallel }: ScryptParameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: block, p: parallel, maxmem: 256 * cost * block }
    scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
