import { askRelations, estimateRelations } from '../pipeline/ask-relations.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Told } from './ask.js'
import type { Terminal } from './terminal.js'

/** `concord ask --relations`: suggestions for reviewers, or with `dryRun` what they would take. */
export async function relationsAsked(
  workspace: Workspace,
  id: string,
  { dryRun = false }: { readonly dryRun?: boolean },
  { onProgress, note }: Terminal,
): Promise<Told> {
  if (dryRun) {
    const outcome = await estimateRelations(workspace, id)
    const { items, questions, inputTokens } = outcome
    const lines = [
      ['items without a stated relation', items],
      ['questions to ask', questions],
      ['input tokens, about', inputTokens],
    ] as const
    return { outcome, lines, waiting: 0 }
  }
  const outcome = await askRelations(workspace, id, onProgress)
  const { asked, suggested, waiting, failed, spent } = outcome.counts
  for (const line of outcome.run?.notes ?? []) note(line)
  const lines = [
    ['items without a stated relation', asked],
    ['suggestions for reviewers', suggested],
    ['waiting', waiting],
    ['failed', failed],
    ['requests', spent.requests],
    ['input tokens', spent.inputTokens],
    ['output tokens', spent.outputTokens],
    ...(spent.money > 0 ? [['money', spent.money.toFixed(4)] as const] : []),
  ] as const
  return { outcome, lines, waiting }
}
