/**
 * The forms under which one title may be compared: as written, the parts of a slashed or gendered title
 * ("Abatteur / Abatteuse de carrière"), an ending in brackets or after a slash dropped ("enfermeiro(a)", "cajero/a"),
 * and an inverted index title put straight ("Accountant, tax"). The first is always the title itself.
 */
export function surfaces(title: string): readonly string[] {
  if (!marks.test(title)) return title.trim() === '' ? [] : [title.trim()]
  const found = new Set<string>([title.trim()])
  const neutral = withoutEndings(title)
  found.add(neutral)
  for (const form of slashedForms(neutral)) found.add(form)
  const inverted = /^([^,]{2,60}),\s*([^,]{2,60})$/.exec(neutral)
  if (inverted) found.add(`${inverted[2]!} ${inverted[1]!}`)
  const outsideBrackets = neutral.replace(/\s*\([^()]*\)\s*/g, ' ').trim()
  if (outsideBrackets.length >= 3) found.add(outsideBrackets)
  found.delete('')
  return [...found]
}

/** A title with none of these has one form. */
const marks = /[(/,·.*:_]/

/** "enfermeiro(a)", "cajero/a", "développeur·se", "JEFA/E", "Mitarbeiter*in": the short ending after the mark goes. */
function withoutEndings(title: string): string {
  return title
    .replace(/(?<=\p{L}{2})\s?\((?:a|as|o|os|e|es|se|ne|trice|euse|in|innen|ra|r|ère|le|ve|fe)\)/giu, '')
    .replace(/(?<=\p{L}{2})[/·.*:_](?:a|as|o|os|e|es|se|ne|trice|euse|in|innen|r|ra)(?![\p{L}.])/giu, '')
    .trim()
}

/**
 * "Abatteur / Abatteuse de carrière" is "Abatteur de carrière" and "Abatteuse de carrière" when both sides name the
 * same thing in two genders (they begin alike); otherwise each side stands for itself.
 */
function slashedForms(title: string): readonly string[] {
  const sides = title.split(/\s*\/\s*/)
  if (sides.length !== 2) return sides.length > 2 && sides.length <= 4 ? sides : []
  const [left, right] = [sides[0]!.trim(), sides[1]!.trim()]
  const leftWords = left.split(' ')
  const lastOfLeft = leftWords.at(-1) ?? ''
  const [firstOfRight = '', ...restOfRight] = right.split(' ')
  const rest = restOfRight.join(' ')
  const before = leftWords.slice(0, -1).join(' ')
  if (sameStem(lastOfLeft, firstOfRight)) {
    return [`${before} ${lastOfLeft} ${rest}`.trim().replace(/\s+/g, ' '), `${before} ${right}`.trim()]
  }
  if (sameStem(leftWords[0] ?? '', firstOfRight)) {
    const longer = right.length > left.length ? right : left
    return [left, right, longer]
  }
  return [left, right]
}

function sameStem(one: string, other: string): boolean {
  const a = one.toLowerCase()
  const b = other.toLowerCase()
  const least = Math.max(3, Math.floor(Math.min(a.length, b.length) * 0.6))
  return a.length >= 3 && b.length >= 3 && a.slice(0, least) === b.slice(0, least)
}
