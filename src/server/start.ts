import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KnownError, reasonOf } from '../errors.js'
import type { Workspace } from '../pipeline/workspace.js'
import { accessOf, isInTheClear } from './access.js'
import { createApp, type AppOptions } from './app.js'
import { usualReadings } from './import-readings.js'

export interface StartOptions extends AppOptions {
  /** 0 chooses a free one. */
  readonly port: number
}

export interface RunningServer {
  /** `http://127.0.0.1:4178`, or the public address where there is one. */
  readonly url: string
  /** Ends open connections and stops listening; the workspace stays open. */
  close(): Promise<void>
}

/**
 * Starts the web application, on this machine's loopback address unless people sign in and the settings name another.
 * Throws `server/cannot-listen`, and as `createApp`.
 */
export async function startServer(workspace: Workspace, { port, ...options }: StartOptions): Promise<RunningServer> {
  const access = accessOf(workspace.config)
  const readings = options.readings ?? usualReadings(workspace)
  const server = createServer(createApp(workspace, { ...options, readings }))
  await listening(server, port, access.host)
  if (isInTheClear(access))
    workspace.note('CONCORD_PUBLIC_ADDRESS is not https: passwords cross the network in the clear.')
  const { port: found } = server.address() as AddressInfo
  return {
    url: access.publicOrigin ?? `http://127.0.0.1:${found}`,
    close: () => (readings.end(), closed(server)),
  }
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new KnownError('server/cannot-listen', { port, detail: reasonOf(cause) }, { cause })),
    )
    server.listen(port, host, resolve)
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
