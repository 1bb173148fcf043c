import { setImmediate as serveOthers } from 'node:timers/promises'
import { mostWrong, samplingPlan, type SamplingPlan } from '../certify/acceptance-sampling.js'
import { KnownError } from '../errors.js'
import { seededRandom, shuffled } from '../numbers/random.js'
import type { Act, ActEvent, ActTitle, TitleFilter } from '../store/port.js'
import { bulkState, checkedSample, type BulkBody } from './bulk-state.js'
import { type OnProgress, silent } from './progress.js'
import { decisionIdOf } from './review-together.js'
import { undoAct } from './undo-act.js'
import type { Workspace } from './workspace.js'

/** Titles of one transaction: other requests are served in between. */
const atOnce = 100
const readAtOnce = 500

/** What somebody asks for when a band of titles is to be accepted without looking at each. */
export interface BulkRequest {
  readonly correspondenceId: string
  readonly person: string
  readonly filter: TitleFilter
  /** The query of the address that shows the same titles. */
  readonly query: string
  readonly tolerable: number
  readonly confidence: number
  readonly allowed: number
}

/** The plan for the titles that a filter shows now. Throws `bulk/empty`. */
export async function planBulk({ store }: Workspace, request: BulkRequest): Promise<SamplingPlan> {
  const { tolerable, confidence, allowed } = request
  const lot = await store.countProposed(request.correspondenceId, request.filter)
  if (lot === 0) throw new KnownError('bulk/empty')
  return samplingPlan({ lot, tolerable, confidence, allowed })
}

/**
 * Begins an act: the lot as it is now, each title with the group that is proposed for it and its revision, and a sample
 * drawn at random; the seed is kept, so that the draw can be repeated. `prepare` ends when the lot is stored.
 */
export async function beginBulk(
  workspace: Workspace,
  request: BulkRequest,
): Promise<{ readonly act: Act; readonly prepare: (onProgress?: OnProgress) => Promise<void> }> {
  const plan = await planBulk(workspace, request)
  const { newId, now, store } = workspace
  const { correspondenceId, person, query } = request
  const id = newId()
  const body: BulkBody = { ...plan, query, seed: seedFrom(id) }
  const act: Act = { id, correspondenceId, kind: 'bulk', person, at: now().toISOString(), body }
  await store.startAct(act, [])
  return { act, prepare: (onProgress = silent) => storeLot(workspace, act, request, onProgress) }
}

const seedFrom = (id: string): number =>
  Array.from(id).reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) >>> 0, 7)

async function storeLot({ store, now }: Workspace, act: Act, request: BulkRequest, onProgress: OnProgress) {
  // The lot was just counted, and its ids are read at once: others are served between the two.
  await serveOthers()
  const found: Omit<ActTitle, 'position' | 'sampled'>[] = []
  for await (const titles of store.proposedTitles(act.correspondenceId, request.filter)) {
    found.push(...titles)
    onProgress('read', found.length, null)
    await serveOthers()
  }
  const { seed, tolerable, confidence, allowed } = act.body as BulkBody
  // Between counting and reading the lot may have grown or shrunk: the plan is that of the lot as it was read.
  const lot = Math.max(1, found.length)
  const { sample } = samplingPlan({ lot, tolerable, confidence, allowed })
  const places = found.map((_, position) => position)
  const drawn = new Set(shuffled(places, seededRandom(seed)).slice(0, sample))
  for (let start = 0; start < found.length; start += readAtOnce) {
    const titles = found.slice(start, start + readAtOnce).map((title, at) => {
      const position = start + at
      return { ...title, position, sampled: drawn.has(position) }
    })
    await store.addActTitles(act.id, titles)
    onProgress('draw', start + titles.length, found.length)
    await serveOthers()
  }
  const body = { lot: found.length, sample: drawn.size }
  await store.appendActEvent(act.id, 0, { kind: 'Drawn', person: act.person, at: now().toISOString(), body })
}

/** Appends an event unless another came first. Throws `bulk/not-now`. */
async function say(workspace: Workspace, act: Act, events: readonly ActEvent[], event: Omit<ActEvent, 'at'>) {
  const stored = await workspace.store.appendActEvent(act.id, events.length, {
    ...event,
    at: workspace.now().toISOString(),
  })
  if (!stored) throw new KnownError('bulk/not-now', { state: bulkState(events) })
}

