import type { Workspace } from '../pipeline/workspace.js'

/** How long somebody counts as being on a title after they were last heard of, in milliseconds. */
const heardFor = 25_000

/** Who is on which title; kept in memory alone. */
export interface Presence {
  /** Says that a person is on a title, and who else is: ids, sorted. A person is on one title at a time. */
  arrive(correspondenceId: string, titleId: string, person: string): readonly string[]
}

interface Sighting {
  readonly place: string
  readonly at: number
}

export function makePresence(now: () => Date): Presence {
  const seen = new Map<string, Sighting>()
  return {
    arrive(correspondenceId, titleId, person) {
      const at = now().getTime()
      for (const [one, sighting] of seen) if (at - sighting.at > heardFor) seen.delete(one)
      const place = JSON.stringify([correspondenceId, titleId])
      seen.set(person, { place, at })
      return [...seen]
        .filter(([one, sighting]) => one !== person && sighting.place === place)
        .map(([one]) => one)
        .sort()
    },
  }
}

const known = new WeakMap<Workspace, Presence>()

/** One for each open workspace. */
export function presenceOf(workspace: Workspace): Presence {
  const presence = known.get(workspace) ?? makePresence(workspace.now)
  known.set(workspace, presence)
  return presence
}
