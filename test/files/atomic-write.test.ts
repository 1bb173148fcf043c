import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/files/atomic-write.js'
import { temporaryFolder } from './temporary-folder.js'

const cannotWrite = expect.objectContaining({ code: 'file/cannot-write' }) as Error

describe('writing a file whole', () => {
  it('makes folders, writes text and bytes, replaces, leaves nothing beside', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'deep', 'er', 'a.txt')
    writeWhole(file, 'first')
    writeWhole(file, Buffer.from('second'))
    expect(readFileSync(file, 'utf8')).toBe('second')
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['a.txt'])
  })

  it('parts are written one after another', () => {
    const file = join(temporaryFolder(), 'parts.bin')
    writeWhole(file, [Buffer.from('one '), Buffer.alloc(0), Buffer.from('two')])
    expect(readFileSync(file, 'utf8')).toBe('one two')
  })

  it('a link stays a link; what it points to is replaced', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'real.txt'), 'old')
    symlinkSync(join(folder, 'real.txt'), join(folder, 'link.txt'))
    writeWhole(join(folder, 'link.txt'), 'new')
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('new')
  })

  it.skipIf(!existsSync('/dev/full'))('a full disk', () => {
    expect(() => writeWhole('/dev/full', 'x'.repeat(10_000))).toThrow(cannotWrite)
    expect(existsSync('/dev/full')).toBe(true)
  })

  it('a folder in the way: the error names the file, and what was there is intact', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'taken'))
    writeFileSync(join(folder, 'taken', 'inside.txt'), 'kept')
    expect(() => writeWhole(join(folder, 'taken'), 'x')).toThrow(cannotWrite)
    expect(() => writeWhole(join(folder, 'taken', 'inside.txt', 'below.txt'), 'x')).toThrow(cannotWrite)
    expect(readFileSync(join(folder, 'taken', 'inside.txt'), 'utf8')).toBe('kept')
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
