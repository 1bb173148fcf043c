import { loadavg } from 'node:os'
import { madeOffice, officeCorrespondence } from './office.js'
import { startOfficeServer } from './office-server.js'
import { readOptions } from './options.js'
import { quantile } from './quantile.js'
import { officeClient, type OfficeClient } from './office-client.js'

/**
 * `npm run bench -- requests [--titles 100000] [--times 300]`: what one request of each kind costs the server, one after the
 * other: its processor time, which other work on the machine hardly changes, and the time until it is answered.
 */
export async function requests(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['titles', 'times'], [])
  const titles = Number(options.titles ?? 100_000)
  const times = Number(options.times ?? 300)
  const office = await madeOffice(titles)
  const server = await startOfficeServer(office.workspace.folder)
  try {
    const client = await officeClient(server.url)
    console.log(`load\t${loadavg()[0]!.toFixed(1)}\ttitles ${titles}\teach ${times} times`)
    console.log('request\tserver ms of processor\tanswered in ms, p50\tp95')
    for (const [name, send] of Object.entries(kinds)) {
      // Once for what is read and compiled only the first time; on titles that nothing else touches.
      for (let at = 0; at < 20; at++) await send(client, titles - 1 - at)
      const before = await server.usage()
      const taken: number[] = []
      for (let at = 0; at < times; at++) {
        const began = performance.now()
        await send(client, (at * 13) % titles)
        taken.push(performance.now() - began)
      }
      const { cpu } = await server.usage()
      const figures = [(cpu - before.cpu) / times, quantile(taken, 0.5), quantile(taken, 0.95)]
      console.log([name, ...figures.map((figure) => figure.toFixed(1))].join('\t'))
    }
  } finally {
    await server.close()
    await office.close()
  }
}

type Send = (client: OfficeClient, title: number) => Promise<void>

const reading =
  (path: (title: number) => string): Send =>
  async ({ url, cookie }, title) => {
    const response = await fetch(url + path(title), { headers: { cookie } })
    if (!response.ok) throw new Error(`${path(title)}: ${response.status}`)
    await response.text()
  }

/** Each title is decided once, for reading its revision first would be counted, too. */
const decidingByApi =
  (seen: number): Send =>
  async ({ url, cookie, token }, title) => {
    const headers = { cookie, 'X-Concord-Token': token, 'Content-Type': 'application/json' }
    const body = JSON.stringify({ choice: 'defer', seen })
    const address = `${url}/api/c/${officeCorrespondence}/titles/t${title}/decisions`
    const response = await fetch(address, { method: 'POST', headers, body })
    if (response.status !== 201) throw new Error(`${address}: ${response.status}`)
    await response.text()
  }

const decidingAtDesk =
  (seen: number): Send =>
  async ({ url, cookie, token }, title) => {
    const body = new URLSearchParams({ token, choice: 'defer', seen: String(seen) })
    const headers = { cookie, 'X-Concord-Desk': 'page' }
    const address = `${url}/c/${officeCorrespondence}/desk/t${title}`
    const response = await fetch(address, { method: 'POST', headers, body })
    if (response.status !== 200) throw new Error(`${address}: ${response.status}`)
    await response.text()
  }

const within = `/c/${officeCorrespondence}`
const kinds: Readonly<Record<string, Send>> = {
  'desk page': reading((title) => `${within}/desk/t${title}`),
  'decision by the API': decidingByApi(0),
  'decision at the desk, next title': decidingAtDesk(1),
  'title by the API': reading((title) => `/api${within}/titles/t${title}`),
  'list of titles': reading((title) => `${within}/titles?page=${1 + (title % 100)}`),
  overview: reading(() => within),
  triage: reading((title) => `${within}/triage/t${title}`),
}
