import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/** The path of a file that ships with the package, wherever it is installed and whether it runs from `src` or `dist`. */
export function packageFile(...parts: readonly string[]): string {
  root ??= packageRoot(dirname(fileURLToPath(import.meta.url)))
  return join(root, ...parts)
}

function packageRoot(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly name?: string }
    if (name === 'concord') return folder
  }
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The package "concord" has no package.json above its own code.')
  return packageRoot(parent)
}
