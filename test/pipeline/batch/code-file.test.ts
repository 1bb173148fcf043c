import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/numbers/random.js'
import { codeFile, type CodeFileRequest } from '../../../src/pipeline/batch/code-file.js'
import { initWorkspace, openWorkspace, type Workspace } from '../../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../../files/temporary-folder.js'
import { fixedSurroundings } from '../surroundings.js'
import { transpiledSource } from '../transpiled.js'
import { ingestSmallTarget } from './small-target.js'

const folder = folderOfThisFile()
const office = join(folder, 'office')
const titles = join(folder, 'titles.csv')
const whole = join(folder, 'whole.csv')
const rows = 130_000

const request = (out: string, more: Partial<CodeFileRequest> = {}): CodeFileRequest => ({
  ...{ file: titles, out, targetId: 'small', language: 'en', header: true, top: 3, format: 'csv' },
  ...{ full: false, restart: false },
  ...more,
})

/** Codes in a workspace that is opened for it, as a command does. */
async function code(out: string, more?: Partial<CodeFileRequest>) {
  const workspace: Workspace = await openWorkspace(office, fixedSurroundings())
  try {
    return await codeFile(workspace, request(out, more))
  } finally {
    await workspace.store.close()
  }
}

beforeAll(async () => {
  const workspace = await initWorkspace(office, fixedSurroundings())
  await ingestSmallTarget(workspace, folder)
  await workspace.store.close()
  const random = seededRandom(2)
  const words = ['nurse', 'Cook', 'lawyer', 'carpenter (roofs)', '', 'bricklayers', '"head, cook"', 'Ärztin', '🙂']
  const lines = Array.from({ length: rows }, (_, i) => {
    const title = words[Math.floor(random() * words.length)]!
    return `${i},${title},a remark that makes the row long\n`
  })
  writeFileSync(titles, `id,title,remark\n${lines.join('')}`)
  await code(whole)
})

describe('codeFile', () => {
  it('has a row for each row, in their order, and codes each distinct title once', async () => {
    const text = readFileSync(whole, 'utf8')
    const ids = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => Number(line.split(',')[0]))
    expect(ids).toEqual(Array.from({ length: rows }, (_, i) => i))
    expect((await code(join(folder, 'again.csv'))).asked).toBe(7)
  })

  it('goes on where it was interrupted, whatever stands behind what is vouched for', async () => {
    const out = join(folder, 'interrupted.csv')
    let seen = 0
    const interrupted = code(out, {
      onProgress: (step) => {
        if (step.includes('titles coded') && ++seen === 20) throw new Error('pulled out')
      },
    })
    await expect(interrupted).rejects.toThrow('pulled out')
    expect(existsSync(out)).toBe(false)
    appendFileSync(`${out}.part`, '17,half a r')
    const outcome = await code(out)
    expect(outcome.before).toBeGreaterThan(0)
    expect(outcome.rows).toBe(rows)
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })

  it('does not go on with the work of another run unless told to begin anew', async () => {
    const out = join(folder, 'other.csv')
    const stop = (step: string) => {
      if (step.includes('titles coded') && existsSync(`${out}.progress.json`)) throw new Error('pulled out')
    }
    await expect(code(out, { onProgress: stop })).rejects.toThrow('pulled out')
    await expect(code(out, { top: 2 })).rejects.toMatchObject({ code: 'code/other-job' })
    expect((await code(out, { restart: true })).before).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })

  it('killed again and again on two threads, it loses no row and doubles none', async () => {
    const main = join(transpiledSource('code-killed'), 'cli/main.js')
    const out = join(folder, 'killed.csv')
    const argv = [
      'code',
      titles,
      '--out',
      out,
      '--target',
      'small',
      '--language',
      'en',
      '--top',
      '3',
      '--workspace',
      office,
    ]
    const note = () => (existsSync(`${out}.progress.json`) ? readFileSync(`${out}.progress.json`, 'utf8') : '')
    let kills = 0
    for (let ended: number | null = null; ended === null;) {
      const before = note()
      ended = await new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, [main, ...argv], { stdio: 'ignore' })
        const watch = setInterval(() => {
          if (kills < 2 && note() !== before && child.kill('SIGKILL')) kills++
        }, 1)
        child.on('exit', (status) => {
          clearInterval(watch)
          resolve(status)
        })
      })
    }
    expect(kills).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })
})
