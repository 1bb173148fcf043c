import { apiEn } from './en/api.js'
import { deskEn } from './en/desk.js'
import { importEn } from './en/import.js'
import { modelAnswerEn } from './en/model-answer.js'
import { pagesEn } from './en/pages.js'
import { shellEn } from './en/shell.js'
import { workbookEn } from './en/workbook.js'
import { apiEs } from './es/api.js'
import { deskEs } from './es/desk.js'
import { importEs } from './es/import.js'
import { modelAnswerEs } from './es/model-answer.js'
import { pagesEs } from './es/pages.js'
import { shellEs } from './es/shell.js'
import { workbookEs } from './es/workbook.js'
import { apiFr } from './fr/api.js'
import { deskFr } from './fr/desk.js'
import { importFr } from './fr/import.js'
import { modelAnswerFr } from './fr/model-answer.js'
import { pagesFr } from './fr/pages.js'
import { shellFr } from './fr/shell.js'
import { workbookFr } from './fr/workbook.js'
import type { Message } from './message.js'

const english = { ...shellEn, ...deskEn, ...pagesEn, ...importEn, ...workbookEn, ...apiEn, ...modelAnswerEn }

/** The name of a text of the interface. English is the measure: the compiler asks the other languages for the same keys. */
export type MessageKey = keyof typeof english

/** Every text of the interface in every language. */
export const catalogues = {
  en: english,
  fr: { ...shellFr, ...deskFr, ...pagesFr, ...importFr, ...workbookFr, ...apiFr, ...modelAnswerFr },
  es: { ...shellEs, ...deskEs, ...pagesEs, ...importEs, ...workbookEs, ...apiEs, ...modelAnswerEs },
} as const satisfies Record<string, Record<MessageKey, Message>>
