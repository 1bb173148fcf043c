// `npm run demo`: installs what is missing, builds, and runs `concord demo` (options are passed on: --no-serve).
import { spawn } from 'node:child_process'
import { installPackages, root, run } from './prepare.mjs'

installPackages()
run(process.execPath, ['scripts/build.mjs'])
const demo = spawn(process.execPath, ['dist/cli/main.js', 'demo', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
demo.on('exit', (status) => process.exit(status ?? 2))
