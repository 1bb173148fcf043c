import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type EpochReport, type Member, type MemberSettings, trainMember } from './train-member.js'
import type { TrainingSet } from './training-set.js'

/** What a training thread is started with. */
export interface MemberTask {
  readonly set: TrainingSet
  readonly settings: MemberSettings
}

/** What it sends back: a report after each epoch, the member at the end. */
export type MemberMessage = { readonly epoch: EpochReport } | { readonly member: Member }

type Report = (member: number, epoch: EpochReport) => void

/**
 * Trains all members, as many at a time as `workers` says, each in a thread of its own; with 0, one after another in
 * this one. The members do not depend on that, nor on which of them is done first.
 */
export async function trainMembers(
  set: TrainingSet,
  settings: readonly MemberSettings[],
  workers: number,
  report: Report,
): Promise<readonly Member[]> {
  const threads = Math.min(workers, settings.length)
  if (threads === 0) return settings.map((own, place) => trainMember(set, own, (epoch) => report(place, epoch)))
  const members = new Array<Member>(settings.length)
  const waiting = settings.map((own, place) => ({ own, place }))
  const running = new Set<Worker>()
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { own, place } = next
      members[place] = await inThread({ set, settings: own }, running, (epoch) => report(place, epoch))
    }
  }
  try {
    await Promise.all(Array.from({ length: threads }, work))
  } finally {
    await Promise.all([...running].map((worker) => worker.terminate()))
  }
  return members
}

/** Both cores of the machine that is promised to be enough; from TypeScript sources, which threads cannot run, none. */
export const usualWorkers = (): number => (import.meta.url.endsWith('.ts') ? 0 : Math.min(2, availableParallelism()))

function inThread(task: MemberTask, running: Set<Worker>, report: (epoch: EpochReport) => void): Promise<Member> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./member-thread.js', import.meta.url), { workerData: task })
    running.add(worker)
    worker.on('message', (message: MemberMessage) => {
      if ('epoch' in message) report(message.epoch)
      else resolve(message.member)
    })
    worker.on('error', reject)
    worker.on('exit', (status) => {
      running.delete(worker)
      reject(new Error(`A training thread ended with status ${status}.`))
    })
  })
}
