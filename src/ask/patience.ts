import type { ChatAnswer } from './chat-model.js'
import { failed } from './completion.js'

/** Questions in a row that may fail with the server before the rest are answered without asking. */
const failuresInARow = 8
/** Milliseconds after which a server that was given up is tried again. */
const rest = 60_000

type Failed = ChatAnswer & { readonly kind: 'Failed' }

export interface Patience {
  /** The failure that stands for a question that is not worth asking now; `null` when it is. */
  exhausted(): ChatAnswer | null
  /** To be told of each question's final answer. */
  learn(answer: ChatAnswer): void
}

/** Keeps a run over thousands of titles from waiting, title by title, for a server that is down or refuses the key. */
export function patience(now: () => Date): Patience {
  let failures = 0
  let last: Failed | null = null
  let since = 0
  return {
    exhausted: () => {
      if (!last || failures < failuresInARow || now().getTime() - since >= rest) return null
      return failed(last.reason, `not asked, as the server failed before: ${last.detail}`)
    },
    learn: (answer) => {
      if (answer.kind === 'Answered') failures = 0
      else {
        const weight = weightOf(answer)
        if (weight === 'none') return
        failures = weight === 'alive' ? 0 : weight === 'for-all' ? failuresInARow : failures + 1
        last = answer
        since = now().getTime()
      }
    },
  }
}

/** What one question's failure says about the next question. */
function weightOf({ reason, detail }: Failed): 'alive' | 'for-all' | 'one' | 'none' {
  switch (reason) {
    case 'refused':
    case 'cut-off':
    case 'empty':
      return 'alive'
    case 'rate-limited':
    case 'server-error':
    case 'timeout':
    case 'unreachable':
      return 'one'
    case 'rejected':
      // A wrong key or an unknown model will be said of each question; a 403 may be about one title (a filter).
      if (/^(401|404) /.test(detail)) return 'for-all'
      return detail.startsWith('403 ') ? 'one' : 'none'
    case 'not-recorded':
    case 'over-budget':
    case 'handed-over':
      return 'none'
  }
}
