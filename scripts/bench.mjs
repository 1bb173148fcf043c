// `npm run bench -- NAME [options]`: installs what is missing, compiles src/ and bench/, and runs the benchmark named.
import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, root, run } from './prepare.mjs'

installPackages()
for (const project of ['tsconfig.browser.json', 'tsconfig.bench.json']) {
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project])
}
for (const path of ['src/server/views', 'src/server/browser', 'scripts/find-chromium.mjs']) {
  cpSync(join(root, path), join(root, '.cache/bench', path), { recursive: true })
}
cpSync(join(root, 'src/files/workbook-process.mjs'), join(root, '.cache/bench/src/files/workbook-process.mjs'))
const { status } = spawnSync(process.execPath, ['.cache/bench/bench/main.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 2)