/**
 * Releases the rest of a lot whose sample passed. Throws `bulk/not-now`, also where titles of the sample are unchecked, or more
 * of them were wrong than the plan allows. What is given back ends when every title has its decision.
 */
export async function releaseBulk(
  workspace: Workspace,
  act: Act,
  person: string,
): Promise<(onProgress: OnProgress) => Promise<void>> {
  const { store } = workspace
  const events = await store.actEvents(act.id)
  const state = bulkState(events)
  if (state === 'Releasing') return (onProgress) => acceptRest(workspace, act, person, onProgress)
  if (state !== 'Drawn') throw new KnownError('bulk/not-now', { state })
  const { wrong, right, unchecked } = await checkedSample(workspace, act)
  const { allowed, confidence } = act.body as BulkBody
  if (unchecked > 0) throw new KnownError('bulk/not-now', { state: `${unchecked} unchecked` })
  if (wrong > allowed) throw new KnownError('bulk/not-now', { state: `${wrong} wrong, ${allowed} allowed` })
  const { lot } = events[0]!.body as { readonly lot: number }
  const sample = wrong + right
  const body = { sample, wrong, mostWrong: mostWrong(lot, sample, wrong, confidence) }
  await say(workspace, act, events, { kind: 'Released', person, body })
  return (onProgress) => acceptRest(workspace, act, person, onProgress)
}

async function acceptRest(workspace: Workspace, act: Act, reviewer: string, onProgress: OnProgress): Promise<void> {
  const { store } = workspace
  let [after, accepted, seen] = [-1, 0, 0]
  const conflicts: string[] = []
  for (;;) {
    const titles = await store.actTitles(act.id, after, atOnce, false)
    if (titles.length === 0) break
    const at = workspace.now().toISOString()
    const decisions = titles.map(({ titleId, revision, code, relation, position }) => ({
      decision: {
        kind: 'Accept' as const,
        id: decisionIdOf(act.id, position),
        ...{ titleId, code: code ?? '', relation, reviewer, at },
        comment: `bulk act ${act.id}`,
        seenRevision: revision,
      },
      rejected: [],
    }))
    const outcomes = await store.decideTogether(act.correspondenceId, decisions)
    outcomes.forEach(({ kind }, place) => {
      if (kind === 'Stored') accepted++
      else conflicts.push(titles[place]!.titleId)
    })
    after = titles.at(-1)!.position
    seen += titles.length
    onProgress('release', seen, (act.body as BulkBody).lot)
    await serveOthers()
  }
  const events = await store.actEvents(act.id)
  const body = { accepted, conflicts: conflicts.length, left: conflicts.slice(0, 100) }
  await say(workspace, act, events, { kind: 'Done', person: reviewer, body })
}

/** Gives a lot up, with what was found. Throws `bulk/not-now`. */
export async function refuseBulk(workspace: Workspace, act: Act, person: string, reason: string): Promise<void> {
  const events = await workspace.store.actEvents(act.id)
  if (bulkState(events) !== 'Drawn') throw new KnownError('bulk/not-now', { state: bulkState(events) })
  const { wrong, right, unchecked } = await checkedSample(workspace, act)
  await say(workspace, act, events, { kind: 'Refused', person, body: { wrong, right, unchecked, reason } })
}

/** Takes the whole act back. What people decided in its sample, or later, stays. Throws `bulk/not-now`. */
export async function undoBulk(
  workspace: Workspace,
  act: Act,
  person: string,
): Promise<(onProgress: OnProgress) => Promise<void>> {
  const { store } = workspace
  const events = await store.actEvents(act.id)
  const state = bulkState(events)
  if (state !== 'Done' && state !== 'Undoing') throw new KnownError('bulk/not-now', { state })
  if (state === 'Done') await say(workspace, act, events, { kind: 'Undo', person, body: {} })
  return async (onProgress) => {
    const { withdrawn, left } = await undoAct(workspace, act.correspondenceId, act.id, person, onProgress)
    const now = await store.actEvents(act.id)
    await say(workspace, act, now, { kind: 'Undone', person, body: { withdrawn, left } })
  }
}
