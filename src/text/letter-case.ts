import type { Lexicon } from './lexicon.js'

const acronyms = new Set(
  'it ti rh hr ia ai bi ux ui qa qc api aws erp eua uti utis ehs hse qhse ssma esg oea pcp cnc seo sem ceo cfo cto coo cio ciso iot abap sap aso ead aem eja nlp ocr gis bim cad cam cae ias ifrs usa uk eu ue emea apac latam arh drh rse cse amo moa moe pao iard edi eda etl rpa rma rpg ios sre saas paas iaas b2b b2c b2e 2d 3d 4d 5g iso mep oem gmp gxp cmc cro dba sox aml kyc ota edp uat odi abm ads afe amp apm app crna cna lpn er ot sdr bdr vp svp avp'.split(
    ' ',
  ),
)
/** "QC", "CAO": nothing tells so short a word from an acronym. */
const shortestWord = 3
const vowels = /[aeiouy]/
const word = /[\p{L}\p{M}\p{N}#+]+/gu

/** A title all in capitals in sentence case, acronyms kept; one all in small letters begins with a capital. Others stay. */
export function sensibleCase(title: string, lexicon: Lexicon): string {
  if (title === '') return title
  if (title !== title.toUpperCase()) {
    return title !== title.toLowerCase() && !/^\p{Ll}{3}[\p{Ll} ]/u.test(title)
      ? title
      : title.replace(/^\p{Ll}(?=\p{Ll})/u, (letter) => letter.toUpperCase())
  }
  if (title === title.toLowerCase() || title.length <= shortestWord) return title
  let first = true
  return title.replace(word, (written, at: number) => {
    const folded = written.toLowerCase()
    const begins = first
    first = false
    const joined = title[at - 1] === '&' || title[at + written.length] === '&'
    if (isAcronym(folded) || (joined && written.length <= shortestWord)) return written
    const lower = written.toLowerCase()
    const nounOfGerman = lexicon.language === 'de' && !lexicon.connectives.has(folded) && folded.length > 2
    return begins || nounOfGerman ? lower.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : lower
  })
}

function isAcronym(folded: string): boolean {
  if (acronyms.has(folded)) return true
  return folded.length >= 2 && folded.length <= 5 && /^[a-z0-9#+]+$/.test(folded) && !vowels.test(folded)
}
