import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '../src/numbers/random.js'
import { madeOffice, officeCorrespondence } from './office.js'
import { startOfficeServer } from './office-server.js'
import { readOptions } from './options.js'
import { quantile } from './quantile.js'
import { officeClient } from './office-client.js'

/**
 * `npm run bench -- reviewers [--titles 30000] [--reviewers 50] [--decisions 20000] [--pause 0] [--api]`: so many scripted clients decide at once,
 * each on the title its page shows. Afterwards every decision that was answered as stored must be there once, on the title and
 * revision that was shown, and nothing else. `--api`: by the API, which sends a title and not a page. `--pause`: how many ms a
 * reviewer takes between decisions; without, each client asks again at once, so that all of them always wait in one line.
 */
export async function reviewers(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['titles', 'reviewers', 'decisions', 'pause'], ['api'])
  const titles = Number(options.titles ?? 30_000)
  const people = Number(options.reviewers ?? 50)
  const wanted = Number(options.decisions ?? 20_000)
  const pause = Number(options.pause ?? 0)
  const office = await madeOffice(titles)
  const server = await startOfficeServer(office.workspace.folder)
  const times: number[] = []
  const random = seededRandom(20_261_123)
  const tally: Tally = { stored: new Map(), conflicts: 0, refused: 0, left: wanted }
  const started = performance.now()
  try {
    await Promise.all(
      Array.from({ length: people }, (_, at) =>
        (options.api === undefined ? review : reviewByApi)({
          ...{ url: server.url, person: at, tally, times },
          from: Math.floor((at * titles) / people),
          // They do not begin in step.
          rest: () => sleep(pause * (0.5 + random())),
        }),
      ),
    )
    const seconds = (performance.now() - started) / 1000
    const { cpu } = await server.usage()
    const { lost, doubled, unseen, kept } = await compare(office.workspace.store, tally.stored)
    console.log(
      `load\t${loadavg()[0]!.toFixed(1)}\tserver: ${(cpu / times.length).toFixed(1)} ms of processor a decision`,
    )
    console.log(
      `${people} reviewers, ${pause} ms between decisions, ${titles} titles, ${seconds.toFixed(0)} s, ${(kept / seconds).toFixed(0)} decisions/s`,
    )
    console.log(`answered as stored ${tally.stored.size}, in the database ${kept}, conflicts told ${tally.conflicts}`)
    console.log(
      `lost ${lost}, doubled ${doubled}, on a title or revision not shown ${unseen}, refused ${tally.refused}`,
    )
    console.log([0.5, 0.95, 0.99].map((share) => `p${share * 100} ${quantile(times, share).toFixed(0)} ms`).join('\t'))
    if (lost + doubled + unseen > 0) process.exitCode = 1
  } finally {
    await server.close()
    await office.close()
  }
}

interface Sent {
  readonly titleId: string
  readonly seen: number
}

interface Tally {
  /** By the comment that names the decision. */
  readonly stored: Map<string, Sent>
  conflicts: number
  refused: number
  left: number
}

interface Reviewer {
  readonly url: string
  readonly person: number
  /** The title that every second reviewer begins with. */
  readonly from: number
  readonly tally: Tally
  /** Milliseconds of each decision, added to. */
  readonly times: number[]
  readonly rest: () => Promise<unknown>
}

