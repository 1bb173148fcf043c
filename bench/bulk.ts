import { setTimeout as pause } from 'node:timers/promises'
import { loadavg } from 'node:os'
import { madeOffice, officeCorrespondence } from './office.js'
import { startOfficeServer, type OfficeServer } from './office-server.js'
import { readOptions } from './options.js'
import { quantile } from './quantile.js'

const within = `/c/${officeCorrespondence}`
type Store = Awaited<ReturnType<typeof madeOffice>>['workspace']['store']

/**
 * `npm run bench -- bulk [--titles 100000]`: all titles are accepted in one act after a sample of them was checked, and the
 * act is taken back, while somebody else keeps reading titles and deciding on them: how long it takes, and how long
 * others wait meanwhile.
 */
export async function bulk(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['titles'], [])
  const titles = Number(options.titles ?? 100_000)
  const office = await madeOffice(titles)
  const { store, folder } = office.workspace
  const server = await startOfficeServer(folder)
  try {
    const client = await signedIn(server.url)
    console.log(`load\t${loadavg()[0]!.toFixed(1)}\ttitles ${titles}`)
    console.log('step\tseconds\tserver s of processor\tothers waited ms, p50\tp95\tlongest\tlongest turn ms')
    let act = ''
    await measured('show the plan', server, client, () => client.read(`${within}/bulk?state=unreviewed`))
    await measured('draw the sample', server, client, async () => {
      act = await client.post(`${within}/bulk`, { query: '?state=unreviewed', tolerable: '1', allowed: '3' })
      await stands(store, act, 'Drawn')
    })
    const sample = await store.actTitles(idOf(act), -1, titles, true)
    for (const { titleId, code, revision } of sample) {
      await client.post(`${within}/desk/${titleId}`, { choice: `code:${code ?? ''}`, seen: String(revision) })
    }
    await measured('release the rest', server, client, async () => {
      await client.post(`${act}/release`, {})
      await stands(store, act, 'Done')
    })
    await measured('take it back', server, client, async () => {
      await client.post(`${act}/undo`, {})
      await stands(store, act, 'Undone')
    })
    const events = await store.actEvents(idOf(act))
    for (const { kind, body } of events) if (/Done|Undone/.test(kind)) console.log(`${kind}\t${JSON.stringify(body)}`)
  } finally {
    await server.close()
    await office.close()
  }
}

const idOf = (path: string): string => path.split('/').at(-1) ?? ''

async function stands(store: Store, act: string, kind: string): Promise<void> {
  while ((await store.actEvents(idOf(act))).at(-1)?.kind !== kind) await pause(50)
}

/** Does a step while another client reads and decides, one request after the other. */
async function measured(name: string, server: OfficeServer, client: Client, step: () => Promise<void>): Promise<void> {
  const before = await server.usage()
  const waited: number[] = []
  const ended = new AbortController()
  const others = (async () => {
    for (let at = 0; !ended.signal.aborted; at++) {
      const address = `/api${within}/titles/t${at * 7}`
      const began = performance.now()
      if (at % 5 === 4) await client.post(`${within}/flag/t${at}`, { flag: at % 10 === 4 ? 'on' : 'off' })
      else await client.read(address)
      waited.push(performance.now() - began)
      await pause(10)
    }
  })()
  const began = performance.now()
  await step()
  const seconds = (performance.now() - began) / 1000
  ended.abort()
  await others
  const { cpu, longestTurn } = await server.usage()
  const figures = [quantile(waited, 0.5), quantile(waited, 0.95), Math.max(...waited), longestTurn]
  const taken = [seconds.toFixed(1), ((cpu - before.cpu) / 1000).toFixed(1)]
  console.log([name, ...taken, ...figures.map((figure) => figure.toFixed(0))].join('\t'))
}

interface Client {
  read(path: string): Promise<void>
  /** Sends a form and gives the path that its answer leads to. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<string>
}

async function signedIn(url: string): Promise<Client> {
  const opened = await fetch(`${url}/api/session`)
  const { token } = (await opened.json()) as { readonly token: string }
  const cookies = opened.headers.getSetCookie().map((line) => line.split(';')[0])
  const cookie = cookies.join('; ')
  return {
    async read(path) {
      const response = await fetch(url + path, { headers: { cookie } })
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      await response.text()
    },
    async post(path, fields) {
      const body = new URLSearchParams({ token, ...fields })
      const response = await fetch(url + path, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
      if (response.status !== 303) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.headers.get('location') ?? ''
    },
  }
}
