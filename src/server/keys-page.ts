import { Router, type Request, type Response } from 'express'
import { onlyHead } from './classifications.js'
import type { ServerContext } from './context.js'
import {
  conflictingKeys,
  isKey,
  keyActionLabels,
  keyActions,
  usualKeys,
  type KeyAction,
  type KeyMap,
} from './key-map.js'
import { sendPage } from './page.js'
import { keepKeys, readerOf } from './reader.js'

/** `/help/keys`: all keys of the desk, and the form that gives them to other letters. Kept in the reader's browser. */
export function keyPages(context: ServerContext): Router {
  const router = Router()

  router.get('/help/keys', async (request, response) => {
    const { keyMap } = readerOf(response)
    await sendKeys(context, request, response, keyMap, null)
  })

  router.post('/help/keys', async (request, response) => {
    const body = request.body as Readonly<Record<string, unknown>>
    const asked = body.usual === undefined ? sentKeys(body) : usualKeys
    const refusal = refusalOf(asked)
    if (refusal !== null) {
      await sendKeys(context, request, response, asked, refusal)
      return
    }
    keepKeys(response, asked)
    response.redirect(303, '/help/keys')
  })

  return router
}

const sentKeys = (body: Readonly<Record<string, unknown>>): KeyMap => {
  const entries = keyActions.map((action): [KeyAction, string] => {
    const value = body[`key-${action}`]
    return [action, typeof value === 'string' ? value.trim().toLowerCase().slice(0, 8) : usualKeys[action]]
  })
  return Object.fromEntries(entries) as KeyMap
}

type Refusal = { readonly kind: 'conflict' | 'not-a-key'; readonly keys: string }

function refusalOf(map: KeyMap): Refusal | null {
  const wrong = Object.values(map).filter((key) => !isKey(key))
  if (wrong.length > 0) return { kind: 'not-a-key', keys: wrong.join(' ') }
  const twice = conflictingKeys(map)
  return twice.length > 0 ? { kind: 'conflict', keys: twice.join(' ').toUpperCase() } : null
}

async function sendKeys(
  context: ServerContext,
  request: Request,
  response: Response,
  map: KeyMap,
  refusal: Refusal | null,
): Promise<void> {
  const { locale } = readerOf(response)
  sendPage(context, request, response, {
    view: 'help-keys',
    title: locale.text('keys.title'),
    section: 'none',
    correspondence: await onlyHead(context.workspace, response),
    status: refusal === null ? 200 : 422,
    data: {
      actions: keyActions.map((action) => ({
        name: `key-${action}`,
        label: locale.text(keyActionLabels[action]),
        value: map[action].toUpperCase(),
      })),
      refusal: refusal === null ? null : locale.text(`keys.refused-${refusal.kind}`, { keys: refusal.keys }),
    },
  })
}
