import { apiEn } from './en/api.js'
import { bulkEn } from './en/bulk.js'
import { commentsEn } from './en/comments.js'
import { deskEn } from './en/desk.js'
import { doubleCodingEn } from './en/double-coding.js'
import { historyEn } from './en/history.js'
import { importEn } from './en/import.js'
import { methodsEn } from './en/methods.js'
import { modelAnswerEn } from './en/model-answer.js'
import { pagesEn } from './en/pages.js'
import { peopleEn } from './en/people.js'
import { qualityEn } from './en/quality.js'
import { reviewEn } from './en/review.js'
import { shellEn } from './en/shell.js'
import { workbookEn } from './en/workbook.js'
import { apiEs } from './es/api.js'
import { bulkEs } from './es/bulk.js'
import { commentsEs } from './es/comments.js'
import { deskEs } from './es/desk.js'
import { doubleCodingEs } from './es/double-coding.js'
import { historyEs } from './es/history.js'
import { importEs } from './es/import.js'
import { methodsEs } from './es/methods.js'
import { modelAnswerEs } from './es/model-answer.js'
import { pagesEs } from './es/pages.js'
import { peopleEs } from './es/people.js'
import { qualityEs } from './es/quality.js'
import { reviewEs } from './es/review.js'
import { shellEs } from './es/shell.js'
import { workbookEs } from './es/workbook.js'
import { apiFr } from './fr/api.js'
import { bulkFr } from './fr/bulk.js'
import { commentsFr } from './fr/comments.js'
import { deskFr } from './fr/desk.js'
import { doubleCodingFr } from './fr/double-coding.js'
import { historyFr } from './fr/history.js'
import { importFr } from './fr/import.js'
import { methodsFr } from './fr/methods.js'
import { modelAnswerFr } from './fr/model-answer.js'
import { pagesFr } from './fr/pages.js'
import { peopleFr } from './fr/people.js'
import { qualityFr } from './fr/quality.js'
import { reviewFr } from './fr/review.js'
import { shellFr } from './fr/shell.js'
import { workbookFr } from './fr/workbook.js'
import type { Message } from './message.js'

const english = {
  ...shellEn,
  ...deskEn,
  ...pagesEn,
  ...importEn,
  ...apiEn,
  ...bulkEn,
  ...commentsEn,
  ...doubleCodingEn,
  ...historyEn,
  ...methodsEn,
  ...modelAnswerEn,
  ...peopleEn,
  ...qualityEn,
  ...reviewEn,
  ...workbookEn,
}

/** The name of a text of the interface. English is the measure: the compiler asks the other languages for the same keys. */
export type MessageKey = keyof typeof english

/** Every text of the interface in every language. */
export const catalogues = {
  en: english,
  fr: {
    ...shellFr,
    ...deskFr,
    ...pagesFr,
    ...importFr,
    ...apiFr,
    ...bulkFr,
    ...commentsFr,
    ...doubleCodingFr,
    ...historyFr,
    ...methodsFr,
    ...modelAnswerFr,
    ...peopleFr,
    ...qualityFr,
    ...reviewFr,
    ...workbookFr,
  },
  es: {
    ...shellEs,
    ...deskEs,
    ...pagesEs,
    ...importEs,
    ...apiEs,
    ...bulkEs,
    ...commentsEs,
    ...doubleCodingEs,
    ...historyEs,
    ...methodsEs,
    ...modelAnswerEs,
    ...peopleEs,
    ...qualityEs,
    ...reviewEs,
    ...workbookEs,
  },
} as const satisfies Record<string, Record<MessageKey, Message>>
