import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Compiles files of src/ and all that they import to a folder that is not under version control, as the build would;
 * threads run JavaScript only. Returns the address of the first.
 */
export function compiledSource(...files: readonly string[]): string {
  const target = join(root, '.cache', 'threads-test')
  const done = new Set<string>()
  const visit = (file: string): void => {
    if (done.has(file)) return
    done.add(file)
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    })
    const output = placeOf(file)
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, outputText)
    for (const [, specifier] of outputText.matchAll(/from '(\.[^']+)\.js'/g))
      visit(`${resolve(dirname(file), specifier!)}.ts`)
  }
  const placeOf = (file: string): string => join(target, relative(root, file).replace(/\.ts$/, '.js'))
  const paths = files.map((file) => join(root, 'src', file))
  paths.forEach(visit)
  return pathToFileURL(placeOf(paths[0]!)).href
}
