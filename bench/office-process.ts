import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../src/config.js'
import { openWorkspace } from '../src/pipeline/workspace.js'
import { startServer } from '../src/server/start.js'
import type { ServerUsage } from './office-server.js'

/** The server over a made-up office, in a process of its own, so that its time is not mixed with its clients'. */
const [folder = ''] = process.argv.slice(2)
const workspace = await openWorkspace(folder, {
  config: { ...readConfig({}), reviewer: 'A. Reviewer' },
  now: () => new Date(),
  newId: randomUUID,
  note: () => undefined,
})
const server = await startServer(workspace, { port: 0 })
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

process.on('message', (asked) => {
  if (asked === 'usage') {
    const { user, system } = process.cpuUsage()
    const usage: ServerUsage = { cpu: (user + system) / 1000, longestTurn: delay.max / 1e6 }
    delay.reset()
    process.send!(usage)
  } else void end()
})

async function end(): Promise<void> {
  await server.close()
  await workspace.store.close()
  process.disconnect()
}

process.send!(server.url)
