import type { Lexicon } from './lexicon.js'
import { wordsOf } from './segments.js'

const acronyms = new Set(
  'it ti rh hr ia ai bi ux ui qa qc api aws erp eua uti utis ehs hse qhse ssma esg oea pcp cnc seo sem ceo cfo cto coo cio ciso iot abap sap aso ead aem eja nlp ocr gis bim cad cam cae ias ifrs usa uk eu ue emea apac latam arh drh rse cse amo moa moe pao iard edi eda etl rpa rma rpg ios sre saas paas iaas b2b b2c b2e 2d 3d 4d 5g iso mep oem gmp gxp cmc cro dba sox aml kyc ota edp uat odi abm ads afe amp apm app crna cna lpn er ot sdr bdr vp svp avp'.split(
    ' ',
  ),
)
/** "QC", "CAO": nothing tells so short a word from an acronym. */
const shortestWord = 3
const vowels = /[aeiouy]/

/** A title all in capitals in sentence case, acronyms kept; one all in small letters begins with a capital. Others stay. */
export function sensibleCase(title: string, lexicon: Lexicon): string {
  if (title === '') return title
  if (title !== title.toUpperCase()) {
    return title !== title.toLowerCase() && !/^\p{Ll}{3}[\p{Ll} ]/u.test(title)
      ? title
      : title.replace(/^\p{Ll}(?=\p{Ll})/u, (letter) => letter.toUpperCase())
  }
  if (title === title.toLowerCase() || title.length <= shortestWord) return title
  let result = ''
  let at = 0
  for (const { start, end, folded } of wordsOf(title)) {
    const written = title.slice(start, end)
    result +=
      title.slice(at, start) +
      (keepsCapitals(title, start, end, folded) ? written : lowered(written, at === 0, folded, lexicon))
    at = end
  }
  return result + title.slice(at)
}

/** An acronym, or a letter or two joined by "&" as in "S&OP". */
function keepsCapitals(title: string, start: number, end: number, folded: string): boolean {
  if (end - start <= shortestWord && (title[start - 1] === '&' || title[end] === '&')) return true
  return isAcronym(folded)
}

function lowered(written: string, begins: boolean, folded: string, lexicon: Lexicon): string {
  const lower = written.toLowerCase()
  const nounOfGerman = lexicon.language === 'de' && folded.length > 2 && !lexicon.connectives.has(folded)
  return begins || nounOfGerman ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
}

function isAcronym(folded: string): boolean {
  if (acronyms.has(folded)) return true
  return folded.length >= 2 && folded.length <= 5 && /^[a-z0-9#+]+$/.test(folded) && !vowels.test(folded)
}
