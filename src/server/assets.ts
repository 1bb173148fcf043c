import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import { sha256 } from '../files/hash.js'
import { packageFile } from '../files/package-root.js'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export interface Assets {
  readonly prefix: string
  readonly router: Router
}

/** Style sheets, pictures and compiled scripts, read once; served under a path that changes with their content. */
export function loadAssets(): Assets {
  const styles = fileURLToPath(new URL('./browser/', import.meta.url))
  const files = new Map([
    ...readAll(styles, ['css', 'svg']),
    // The scripts always come from the build, also when the server runs from its sources.
    ...readAll(packageFile('dist', 'server', 'browser'), ['js']),
  ])
  const version = sha256([...files].map(([name, content]) => `${name}\n${content}`).join('\n')).slice(0, 12)
  const prefix = `/assets/${version}`
  const router = Router()
  router.get('/assets/:version/:name', (request, response, next) => {
    const content = files.get(request.params.name)
    if (content === undefined) {
      next()
      return
    }
    const current = request.params.version === version
    response.set('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
    response.type(types[extensionOf(request.params.name)] ?? 'text/plain').send(content)
  })
  router.get('/favicon.ico', (_request, response) => response.redirect(301, `${prefix}/favicon.svg`))
  return { prefix, router }
}

function readAll(folder: string, extensions: readonly string[]): readonly (readonly [string, string])[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => extensions.includes(extensionOf(name)))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
