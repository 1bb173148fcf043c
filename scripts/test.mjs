// `npm test`: installs what is missing, builds, runs the whole suite, and ends with "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installBrowser, installPackages, installWorkbookReader, root, run } from './prepare.mjs'

installPackages()
installBrowser()
installWorkbookReader()
run(process.execPath, ['scripts/build.mjs'])

const report = join(root, '.cache/test-report.json')
mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(report, { force: true })
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const chosen = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...chosen],
  { cwd: root, stdio: 'inherit' },
)
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults } = JSON.parse(
  readFileSync(report, 'utf8'),
)
for (const file of testResults) {
  for (const test of file.assertionResults) {
    if (test.status === 'pending' || test.status === 'skipped') console.log(`skipped: ${test.fullName}`)
  }
}
const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
if (brokenFiles > 0) console.log(`${brokenFiles} of ${numFailedTestSuites} failed suites could not be loaded`)
console.log(`${numPassedTests} passed, ${numFailedTests + brokenFiles} failed, ${numPendingTests} skipped`)
process.exit(status ?? 1)
