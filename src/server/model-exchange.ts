import { Router } from 'express'
import type { Locale } from '../locale/locale.js'
import type { Finding } from '../model/finding.js'
import { readExchangeOf } from '../pipeline/ask-exchange.js'
import type { Workspace } from '../pipeline/workspace.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { requireTitle } from './deciding.js'
import { pathOf, sendPage } from './page.js'
import { readerOf } from './reader.js'

/** Where the exchange about a title is shown. */
export const exchangePath = (correspondenceId: string, titleId: string): string =>
  `${pathOf(correspondenceId)}/exchange/${encodeURIComponent(titleId)}`

/** `/c/:id/exchange/:titleId`: word for word what was sent to a model about a title, and what came back. */
export function exchangePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.get('/c/:id/exchange/:titleId', async (request, response) => {
    const { id, titleId } = request.params
    const head = await headOf(workspace, id)
    const { title, finding } = await requireTitle(workspace, head.id, titleId)
    const { locale } = readerOf(response)
    sendPage(context, request, response, {
      view: 'model-exchange',
      title: locale.text('exchange.title'),
      section: 'desk',
      correspondence: head,
      data: {
        text: title.text,
        language: title.language,
        back: `${pathOf(head.id)}/desk/${encodeURIComponent(titleId)}`,
        exchanges: keysOf(finding).map((key, at) => exchangeShown(workspace, key, at, locale)),
      },
    })
  })
  return router
}

const keysOf = (finding: Finding | undefined): readonly string[] => [
  ...(finding?.modelAnswer?.exchanges ?? []),
  ...(finding?.relationSuggestion?.exchanges ?? []),
]

function exchangeShown(workspace: Workspace, key: string, at: number, locale: Locale) {
  const exchange = readExchangeOf(workspace, key)
  const number = at + 1
  if (exchange === null) return { number, kept: null }
  const { server, model, question, answer } = exchange
  return {
    number,
    kept: {
      server,
      model: answer.model === model ? model : `${answer.model} (${model})`,
      when: answer.at === undefined ? '' : locale.time(answer.at),
      inputTokens: answer.inputTokens,
      outputTokens: answer.outputTokens,
      system: question.system,
      user: question.user,
      schema: JSON.stringify(question.schema, null, 1),
      answer: answer.text,
    },
  }
}
