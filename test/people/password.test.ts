import { describe, expect, it } from 'vitest'
import { hashPassword, isDated, isPassword, requireStrong, usualParameters } from '../../src/people/password.js'

const quick = { cost: 2 ** 10, block: 8, parallel: 1 }
const ana = { name: 'Ana Souza', email: 'ana.souza@nso.example' }

describe('a password', () => {
  it('is known again, in whichever form its letters are typed, and no other is', async () => {
    const encoded = await hashPassword('sopa de pão às onze', quick)
    expect(await isPassword('sopa de pão às onze', encoded)).toBe(true)
    expect(await isPassword('sopa de pão às onze'.normalize('NFD'), encoded)).toBe(true)
    for (const other of ['sopa de pao as onze', 'sopa de pão às onze ', 'Sopa de pão às onze', '', encoded])
      expect(await isPassword(other, encoded)).toBe(false)
  })

  it('is hashed with a salt of its own each time, and the parameters stand with it', async () => {
    const [one, other] = [
      await hashPassword('the same words twice', quick),
      await hashPassword('the same words twice', quick),
    ]
    expect(one).not.toBe(other)
    expect(one).toMatch(/^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(isDated(one)).toBe(true)
    expect(isDated(one, quick)).toBe(false)
  })

  it('is what RFC 7914 says for its second test', async () => {
    const encoded = await hashPassword(
      'pleaseletmein',
      { cost: 16384, block: 8, parallel: 1 },
      Buffer.from('SodiumChloride'),
    )
    const hash = Buffer.from(encoded.split('$').at(-1)!, 'base64url').toString('hex')
    expect(hash).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
  })

  it.each([null, '', 'scrypt$1024$8$1$$', 'plain', 'bcrypt$1024$8$1$AAAA$AAAA'])(
    'is never right where %s is stored',
    async (encoded) => {
      for (const password of ['', 'anything at all', '\0'.repeat(32)])
        expect(await isPassword(password, encoded, quick)).toBe(false)
    },
  )

  it('costs about as much for nobody as for somebody', async () => {
    const encoded = await hashPassword('some words that nobody knows')
    const cpu = async (stored: string | null) => {
      const before = process.cpuUsage()
      await isPassword('a guess', stored)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const [nobody, somebody] = [await cpu(null), await cpu(encoded)]
    expect(nobody / somebody).toBeGreaterThan(0.2)
    expect(nobody / somebody).toBeLessThan(5)
    expect(usualParameters.cost * usualParameters.parallel).toBeGreaterThanOrEqual(3 * 2 ** 15)
  })
})

describe('a password that is too weak', () => {
  it.each([
    ['short', 'people/password-length'],
    ['x'.repeat(201), 'people/password-length'],
    ['aaaaaaaaaaaaaaaa', 'people/password-simple'],
    ['abcabcabcabcabc', 'people/password-simple'],
    ['abcdefghijklmnop', 'people/password-simple'],
    ['123456789012', 'people/password-simple'],
    ['Ana Souza 2026', 'people/password-simple'],
    ['ana.souza@nso.example', 'people/password-simple'],
    ['ANA_SOUZA_ana', 'people/password-simple'],
  ])('%s is refused', (password, code) => {
    expect(() => requireStrong(password, ana)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it.each(['correct horse battery', 'Zürich 1998 im Regen', '日本語のパスワードです。', 'anaconda on the roof'])(
    '%s is taken',
    (password) => {
      expect(() => requireStrong(password, ana)).not.toThrow()
    },
  )
})
