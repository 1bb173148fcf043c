import type { LanguageTag } from '../../model/language.js'
import type { NoiseCategory, TitleAttribute } from '../normal-title.js'

/** Noise that is known by its characters, not by its words: it goes wherever it stands. */
export interface Shape {
  readonly category: NoiseCategory
  readonly attribute?: TitleAttribute
  /** A character class that any match contains: titles without it skip the pattern. */
  readonly needs: number
  readonly pattern: RegExp
  /** Only in titles of this language. */
  readonly language?: LanguageTag
  /** What stands in its place; a bar keeps the two sides apart. */
  readonly leaves?: string
}

export const digit = 1
/** At least three digits, at least seven. */
export const number = 256
export const longNumber = 512
export const slash = 2
export const bracket = 4
export const currency = 8
export const at = 16
export const hash = 32
export const dot = 64
export const always = 0

const genderLetters = 'm|w|f|h|d|x|n|nb|i|k|v|s|div|divers|diverse|a|gn|inter|all|o|e|u|t|j'
const money = String.raw`\d[\d.,'\u00a0 ]*\d|\d`
const exempt = String.raw`(?!(?:[a-z]?d365|o365|m365|ms365|as400|as\/400|s4|a3\d0|a220|b7\d7|iso\d+|web3|r3|rs232|rs485|ifrs\d+|e2e|b2[bcge]|h2h|p2p|k12|c130|uh60|s4hana|db2|log4j|nr10|nr35|nr12|nr33|t4|g20|cap3000|auto360|c4isr|l1|l2|l3)\b)`

