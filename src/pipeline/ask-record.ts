import type { Config } from '../config.js'
import { sha256 } from '../files/hash.js'
import { textVersion } from '../text/fold.js'
import { normaliserVersion } from '../text/normalise.js'
import type { ReadyModel } from './ask-models.js'
import type { AskingCounts } from './ask-titles.js'
import { codeSettings } from './list-departures.js'
import type { PreparedMapping } from './prepare-mapping.js'

/** What a run's record says, so that reports can show and others repeat it. */
type Words = Readonly<Record<string, string>>

export const preparedHashes = ({ titles, engine }: PreparedMapping): Words => ({
  titles: sha256(titles.map((title) => title.id).join('\n')),
  index: engine.indexHash,
})

export const preparedSettings = (
  { engine, structure, agreement, embedded }: PreparedMapping,
  config: Config,
): Words => ({
  preset: engine.preset,
  retriever: engine.retriever.name,
  embedder: engine.encoders?.items.embedder.id ?? 'none',
  ...(embedded === null ? {} : { 'embedding model': embedded }),
  text: textVersion,
  normaliser: normaliserVersion,
  structure,
  ...codeSettings(agreement),
  candidates: String(config.candidates),
  acceptAt: String(config.acceptAt),
  noneAt: String(config.noneAt),
})

/** Model, policy, counts and cost. */
export const askingSettings = (config: Config, { model, server }: ReadyModel, counts: AskingCounts): Words => ({
  adjudicator: `language-model ${model.name} below ${config.askBelow}`,
  'asked: server': server,
  'asked: policy': [
    `from ${config.askAbove} to below ${config.askBelow}`,
    `languages ${config.askLanguages || 'all'}`,
    `ads ${config.askAds}`,
    `votes ${config.askVotes} below ${config.askVotesBelow}`,
    `second look ${config.askSecondLook}`,
    `odds ${config.modelOdds}`,
  ].join('; '),
  'asked: titles': `${counts.asked}: ${counts.answered} answered, ${counts.waiting} waiting, ${counts.failed} failed`,
  'asked: models that answered':
    Object.entries(counts.models)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([model, titles]) => `${model}: ${titles}`)
      .join('; ') || 'none',
  'asked: voted on again': String(counts.votedAgain),
  'asked: not asked': `${counts.passedOver} by a setting, ${counts.decided} decided by people`,
  'asked: taken': `${counts.spent.requests} requests, ${counts.spent.inputTokens} input and ${counts.spent.outputTokens} output tokens`,
  ...(config.priceInput + config.priceOutput > 0
    ? { 'asked: cost': `${counts.spent.money.toFixed(4)} ${config.priceCurrency}` }
    : {}),
})

/** What did not go as asked, in words. */
export const askingNotes = ({ waiting, failed, passedOver }: AskingCounts): readonly string[] => [
  ...(waiting > 0
    ? [`model-waiting: ${waiting} titles still wait for the model; "concord ask" goes on with them.`]
    : []),
  ...(failed > 0
    ? [`model-failed: for ${failed} titles the model gave no usable answer; they keep the offline finding.`]
    : []),
  ...(passedOver > 0 ? [`model-not-asked: a setting keeps ${passedOver} titles from the model.`] : []),
]
