/** A text without the e-mail addresses and phone numbers of people, and how many there were. */
export interface WithoutContacts {
  readonly text: string
  readonly emails: number
  readonly phones: number
}

const name = String.raw`[\p{L}\p{N}._%+-]{1,64}`
const host = String.raw`[\p{L}\p{N}-]{1,64}`
const emails = [
  // cook@casa.example
  `${name}@${host}(?:\\.[\\p{L}\\p{N}-]{2,}){1,4}`,
  // cook (at) casa.example, cook arroba casa ponto com
  `${name}\\s?(?:[([](?:at|arroba)[)\\]]|\\sarroba\\s)\\s?${host}(?:(?:\\.|\\s?[([]dot[)\\]]\\s?|\\s(?:dot|ponto|punto)\\s)[\\p{L}\\p{N}-]{2,}){1,4}`,
  // cook at casa dot example; "Cook at Casa.example" is an employer
  `${name}\\sat\\s${host}(?:\\sdot\\s[\\p{L}\\p{N}-]{2,}){1,4}`,
]
const email = new RegExp(`(?:e-?mails?\\s*:?\\s*)?(?:${emails.join('|')})`, 'giu')

/** Words before a number that say that somebody answers it. */
const cue =
  /(?:whats\s?app|whats|wpp|zap|telefone|telefon[oi]?|t[eé]l[eé]phone|phone|fone|tel|t[eé]l|celular|cel|mobile|m[oó]vil|call|ligue|ligar|appelez|llame|llamar|contato|contacto|contact|☎|📞|📱)\.?\s*(?:n[ºo°]\.?\s*)?[:.-]?\s*/
    .source

/** A number as people write one to be called: between separators that no salary, date or code has. */
const written = [
  // International: +33 6 12 34 56 78, 0055 11 91234-5678
  /(?:\+|\b00(?=[1-9]))\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s./-]?\d){6,11}/,
  // (11) 91234-5678
  /\(\s?0?\d{2,4}\s?\)\s?\d{3,5}[\s.-]?\d{3,5}(?:[\s.-]?\d{2,4})?/,
  // 06 12 34 56 78, 01.23.45.67.89
  /\b0\d(?:[\s.-]\d{2}){4}\b/,
  // 555-123-4567
  /\b\d{3}[.-]\d{3}[.-]\d{4}\b/,
  // 11 91234-5678, 91234-5678
  /\b(?:\d{2}\s)?9\d{4}-\d{4}\b/,
  // 612 345 678
  /\b[67]\d{2}\s\d{3}\s\d{3}\b/,
  // 11912345678
  /\b[1-9]\d9\d{8}\b/,
].map(({ source }) => source)

const phone = new RegExp(`${cue}\\+?\\(?\\d(?:[\\s()./-]{0,2}\\d){6,14}|${written.join('|')}`, 'giu')

const mayHoldEmail = /@|arroba|\(at\)|\[at\]|\sat\s.*\sdot\s/i
const mayHoldPhone = /\d(?:\D{0,4}\d){6}/

/** What was around an address that is gone: brackets with nothing in them, a label or a dash at the end. */
const leftovers = /\(\s*\)|\[\s*\]|(?:\s*[-–—|/,;:]\s*)+$|^(?:\s*[-–—|/,;:]\s*)+/g
const label =
  /[\s,;:|/(–-]*\b(?:e-?mail|whats\s?app|tel|fone|telefone|t[eé]l|cv (?:para|to|[àa])|curr[ií]culos? para)\s*[:.]?\s*$/i

/**
 * Takes e-mail addresses and phone numbers out of an advertisement's text. Numbers without a sign that somebody can be
 * called on them stay: pay, dates, codes and requisition numbers are no phone numbers.
 */
export function withoutContacts(text: string): WithoutContacts {
  let [emails, phones] = [0, 0]
  let left = text
  if (mayHoldEmail.test(text)) left = left.replace(email, () => (emails++, ' '))
  if (mayHoldPhone.test(left)) left = left.replace(phone, () => (phones++, ' '))
  if (emails + phones === 0) return { text, emails, phones }
  return {
    text: left
      .replace(leftovers, ' ')
      .replace(/([,;])\s*(?=[,;])/g, '')
      .replace(label, '')
      .replace(/\s{2,}/g, ' ')
      .trim(),
    emails,
    phones,
  }
}
