// Installs what a fresh clone lacks, saying what and why. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line) => console.error(`concord: ${line}`)

/** Runs a command with its output shown; throws with the command's name when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options })
  if (result.error) throw new Error(`${command} could not be started: ${result.error.message}`)
  if (result.status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with status ${result.status}`)
}

/** Debian's Node brings its headers; without this hint native packages would try to download them. */
function environment() {
  const headers = existsSync('/usr/include/node/node.h') && process.execPath.startsWith('/usr/bin/')
  return { ...(headers ? { npm_config_nodedir: '/usr' } : {}), ...process.env }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Node.js 20.19 or later is needed; this is ${process.version}.`)
}

/** Installs the packages of package-lock.json unless they are there already. */
export function installPackages() {
  requireNode()
  const installed = join(root, 'node_modules/.package-lock.json')
  if (existsSync(installed) && sameVersions(installed)) return
  say('installing packages (npm ci); two of them are compiled, which takes a minute or two')
  try {
    run('npm', ['ci', '--no-audit', '--no-fund'])
  } catch (failure) {
    throw new Error(
      `${failure.message}. better-sqlite3 is compiled on this machine: Python 3, make and a C++ compiler are needed ` +
        '(Debian: apt-get install python3 make g++).',
      { cause: failure },
    )
  }
  if (!existsSync(join(root, 'node_modules/hnswlib-node/build/Release/addon.node'))) {
    say('hnswlib-node could not be built here: the exact scan serves instead, and every result says so')
  }
}

/** A package of the lock file may be missing here only when it is optional: other platforms' binaries are. */
function sameVersions(installedFile) {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || present[path]?.version === version || (!present[path] && (optional || peer)),
  )
}

const browserPlaces = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function aptInstall(packages, why) {
  say(`installing ${packages.join(', ')} with apt-get: ${why}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The tests' browser: an installed one, else Debian's, else the one that Playwright downloads. */
export function installBrowser() {
  if (browserPlaces.some((place) => place && existsSync(place))) return
  if (isDebianRoot()) return aptInstall(['chromium', 'fonts-noto-core'], 'the tests walk the pages in a real browser')
  say("downloading Playwright's Chromium: the tests walk the pages in a real browser")
  run('npx', ['playwright-core', 'install', 'chromium'])
}

/** A second program that opens our workbooks. Without it those tests are skipped, and say so. */
export function installWorkbookReader() {
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
  if (spawnSync(python, ['-c', 'import openpyxl']).status === 0) return
  if (isDebianRoot()) return aptInstall(['python3-openpyxl'], 'the tests open our workbooks with a second program')
  say('python3-openpyxl is not installed: the tests that open our workbooks with a second program will be skipped')
}
