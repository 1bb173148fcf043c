import { shortened } from './cell-text.js'
import type { ColumnFeatures } from './column-features.js'
import { foldedHeader } from './header-words.js'

/** Longest text kept of an ad's duties, in characters. */
export const dutiesKept = 400
/** So much of a text is looked at: enough for what is kept, once marks and contact data are gone. */
const lookedAt = 2400
/** What is cut off in the middle may be the beginning of an address or number, which is then not seen as one. */
const doubtful = 200

/**
 * What an ad's text says of the work, as it is kept: without HTML marks, on one line, through `clean`, which takes out
 * contact data, and cut. `''` where nothing is left.
 */
export function dutiesText(text: string, clean: (text: string) => string): string {
  if (text === '') return ''
  const plain = text
    .slice(0, lookedAt)
    .replace(/<[^<>]{0,400}>|&nbsp;/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const left = clean(plain)
  return shortened(
    text.length > lookedAt ? left.slice(0, Math.max(0, left.length - doubtful)) : left,
    dutiesKept,
  ).trim()
}

const dutiesWords =
  /\b(job ?descriptions?|descriptions?|duties|tasks|responsibilit\w*|tarefas|atribuic\w*|responsabilidade\w*|responsabilidad\w*|responsabilite\w*|descric\w*|descripci\w*|tareas|funciones|funcoes|missions?|descriptifs?|taches|aufgaben\w*|tatigkeit\w*|(?:stellen|job)?beschreibung\w*|obowiazki|opis\w*|mansioni|descrizion\w*)\b|обязанност|описани|工作内容|职责|仕事内容|仕事の内容|업무|직무|المهام|الوصف/
/** Texts about something else than the work. */
const otherWords =
  /\b(company|employer|empresa|entreprise|employeur|arbeitgeber|firma|location|place|salary|benefits?|requirements?|requisitos?|profil\w*|industry|sector)\b/

/** A column of ads that tells what the work is, and the word by which its header says so. */
export interface DutiesColumn {
  readonly at: number
  readonly word: string
}

/** The first column headed as duties that holds texts of several words; `null` where there is none. */
export function dutiesColumn(
  columns: readonly { readonly at: number; readonly header: string }[],
  features: readonly ColumnFeatures[],
): DutiesColumn | null {
  for (const { at, header } of columns) {
    const folded = foldedHeader(header)
    const found = otherWords.test(folded) ? null : dutiesWords.exec(folded)
    const { wordy, meanLength } = features[at]!
    if (found && wordy > 0.5 && meanLength >= 20) return { at, word: found[0] }
  }
  return null
}
