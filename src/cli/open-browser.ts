import { spawn } from 'node:child_process'

/** Asks the desktop to show a page. Does nothing where there is no desktop: the address has been printed. */
export function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url]
  const opened = spawn(command, args, { stdio: 'ignore', detached: true })
  opened.on('error', () => undefined)
  opened.unref()
}
