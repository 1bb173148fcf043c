import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AdjudicationCase, Adjudicator } from '../adjudicate/adjudicator.js'
import { languageModelAdjudicator } from '../adjudicate/language-model.js'
import { withSecondLook } from '../adjudicate/second-look.js'
import type { ChatModel } from '../ask/chat-model.js'
import { type Config, settings } from '../config.js'
import { KnownError } from '../errors.js'
import { sha256 } from '../files/hash.js'
import { packageFile } from '../files/package-root.js'
import { readText } from '../files/read.js'
import type { Candidate } from '../model/finding.js'
import { isYes } from './ask-policy.js'
import type { Workspace } from './workspace.js'

/** How a model is made to adjudicate in this workspace. */
export interface ModelAdjudication {
  /** SHA-256 by name: each prompt that is used, and the office's rules. */
  readonly hashes: Readonly<Record<string, string>>
  readonly adjudicator: (model: ChatModel, offline: Adjudicator) => Adjudicator
}

/**
 * The prompts of the workspace, or else those that ship, with the office's rules, votes and second look of the settings.
 * `search` finds candidates for other words than the title's.
 */
export function modelAdjudication(
  workspace: Workspace,
  target: string,
  search: (one: AdjudicationCase, words: string) => readonly Candidate[],
): ModelAdjudication {
  const { config } = workspace
  const template = promptOf(workspace, 'adjudicate-title.hbs')
  const rulesFile = join(workspace.folder, 'prompts', 'rules.md')
  const rules = existsSync(rulesFile) ? readText(rulesFile) : ''
  const secondLook = isYes('askSecondLook', config)
  const prompts = {
    duties: promptOf(workspace, 'write-duties.hbs'),
    occupation: promptOf(workspace, 'is-occupation.hbs'),
    question: promptOf(workspace, 'settling-question.hbs'),
  }
  const votes = { atMost: Math.max(1, Math.floor(config.askVotes)), below: config.askVotesBelow }
  const odds = oddsOf(config)
  return {
    hashes: {
      prompt: sha256(`${template.hash}\n${rules}`),
      ...(rules === '' ? {} : { 'rules.md': sha256(rules) }),
      'adjudicate-title.hbs': template.hash,
      ...(secondLook
        ? {
            'write-duties.hbs': prompts.duties.hash,
            'is-occupation.hbs': prompts.occupation.hash,
            'settling-question.hbs': prompts.question.hash,
          }
        : {}),
    },
    adjudicator: (model, offline) => {
      const first = languageModelAdjudicator({ model, template, offline, rules, target, votes, odds })
      return secondLook ? withSecondLook({ first, offline, model, prompts, target, search }) : first
    },
  }
}

/** Below 1, a model's choice would speak against it. Throws `setting/invalid`. */
function oddsOf({ modelOdds }: Config): number {
  if (modelOdds >= 1) return modelOdds
  const { variable } = settings.modelOdds
  throw new KnownError('setting/invalid', {
    name: variable,
    value: String(modelOdds),
    expected: 'a number of at least 1',
  })
}

/** A prompt as the workspace has it, else as it ships. */
export function promptOf({ folder }: Workspace, name: string): { readonly text: string; readonly hash: string } {
  const own = join(folder, 'prompts', name)
  const text = readText(existsSync(own) ? own : packageFile('prompts', name))
  return { text, hash: sha256(text) }
}
