import { reasonOf } from '../errors.js'
import type { OnProgress } from '../pipeline/progress.js'
import type { Workspace } from '../pipeline/workspace.js'

/** Work that goes on after its request was answered. */
export interface Job {
  readonly step: string
  readonly done: number
  /** `null` where it is not known beforehand. */
  readonly total: number | null
  /** Why it ended before its end; `null` while it runs. */
  readonly failure: string | null
}

const running = new WeakMap<Workspace, Map<string, Job>>()

const jobsOf = (workspace: Workspace): Map<string, Job> => {
  const jobs = running.get(workspace) ?? new Map<string, Job>()
  running.set(workspace, jobs)
  return jobs
}

/** The job of this name that runs or has failed. */
export const jobOf = (workspace: Workspace, name: string): Job | undefined => jobsOf(workspace).get(name)

/** Starts work under a name unless it is at work already. Its failure is kept for the page and noted. */
export function startJob(workspace: Workspace, name: string, work: (onProgress: OnProgress) => Promise<void>): void {
  const jobs = jobsOf(workspace)
  if (jobs.get(name)?.failure === null) return
  jobs.set(name, { step: '', done: 0, total: null, failure: null })
  void work((step, done, total) => jobs.set(name, { step, done, total, failure: null })).then(
    () => jobs.delete(name),
    (thrown: unknown) => {
      const failure = reasonOf(thrown)
      jobs.set(name, { step: '', done: 0, total: null, failure })
      workspace.note(`${name}: ${failure}`)
    },
  )
}