export const shapes: readonly Shape[] = [
  // "Bac+5", "BAC +4/5": years of study asked for.
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    needs: digit,
    language: 'fr',
    pattern: /(?:\bniveau )?\bbac ?\+ ?\d(?:(?: ?[/-] ?| à | et )\+?\d(?!\d))?/gi,
    leaves: '',
  },
  // "y/o", "e/ou", "and/or": one joint, and the second word of it says which.
  {
    category: 'multi_title',
    needs: slash,
    pattern: /(?<=\s)(?:y|e|and|et|und|i)\/(?=(?:o|u|ou|or|oder|lub)\s)/gi,
    leaves: '',
  },
  { category: 'gender_marker', needs: always, pattern: /(?<![\p{L}])un(?:[·.]e|\s?\(e\)|\/e|\/a)(?=\s)/giu },
  {
    category: 'contact',
    needs: dot,
    pattern:
      /www\.[^\s|,()]+|https?:\/\/[^\s|,()]+?(?:\.(?:com|org|net|io|gov|edu|my|br|fr|mx|pl|de|uk|co|ai|jobs))+(?:\/[^\s|,()]*?(?=\/|\s|$))?\/?/gi,
    leaves: '',
  },
  { category: 'contact', needs: at, pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu },
  {
    category: 'contact',
    needs: longNumber,
    pattern:
      /(?:\b(?:tel|tél|telefon|fone|phone|cel|whats?app)[.:;]?\s*)?(?:\+\d{1,3}[\s.-]?)?\(?\d{2,3}\)?[\s.–-]\d{3,5}[\s.–-]\d{3,4}\b(?!\s*(?:zł|eur|€))/gi,
  },
  {
    category: 'contact',
    needs: longNumber,
    pattern: /\b(?:tel|tél|telefon|fone|phone|cel|whats?app)[.:;]*\s*[\d\s.-]{7,}/gi,
  },
  {
    category: 'date_season',
    attribute: 'date',
    needs: slash,
    pattern: /\b\d{1,2}\/\d{1,2}\/(?:20)?\d{2}\b|\b20\d\d\s?[/-]\s?(?:20)?\d\d\b(?!\d)|\b\d{2}\/20\d\d\b/g,
  },
  {
    category: 'date_season',
    attribute: 'date',
    needs: number,
    pattern:
      /\b20\d\d-\d\d-\d\d\b|\b20[12]\d_\d\d_\d\d_|\b\d\d\.\d\d\.20\d\d\b|\b0[1-9]0[1-9]20[23]\d\b|\b20[12]\d ?- ?20[12]\d\b|\b20[12]\d-\d{2}\b(?!\d)/g,
  },
  {
    category: 'gender_marker',
    attribute: 'genderForms',
    needs: bracket,
    pattern: new RegExp(
      String.raw`[([]\s*(?:(?:${genderLetters}|m[aä]nnlich|weiblich|male|female|masculino|femenino|feminino|homme|femme|hombre|mujer|kobieta|m[eę][zż]czyzna)\b\.?(?:\s*(?:[/|,;:*+-]|\s)\s*\**|\s*[)\]])){2,6}\*?\s*[)\]]?`,
      'gi',
    ),
  },
  {
    category: 'gender_marker',
    attribute: 'genderForms',
    needs: bracket,
    pattern:
      /[([]\s*(?:all|alle)\s*(?:genders?|geschlechter)?\s*(?:welcome|welcomed|willkommen)?\s*[)\]]|[([]\s*(?:gn|any gender|all gender|alle geschlechter|todos los g[eé]neros|tous genres)\s*[)\]]|\bany gender\b|[([]\s*k\/m\s*[)\]]/gi,
  },
  {
    category: 'gender_marker',
    attribute: 'genderForms',
    needs: slash,
    pattern:
      /(?<![\p{L}\p{N}])(?:[hfmwd]\s?\/\s?[fhmwd](?:\s?\/\s?(?:nb|n|x|d|i|div|divers|\*))?|f\/m\/x)(?![\p{L}\p{N}])/giu,
  },
  {
    category: 'gender_marker',
    attribute: 'genderForms',
    needs: always,
    pattern: /(?<![\p{L}\p{N}])[FMHW] ?- ?[MFHW](?: ?- ?[DX])?(?![\p{L}\p{N}])/gu,
  },
  {
    category: 'salary',
    attribute: 'salary',
    needs: currency,
    pattern: new RegExp(
      String.raw`(?:(?:us|r|a|c)?\$|€|£|\brm\s?(?=\d)|\b(?:usd|eur|gbp|inr|sgd|myr)\s?(?=\d))\s?(?:${money})\s?[k+]?(?:\s?(?:-|–|to|a|à|/|e)\s?(?:us|r)?[$€£]?(?:rm\s?)?(?:${money})\s?k?)?(?:\s?(?:[/]|per|an|por|par|na|pro|p\.?a\.?)\s?(?:hr|hour|h|day|month|week|mo|yr|year|annum|hora|mes|mês|dia|jour|mois|godz|std))?(?:\s?(?:usd|eur|k|brutto|netto|gross|net|ctc|pa))*`,
      'gi',
    ),
    leaves: ' | ',
  },
  {
    category: 'salary',
    attribute: 'salary',
    needs: digit,
    pattern: new RegExp(
      String.raw`(?:\b(?:od|do|up to|upto|bis zu|gehalt:?|stawka|~)\s?~?)?\b(?:${money})\s?(?:-|–|do|to|à|a)?\s?(?:${money})?\s?(?:zł(?:otych)?|pln|zl|dhs?|mad|eur|euros?|€|k€|usd|fcfa|lpa|ctc)(?:\s?\/?\s?(?:h|godz|mies|hr|mois|month|pa|na r[eę]k[eę]))?(?:\s?(?:brutto|netto|pa\*?|gross|net))*(?![\p{L}])`,
      'giu',
    ),
    leaves: ' | ',
  },
  {
    category: 'salary',
    attribute: 'salary',
    needs: digit,
    pattern: /\b\d{2,3}\s?k\b(?:\s?-\s?\d{2,3}\s?k\b)?|\bsueldo\s+\p{L}+\s?\d{3,}/giu,
  },
  {
    category: 'location',
    attribute: 'place',
    needs: digit,
    language: 'fr',
    pattern:
      /[([]\s*(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97\d)\s*[)\]]|(?<=\p{L}{2}\s)(?:[1-8]\d|9[0-5]|2[AB])\s*$|(?<=,\s?)(?:[1-8]\d|9[0-5])(?=\s*(?:$|,))/gu,
    leaves: ' | ',
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    needs: bracket,
    pattern:
      /[([]\s*x?\d{1,2}\s*x?\s*[)\]]|[([]\s*\d{1,3}\s?(?:positions?|vagas?|vacantes?|postes?|pax|openings?|posts?|personas?|people|stellen|osoby?|os[oó]b)\s*[)\]]/gi,
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    needs: digit,
    pattern:
      /^0\d\s+(?=\p{L}{3})|\b\d{1,3}\s?pax\b|(?<!sage\s)\bx\s?\d{1,2}\b$|\b(?:[2-9]|[1-9]\d)\s+(?:positions|vagas|vacantes|postes|openings|posti|stellen)\b/giu,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    needs: digit,
    pattern:
      /\b\d{1,3}(?:\s?(?:[/-]|a|à|ou|o|bis|to)\s?\d{1,3})?\s?(?:%|(?:mois|mes[ei]s|months?|monaten?|miesi[eę]cy|ans?|anos|jahren?|years?|weeks|semaines|wochen)(?!\p{L}))(?!\s?(?:exp|de exp|old|remot|home|presencial|zdaln|hybrid|h[ií]brid|t[eé]l[eé]))/giu,
  },
  {
    category: 'date_season',
    attribute: 'date',
    needs: slash,
    pattern: /\b[0-3]?\d\/(?:0?[1-9]|1[0-2]|jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\s*$/gi,
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: number,
    pattern:
      /\b(?:req(?:uisition)?|ref(?:erence|erencia)?|réf|cod(?:igo)?|c[oó]d|job|jr|id|nr|n°|no|nº|vaga|rha|tag|dexis)(?:[.:#_ -]|\s){0,2}(?:id|no|nr)?[.:# -]{0,2}[a-z]{0,5}-?\d{3,}[\d/-]*[a-z]?(?![\p{L}\d])/giu,
    leaves: ' | ',
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: number,
    pattern:
      /\bg[sg]-\d{2,4}(?:-\d+(?:\/\d+)*)?\b|\bfpl:?\s?-?\d+\b|\b[a-z]{1,3}\d{1,3}\/\d{3,}(?:-\d+)*(?:\/\d+)?\b|\b[a-z]{2,6}\/\d{2}\/\d{3,}|\b[a-z]\.[a-z]{2,4}-\d+(?:-\d+)*\/\d+/gi,
    leaves: ' | ',
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: number,
    pattern: new RegExp(
      String.raw`[([]\s*(?:#\s*)?${exempt}(?:[a-z]{1,6}[-_ ]?)?\d{3,}(?:\s?[/,-]\s?\d{2,})*[a-z]?\d*\s*[)\]]`,
      'gi',
    ),
    leaves: ' | ',
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: number,
    pattern: new RegExp(
      String.raw`^\s*(?:#\s*)?${exempt}(?!20[0-3]\d\s)(?:[a-z]{2,4}-?\d{3,}[a-z]?|[a-z]-?\d{4,}|\d{3,}(?:\s\d{3,})?(?:[-/.]\d+)*(?:\s?[A-Z]{1,3})?)(?:\s*[-|:/_]\s*|\s+(?=\p{L}{2}))`,
      'iu',
    ),
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: number,
    pattern: new RegExp(
      String.raw`(?:^|[-|/,_:]\s*|\s)#?${exempt}(?:[a-z]{1,5}[-_]?\d{4,}[a-z]{0,2}|[a-z]{2,6}[-_]\d{3,}|[a-z]{3,5}\d{3})\s*(?=$|[|])`,
      'gi',
    ),
    leaves: ' | ',
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: digit,
    pattern:
      /(?<=[-|/,_]\s?)\b\d{3,}(?:\s?[-/]\s?\d{2,})*\s*(?=$|[|])|(?<!\b(?:dynamics|office|microsoft|ms|as|route|studio|windows|iso|ifrs|nr|lei|24)\s)(?<=\p{L}{2}\s)(?!20[0-3]\d\b)\b(?:\d{3,}|0\d)\s*(?=$|[|])|(?<=\p{Lu}{4}\s)[A-Z]{2}-\d{2}\s*$/giu,
    leaves: ' | ',
  },
  {
    category: 'req_id',
    attribute: 'requisitionId',
    needs: hash,
    pattern: /(?<![\p{L}\d])#\s?\d+\b|(?<![\p{L}\d])#[a-z]\w{2,}/giu,
    leaves: ' | ',
  },
]