/** One reviewer, who begins somewhere in the queue and decides what each page shows, every tenth time twice. */
async function review({ url, person, from, tally, times, rest }: Reviewer): Promise<void> {
  const { token, cookie } = await officeClient(url)
  const headers = { cookie, 'X-Concord-Desk': 'page' }
  // Every second reviewer starts where another does: they meet on the same titles.
  const start = person % 2 === 0 ? from : 0
  let { text: page } = await sent(`${url}/c/${officeCorrespondence}/desk/t${start}?state=all&sort=title`, { headers })
  for (let at = 0; tally.left > 0; at++) {
    tally.left--
    await rest()
    const shown = shownOn(page)
    if (shown === null) return
    const name = `reviewer ${person} decision ${at}`
    const choice = ['none', 'defer', `code:${shown.first}`][at % 3]!
    const body = new URLSearchParams({ token, choice, seen: String(shown.seen), comment: name })
    const post = async () => {
      const began = performance.now()
      const { response, text } = await sent(url + shown.action, { method: 'POST', headers, body })
      times.push(performance.now() - began)
      return { status: response.status, text }
    }
    const [answer] = at % 10 === 0 ? await Promise.all([post(), post()]) : [await post()]
    if (answer.status === 200) tally.stored.set(name, { titleId: shown.titleId, seen: shown.seen })
    else if (answer.status === 409) tally.conflicts++
    else tally.refused++
    if (answer.status >= 400 && answer.status !== 409) return
    page = answer.text
  }
}

/** The same by the API: a title is read, and decided at the revision that was read. */
async function reviewByApi({ url, person, from, tally, times, rest }: Reviewer): Promise<void> {
  const { token, cookie } = await officeClient(url)
  const headers = { cookie, 'X-Concord-Token': token, 'Content-Type': 'application/json' }
  const start = person % 2 === 0 ? from : 0
  for (let at = 0; tally.left > 0; at++) {
    tally.left--
    await rest()
    const titleId = `t${start + at}`
    const address = `${url}/api/c/${officeCorrespondence}/titles/${titleId}`
    const { text } = await sent(address, { headers })
    const { revision: seen } = JSON.parse(text) as { readonly revision: number }
    const comment = `reviewer ${person} decision ${at}`
    const body = JSON.stringify({ choice: ['none', 'defer'][at % 2]!, seen, comment })
    const post = async () => {
      const began = performance.now()
      const { response } = await sent(`${address}/decisions`, { method: 'POST', headers, body })
      times.push(performance.now() - began)
      return response.status
    }
    const [status] = at % 10 === 0 ? await Promise.all([post(), post()]) : [await post()]
    if (status === 201) tally.stored.set(comment, { titleId, seen })
    else if (status === 409) tally.conflicts++
    else tally.refused++
  }
}

/** Sends a request; where the connection breaks, the same once more, as a reviewer would: it must not count twice. */
async function sent(
  address: string,
  init: RequestInit,
): Promise<{ readonly response: Response; readonly text: string }> {
  for (let tries = 1; ; tries++) {
    try {
      const response = await fetch(address, init)
      return { response, text: await response.text() }
    } catch (thrown) {
      if (tries === 5) throw thrown
    }
  }
}

/** What a reviewer sees: the title's form with the revision it was shown at. */
function shownOn(page: string) {
  const form =
    /<form id="decision" method="post" action="([^"]+)">\s*<input[^>]+><input[^>]+name="seen" value="(\d+)"/.exec(page)
  const first = /name="choice" value="code:(\d+)"/.exec(page)?.[1] ?? '1111'
  const address = form?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')
  const titleId = /\/desk\/([^?]+)\?/.exec(address ?? '')?.[1]
  return address === undefined || titleId === undefined
    ? null
    : { action: address, titleId, seen: Number(form![2]), first }
}

/** Holds what was answered against what is stored. */
async function compare(
  store: Awaited<ReturnType<typeof madeOffice>>['workspace']['store'],
  stored: ReadonlyMap<string, Sent>,
) {
  const found = new Map<string, number>()
  let [unseen, kept] = [0, 0]
  for await (const { title, decisions } of store.titles(officeCorrespondence)) {
    for (const { comment, seenRevision } of decisions) {
      kept++
      found.set(comment, (found.get(comment) ?? 0) + 1)
      const sent = stored.get(comment)
      if (sent?.titleId !== title.id || sent.seen !== seenRevision) unseen++
    }
  }
  const lost = [...stored.keys()].filter((name) => !found.has(name)).length
  const doubled = [...found.values()].filter((count) => count > 1).length
  return { lost, doubled, unseen, kept }
}
