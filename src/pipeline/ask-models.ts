import { join } from 'node:path'
import { cachedChatModel } from '../ask/answer-cache.js'
import { type MeteredChatModel, meteredChatModel } from '../ask/budget.js'
import { allCapabilities, type ServerCapabilities } from '../ask/capabilities.js'
import type { ChatModel } from '../ask/chat-model.js'
import type { Asked, Exchange } from '../ask/exchange.js'
import { type HandedOverModel, handedOverModel } from '../ask/handed-over.js'
import { serverAddress, type ServerSettings } from '../ask/openai.js'
import { recordingChatModel } from '../ask/recorded.js'
import { openAiChatModel } from '../ask/server-chat-model.js'
import { probedOnce } from '../ask/server-record.js'
import { type Config, settings } from '../config.js'
import { KnownError } from '../errors.js'
import { budgetOf } from './ask-policy.js'
import type { Workspace } from './workspace.js'

export const answersFolder = ({ folder }: Workspace): string => join(folder, '.cache', 'answers')
export const batchesFolder = ({ folder }: Workspace): string => join(folder, '.cache', 'batches')

/** A key, or a server of one's own. */
export const isModelSetUp = ({ modelKey, modelBaseUrl }: Config): boolean =>
  modelKey !== '' || modelBaseUrl !== settings.modelBaseUrl.default

/** Who is asked when the questions go to the server of the settings. Throws `setting/invalid`. */
export const serverOf = ({ modelBaseUrl, model }: Config): Asked => ({
  server: serverAddress(modelBaseUrl),
  name: model,
})

/** Who is asked when somebody carries the questions elsewhere by file. */
export const byFile = ({ model }: Config): Asked => ({ server: 'file', name: model })

export const serverSettings = ({ modelBaseUrl, modelKey, modelTimeout }: Config): ServerSettings => ({
  baseUrl: modelBaseUrl,
  key: modelKey || 'none',
  timeoutSeconds: modelTimeout,
})

/** A model ready to be asked, with what it has taken so far. */
export interface ReadyModel {
  readonly model: ChatModel
  readonly spent: MeteredChatModel['spent']
  /** What the server can do, in words for the run's settings. */
  readonly server: string
  /** What had to be done otherwise than asked. */
  readonly notes: readonly string[]
}

/** What the server can do, as recorded or probed now; the strongest is assumed where it cannot be asked. */
export async function capabilitiesOf({ config, folder, note }: Workspace): Promise<{
  readonly capabilities: ServerCapabilities
  readonly notes: readonly string[]
}> {
  const asked = { ...serverSettings(config), model: config.model }
  const probe = await probedOnce(asked, { folder: join(folder, '.cache', 'servers'), note })
  if (probe.kind === 'Probed') return { capabilities: probe.report.capabilities, notes: [] }
  const why = `${probe.reason}: ${probe.detail}`
  return { capabilities: allCapabilities, notes: [`The model's server could not be asked what it can do (${why}).`] }
}

/** The model of the settings: never asked twice, and never beyond the budget. Throws `model/none`, `model/no-prices`. */
export async function liveModel(workspace: Workspace): Promise<ReadyModel> {
  const { config, now } = workspace
  if (!isModelSetUp(config)) throw new KnownError('model/none')
  const { budget, prices } = budgetOf(config)
  const { capabilities, notes } = await capabilitiesOf(workspace)
  const model = openAiChatModel({
    ...serverSettings(config),
    model: config.model,
    concurrency: config.modelConcurrency,
    limits: { requestsPerMinute: config.modelRequestsPerMinute, tokensPerMinute: config.modelTokensPerMinute },
    capabilities,
    random: Math.random,
    now,
    sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
  })
  const metered = meteredChatModel(model, budget, prices)
  const { mode, parameters } = capabilities
  return {
    model: kept(workspace, metered),
    spent: metered.spent,
    server: `${model.server}: ${mode}${parameters.length > 0 ? ` with ${parameters.join(', ')}` : ''}`,
    notes,
  }
}

export interface Elsewhere extends ReadyModel {
  /** What has no answer yet and lies within the budget. */
  readonly questions: HandedOverModel['questions']
}

/** A model that is asked by file or batch: answers come from those kept, everything else is collected. */
export function modelElsewhere(workspace: Workspace, asked: Asked, limited: boolean): Elsewhere {
  const { budget, prices } = budgetOf(workspace.config)
  const handed = handedOverModel(asked)
  const metered = meteredChatModel(handed, limited ? budget : { requests: 0, tokens: 0, money: 0 }, prices)
  const model = kept(workspace, metered)
  return { model, spent: metered.spent, questions: handed.questions, server: asked.server, notes: [] }
}

const kept = (workspace: Workspace, model: ChatModel): ChatModel =>
  cachedChatModel(model, { folder: answersFolder(workspace), note: workspace.note })

/** The same model, remembering each exchange it takes part in. */
export function recordedAlong(ready: ReadyModel): {
  readonly ready: ReadyModel
  readonly exchanges: Map<string, Exchange>
} {
  const exchanges = new Map<string, Exchange>()
  const model = recordingChatModel(ready.model, (exchange) => exchanges.set(exchange.key, exchange))
  return { ready: { ...ready, model }, exchanges }
}
