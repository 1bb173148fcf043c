// Compiles src/ to dist/ (server and browser apart) and copies what is not TypeScript.
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './prepare.mjs'

const typescript = join(root, 'node_modules/typescript/bin/tsc')
rmSync(join(root, 'dist'), { recursive: true, force: true })
run(process.execPath, [typescript, '-p', 'tsconfig.json'])
run(process.execPath, [typescript, '-p', 'tsconfig.browser.json'])
const copied = (name) => !name.endsWith('.ts')
for (const folder of ['server/views', 'server/browser']) {
  cpSync(join(root, 'src', folder), join(root, 'dist', folder), { recursive: true, filter: copied })
}
cpSync(join(root, 'src/files/workbook-process.mjs'), join(root, 'dist/files/workbook-process.mjs'))
