import { describe, expect, it } from 'vitest'
import { KnownError } from '../../src/errors.js'
import { knownFailure, shownAddress, withKnownFailures } from '../../src/store/failures.js'

const failed = (code: string, message = 'it failed') => Object.assign(new Error(message), { code })

describe('a failure of a driver', () => {
  it.each([
    ['SQLITE_FULL', 'store/full'],
    ['ENOSPC', 'store/full'],
    ['53100', 'store/full'],
    ['SQLITE_NOTADB', 'store/damaged'],
    ['SQLITE_CORRUPT', 'store/damaged'],
    ['SQLITE_CORRUPT_INDEX', 'store/damaged'],
    ['XX001', 'store/damaged'],
    ['SQLITE_BUSY', 'store/busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'store/busy'],
    ['SQLITE_CANTOPEN', 'file/cannot-write'],
    ['SQLITE_READONLY', 'file/cannot-write'],
    ['ECONNREFUSED', 'store/unreachable'],
    ['ECONNRESET', 'store/unreachable'],
    ['ENOTFOUND', 'store/unreachable'],
    ['ETIMEDOUT', 'store/unreachable'],
    ['08006', 'store/unreachable'],
    ['28P01', 'store/unreachable'],
    ['3D000', 'store/unreachable'],
    ['53300', 'store/unreachable'],
    ['57P01', 'store/unreachable'],
  ])('%s is %s', (code, expected) => {
    const thrown = failed(code)
    expect(knownFailure(thrown, 'here')).toMatchObject({ code: expected, cause: thrown })
  })

  it.each([
    ['Connection terminated unexpectedly', 'store/unreachable'],
    ['timeout exceeded when trying to connect', 'store/unreachable'],
    ['Cannot open database because the directory does not exist', 'file/cannot-write'],
  ])('in words only, "%s", is %s', (message, expected) => {
    expect(knownFailure(new Error(message), 'here')).toMatchObject({ code: expected })
  })

  it('that has no words of its own is told by its code', () => {
    const thrown = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' })
    expect(String(knownFailure(thrown, 'here'))).toContain('(ECONNREFUSED)')
  })

  it.each([[failed('SQLITE_ERROR')], [failed('42601')], [new Error('a bug')], ['words'], [undefined]])(
    'that is a bug stays what it is: %s',
    (thrown) => expect(knownFailure(thrown, 'here')).toBe(thrown),
  )

  it('that is known already stays what it is', () => {
    const known = new KnownError('title/unknown', { id: 't1' })
    expect(knownFailure(known, 'here')).toBe(known)
  })

  it('is translated whether it comes from a promise or in the middle of a stream', async () => {
    const methods = withKnownFailures(
      {
        kind: 'sqlite',
        save: () => Promise.reject(failed('SQLITE_FULL')),
        // eslint-disable-next-line @typescript-eslint/require-await -- a stream that fails has nothing to wait for
        async *rows() {
          yield 1
          throw failed('SQLITE_CORRUPT')
        },
      },
      'here',
    )
    expect(methods.kind).toBe('sqlite')
    await expect(methods.save()).rejects.toMatchObject({ code: 'store/full' })
    const stream = methods.rows()[Symbol.asyncIterator]()
    expect(await stream.next()).toEqual({ done: false, value: 1 })
    await expect(stream.next()).rejects.toMatchObject({ code: 'store/damaged' })
  })
})

describe('the address of a database as it is shown', () => {
  it.each([
    ['/home/ana/concord.sqlite', '/home/ana/concord.sqlite'],
    ['postgres://ana:secret@db.example.org:5432/concord', 'postgres://ana:***@db.example.org:5432/concord'],
    ['postgresql://ana@db/concord?password=secret', 'postgresql://ana@db/concord'],
    ['postgres://not an address:secret@', 'postgres://...'],
  ])('%s', (address, shown) => expect(shownAddress(address)).toBe(shown))
})
