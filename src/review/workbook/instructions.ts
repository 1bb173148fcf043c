import type { Sheet } from '../../files/sheet.js'
import type { Locale } from '../../locale/locale.js'
import { decisionLabel } from './columns.js'
import type { WorkbookContent } from './content.js'

const steps = ['decide', 'accept', 'another', 'none', 'later', 'relation', 'comment', 'locked', 'return'] as const

/** How to fill in the workbook, in the reader's language. */
export function instructionsSheet(content: WorkbookContent, locale: Locale): Sheet {
  const { text } = locale
  const { titles, found } = content
  const cut = titles.length < found ? [text('workbook.cut', { shown: titles.length, total: found })] : []
  return {
    name: text('workbook.sheet-instructions'),
    preamble: [
      `${content.sourceTitle} → ${content.targetTitle}`,
      text('workbook.written', { count: titles.length, when: locale.time(content.writtenAt) }),
      ...cut,
    ],
    columns: [
      { header: text('workbook.instructions-what'), width: 28 },
      { header: text('workbook.instructions-how'), width: 100 },
    ],
    rows: steps.map((step) => [
      step === 'accept' || step === 'another' || step === 'none' || step === 'later'
        ? decisionLabel(step, locale)
        : text(`workbook.step-${step}`),
      text(`workbook.how-${step}`),
    ]),
    locked: true,
    unfiltered: true,
  }
}
