import { fold } from '../text/fold.js'

/** Months by name in English, French, Spanish, Portuguese, German and Polish: in full, declined, and as they are cut. */
const names: readonly string[] = [
  'january jan janvier janv enero ene janeiro januar jaenner janner stycznia styczen sty',
  'february feb fevrier fevr fev febrero fevereiro februar lutego luty lut',
  'march mar mars marzo mar marco marz maerz mrz marca marzec',
  'april apr avril avr abril abr kwietnia kwiecien kwi',
  'may mai mayo maio maj maja',
  'june jun juin junio junho juni czerwca czerwiec cze',
  'july jul juillet juil julio julho juli lipca lipiec lip',
  'august aug aout aou agosto ago sierpnia sierpien sie',
  'september sep sept septembre septiembre setiembre set setembro wrzesnia wrzesien wrz',
  'october oct octobre octubre outubro out oktober okt pazdziernika pazdziernik paz',
  'november nov novembre noviembre novembro listopada listopad lis',
  'december dec decembre diciembre dic dezembro dez dezember grudnia grudzien gru',
]
const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, at) => line.split(' ').map((name) => [name, at + 1] as const)),
)

/** What stands beside day, month and year and says nothing: particles, endings of numbers, days of the week. */
const fillers = new Set(
  (
    'de del do da of the le den der am em el dnia r roku er st nd rd th o a ' +
    'monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat sunday sun ' +
    'lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim ' +
    'lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom ' +
    'segunda terca quarta quinta sexta feira seg ter qua qui sex ' +
    'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so ' +
    'poniedzialek pon wtorek wt sroda sr czwartek czw piatek pt sobota sob niedziela nd'
  ).split(' '),
)

const time = /[\s,T]+(?:at|um|às|à|a las)?\s*\d{1,2}[:h]\d{2}.*$/i

/** Day, month and year of a date with the month in letters; `null` where the text is anything else. */
export function writtenDate(
  text: string,
): { readonly year: string; readonly month: string; readonly day: string | undefined } | null {
  if (text.length > 60 || !/\p{L}{3}/u.test(text) || !/\d/.test(text)) return null
  const tokens = fold(text.replace(time, '')).match(/\p{L}+|\d+/gu) ?? []
  const numbers = tokens.filter((token) => /^\d/.test(token))
  const words = tokens.filter((token) => !/^\d/.test(token))
  // "mar. 5 mars": a day of the week may look like a month, and comes first.
  const named = words.filter((word) => months.has(word))
  const month = months.get(named.at(-1) ?? '')
  const known = words.every((word) => months.has(word) || fillers.has(word))
  if (month === undefined || !known || named.length > 2 || numbers.length === 0 || numbers.length > 2) return null
  const short = shortYear(tokens)
  if (short !== null) return { ...short, month: String(month) }
  const year = numbers.find((number) => /^(?:19|20)\d{2}$/.test(number))
  const day = numbers.find((number) => number !== year)
  return year === undefined || (day?.length ?? 0) > 2 ? null : { year, month: String(month), day }
}

/** "5-Mar-24": the day first, the year last. */
function shortYear(tokens: readonly string[]): { readonly year: string; readonly day: string } | null {
  const [day = '', month = '', year = ''] = tokens
  const is = tokens.length === 3 && /^\d{1,2}$/.test(day) && months.has(month) && /^\d{2}$/.test(year)
  return is ? { year: `20${year}`, day } : null
}
