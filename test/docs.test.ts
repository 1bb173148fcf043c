import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { program } from '../src/cli/main.js'
import { settings } from '../src/config.js'
import { errorCatalogue } from '../src/errors.js'
import { writeWhole } from '../src/files/atomic-write.js'
import { packageFile } from '../src/files/package-root.js'
import { fixedSurroundings } from './pipeline/surroundings.js'

/** Compares a page with what the code says; `UPDATE_DOCS=1` writes it anew. */
function isCurrent(page: string, text: string): void {
  const file = packageFile('docs', page)
  if (process.env.UPDATE_DOCS) writeWhole(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
}

const terminal = { ...fixedSurroundings(), out: () => undefined, onProgress: () => undefined }
const commands = program(terminal, () => undefined).commands

describe('the documentation', () => {
  it('docs/errors.md lists every known failure', () => {
    const rows = Object.entries(errorCatalogue).map(
      ([code, { what, todo, http }]) => `| \`${code}\` | ${what} | ${todo} | ${http} |`,
    )
    isCurrent(
      'errors.md',
      `# Known failures\n\nMade from src/errors.ts. On the command line the exit status is 2; over HTTP the status is in the last column.\n\n| code | what happened | what to do | HTTP |\n|---|---|---|---|\n${rows.join('\n')}\n`,
    )
  })

  it('docs/commands.md is what --help prints', () => {
    const pages = commands.map((command) => {
      command.configureHelp({ helpWidth: 100 })
      return `## concord ${command.name()}\n\n\`\`\`\n${command.helpInformation().trimEnd()}\n\`\`\`\n`
    })
    isCurrent(
      'commands.md',
      `# Commands\n\nMade from \`--help\`. Data goes to standard output, remarks to standard error. Exit status: 0 done, 1 done but something needs a person, 2 could not.\n\n${pages.join('\n')}`,
    )
  })

  const readme = readFileSync(packageFile('README.md'), 'utf8')

  it.each(commands.map((command) => command.name()))('README names the command %s', (name) => {
    expect(readme).toContain(`concord ${name}`)
  })

  it.each(Object.values(settings))('README explains the setting $variable', ({ variable, meaning, default: value }) => {
    expect(readme).toContain(`| \`${variable}\` | ${value === '' ? 'empty' : `\`${value}\``} | ${meaning} |`)
  })

  it('every link of the pages leads somewhere', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(packageFile('docs'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ]
    const broken = pages.flatMap((page) => {
      const text = readFileSync(packageFile(page), 'utf8')
      return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].flatMap(([, link]) => {
        try {
          readFileSync(join(packageFile(page), '..', link!))
          return []
        } catch (thrown) {
          return (thrown as NodeJS.ErrnoException).code === 'EISDIR' ? [] : [`${page}: ${link!}`]
        }
      })
    })
    expect(broken).toEqual([])
  })
})
