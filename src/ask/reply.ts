import type { ChatAnswer } from './chat-model.js'
import { failed } from './completion.js'

/** What became of one request on the wire, before anybody judges it. */
export type Reply =
  | { readonly kind: 'Completion'; readonly body: unknown }
  | {
      readonly kind: 'Status'
      readonly status: number
      readonly message: string
      /** The server's `retry-after-ms` and `retry-after`, as sent. */
      readonly retryAfterMs: string | null
      readonly retryAfter: string | null
    }
  | { readonly kind: 'Timeout' }
  | { readonly kind: 'Unreachable'; readonly detail: string }

/** What to do after a reply: it is settled, or worth another try (after a wait that all others share, or only this one). */
export type Verdict =
  | { readonly kind: 'Settled'; readonly answer: ChatAnswer }
  | { readonly kind: 'Adapt'; readonly message: string; readonly answer: ChatAnswer }
  | { readonly kind: 'Again'; readonly shared: boolean; readonly answer: ChatAnswer; readonly tries: number }

/** Requests for one question at most, the first included. A time-out is dear, so there is one more try only. */
const triesAtMost = 5
const triesAfterTimeout = 2

/** A server's "no" to the shape of a request; something in it may be left out. */
const adaptable = new Set([400, 404, 415, 422, 501])
const transient = new Set([408, 409, 425])

export function judge(reply: Reply, read: (body: unknown) => ChatAnswer): Verdict {
  switch (reply.kind) {
    case 'Completion':
      return { kind: 'Settled', answer: read(reply.body) }
    case 'Timeout':
      return again('timeout', 'no answer within the time set', { tries: triesAfterTimeout })
    case 'Unreachable':
      return again('unreachable', reply.detail)
    case 'Status': {
      const detail = `${reply.status} ${reply.message}`
      if (reply.status === 429) return again('rate-limited', detail, { shared: true })
      // 501 and the like speak of the request; other server errors pass.
      if (adaptable.has(reply.status)) {
        return { kind: 'Adapt', message: reply.message, answer: failed('rejected', detail) }
      }
      if (reply.status >= 500 || transient.has(reply.status)) {
        return again('server-error', detail, { shared: reply.status === 503 })
      }
      return { kind: 'Settled', answer: failed('rejected', detail) }
    }
  }
}

const again = (
  reason: 'timeout' | 'unreachable' | 'rate-limited' | 'server-error',
  detail: string,
  { shared = false, tries = triesAtMost } = {},
): Verdict => ({ kind: 'Again', shared, tries, answer: failed(reason, detail) })
