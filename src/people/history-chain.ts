import { sha256 } from '../files/hash.js'
import { chainedText, firstLink, type HistoryEntry } from '../model/history.js'

/** Why an entry breaks the chain: its content is not what was hashed; one before it is missing; it follows another. */
export type Break = 'content' | 'gap' | 'link'

/** What a walk along the chain found. */
export interface ChainCheck {
  /** Entries read, up to the break where there is one. */
  readonly entries: number
  /** Hash of the last sound entry: whoever has written it down can tell later that nothing before it was removed. */
  readonly head: string
  readonly broken: { readonly position: number; readonly why: Break } | null
  /** Whether the hash that was asked for stands in the chain; `null` when none was. */
  readonly holds: boolean | null
}

/** Walks the whole history, oldest first, to its end or its first broken entry. `noted`: a hash written down earlier. */
export async function checkChain(entries: AsyncIterable<HistoryEntry>, noted?: string): Promise<ChainCheck> {
  let read = 0
  let head = firstLink
  let seen = false
  for await (const entry of entries) {
    read += 1
    const why = breakOf(entry, read, head)
    // After a gap the first entry that is missing is the one to name.
    if (why !== null) return { entries: read - 1, head, broken: { position: read, why }, holds: noted ? seen : null }
    head = entry.hash
    seen ||= head === noted
  }
  return { entries: read, head, broken: null, holds: noted ? seen : null }
}

function breakOf(entry: HistoryEntry, position: number, head: string): Break | null {
  if (entry.position !== position) return 'gap'
  if (entry.previous !== head) return 'link'
  return entry.hash === sha256(chainedText(entry)) ? null : 'content'
}
