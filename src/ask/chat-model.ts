/** One question to a language model; the answer must be JSON that fits the schema. */
export interface ChatQuestion {
  readonly system: string
  readonly user: string
  /** JSON schema of the answer; servers that cannot enforce it get it as text, and we validate in any case. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly schemaName: string
}

/**
 * Why a question came to nothing. Stable: runs, reports and tests name them. `over-budget` and `handed-over` (to a file or
 * a batch, with no answer yet) say that it still waits; every other failed.
 */
export const chatFailures = [
  'rate-limited',
  'server-error',
  'timeout',
  'cut-off',
  'refused',
  'empty',
  'unreachable',
  'rejected',
  'not-recorded',
  'over-budget',
  'handed-over',
] as const
export type ChatFailure = (typeof chatFailures)[number]

/** What came back. `text` is the model's own words, unvalidated. */
export type ChatAnswer =
  | {
      readonly kind: 'Answered'
      readonly text: string
      /** As the server names it, which may be more exact than what was asked for. */
      readonly model: string
      readonly inputTokens: number
      readonly outputTokens: number
      /** When it came, ISO 8601, UTC; absent where the record does not say. */
      readonly at?: string
      /** Key of the exchange under which it is kept; absent where it is not. */
      readonly exchange?: string
    }
  | {
      readonly kind: 'Failed'
      readonly reason: ChatFailure
      readonly detail: string
    }

/** A chat model behind any OpenAI-compatible server. Retries are its business; it never throws for a failed answer. */
export interface ChatModel {
  readonly name: string
  readonly server: string
  ask(question: ChatQuestion): Promise<ChatAnswer>
}
