import type { ChatModel, ChatQuestion } from './chat-model.js'
import { failed } from './completion.js'
import { questionKey, type Asked } from './exchange.js'

export interface HandedOverModel extends ChatModel {
  /** The questions put so far, each once, by the name they carry outside (`questionName`). */
  readonly questions: ReadonlyMap<string, ChatQuestion>
}

/**
 * A model that is asked elsewhere: by a file that somebody carries, or in a batch. It answers nothing now and collects
 * what is to be asked. Behind `cachedChatModel` it collects only what has no answer yet, so each round of a title (a
 * repair, a second vote) is handed over when the one before has been answered.
 */
export function handedOverModel({ name, server }: Asked): HandedOverModel {
  const questions = new Map<string, ChatQuestion>()
  return {
    name,
    server,
    questions,
    ask: (question) => {
      questions.set(questionName(question), question)
      return Promise.resolve(failed('handed-over', 'the answer has not come back yet'))
    },
  }
}

/** What a question is called in files and batches: the same question has the same name, in every run. */
export const questionName = (question: ChatQuestion): string => `q-${questionKey(question).slice(0, 40)}`
