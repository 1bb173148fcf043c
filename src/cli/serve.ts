import { Command } from 'commander'
import { startServer } from '../server/start.js'
import { openBrowser } from './open-browser.js'
import { status } from './terminal.js'
import { type CommandMaker, inWorkspace, workspaceOption, type WorkspaceOptions } from './workspace-command.js'

interface ServeOptions extends WorkspaceOptions {
  readonly port?: string
  readonly open?: boolean
}

/** Resolves when the process is asked to stop. */
export const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })

export const serveCommand: CommandMaker = (terminal, finish) =>
  new Command('serve')
    .description('Serve the web application on this machine.')
    .option('--port <number>', 'port; 0 chooses a free one', String(terminal.config.port))
    .option('--open', 'open it in the browser')
    .addOption(workspaceOption())
    .action(async (options: ServeOptions) => {
      await inWorkspace(options, terminal, async (workspace) => {
        const server = await startServer(workspace, { port: Number(options.port) })
        terminal.out(server.url)
        terminal.note('Ctrl+C stops it.')
        if (options.open) openBrowser(server.url)
        await untilStopped()
        await server.close()
      })
      finish(status.done)
    })
