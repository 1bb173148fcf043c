import { Command } from 'commander'
import { KnownError } from '../errors.js'
import { type DemoOutcome, runDemo } from '../pipeline/demo.js'
import { startServer } from '../server/start.js'
import { openBrowser } from './open-browser.js'
import { untilStopped } from './serve.js'
import { status, type Terminal } from './terminal.js'
import type { CommandMaker } from './workspace-command.js'

interface DemoOptions {
  readonly workspace: string
  readonly serve: boolean
  readonly port: string
}

/** Only a folder of this name is ever removed and made anew. */
const demoFolder = 'demo-workspace'

export const demoCommand: CommandMaker = (terminal, finish) =>
  new Command('demo')
    .description('Run the whole chain on the samples that ship, in a new workspace, and open the web application.')
    .option('--workspace <folder>', `the folder, made anew; its name must be ${demoFolder}`, demoFolder)
    .option('--no-serve', 'end after the files are written')
    .option('--port <number>', 'port of the web application; 0 chooses a free one', '0')
    .action(async ({ workspace: folder, serve, port }: DemoOptions) => {
      if (!/(?:^|[\\/])demo-workspace[\\/]?$/.test(folder)) {
        const detail = `The folder of a demonstration must be called ${demoFolder}: it is removed and made anew`
        throw new KnownError('command/usage', { command: 'demo', detail })
      }
      const outcome = await runDemo(folder, terminal, terminal.onProgress)
      summarise(outcome, terminal)
      try {
        if (serve) {
          const server = await startServer(outcome.workspace, { port: Number(port) })
          terminal.out(`web application   ${server.url}`)
          terminal.note('Ctrl+C stops it.')
          openBrowser(server.url)
          await untilStopped()
          await server.close()
        }
      } finally {
        await outcome.workspace.store.close()
      }
      finish(status.done)
    })

function summarise(
  { workspace, ingested, mapped, detected, publications, reports, open }: DemoOutcome,
  terminal: Terminal,
): void {
  for (const note of mapped.run.notes) terminal.note(note)
  const lines = [
    ...ingested.map(({ id, report }) => `ingested          ${id}: ${report.kept} of ${report.rowsIn} rows`),
    `mapped            ${mapped.titles} titles to ISCO-08 in ${mapped.seconds.toFixed(1)} s: ${mapped.findings.Mapped} mapped, ` +
      `${mapped.findings.NoTermFound} without a group, ${mapped.findings.Undecided} undecided`,
    `needs a person    ${open} open cases of the classification`,
    `new occupations   ${detected.clusters.length} clusters among ${detected.titles} titles that fit nowhere`,
    ...publications.map((file) => `published         ${file}`),
    ...reports.map((file) => `report            ${file}`),
    `workspace         ${workspace.folder}  (samples: not for use)`,
  ]
  terminal.out(lines.join('\n'))
}
