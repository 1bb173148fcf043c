import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { packageFile } from '../../src/files/package-root.js'

/** The whole of src/ as JavaScript in a folder of its own, for tests that need another process. Returns the folder. */
export function transpiledSource(name: string): string {
  const target = packageFile('.cache', 'transpiled', name)
  const source = packageFile('src')
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.startsWith('server/browser')) continue
    const { outputText } = ts.transpileModule(readFileSync(join(source, path), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    })
    const file = join(target, 'src', path.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, outputText)
  }
  cpSync(join(source, 'files/workbook-process.mjs'), join(target, 'src/files/workbook-process.mjs'))
  cpSync(join(source, 'server/views'), join(target, 'src/server/views'), { recursive: true })
  return join(target, 'src')
}
