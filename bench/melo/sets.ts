import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A title to be found, or a text to be ranked, under its number in the set. */
export interface Numbered {
  readonly id: string
  readonly text: string
}

/** One set of MELO: national titles, and the labels of ESCO that are ranked for each of them. */
export interface MeloSet {
  /** `fra_q_fr_c_en`: country, language of the titles, language of the labels. */
  readonly name: string
  /** `fra_fr`: both sets of a country share one. */
  readonly country: string
  readonly language: string
  readonly elementLanguage: string
  readonly titles: readonly Numbered[]
  readonly elements: readonly Numbered[]
}

const setName = /^([a-z]{3})_q_([a-z]{2})_c_([a-z]{2})$/

/** The sets below a folder, by name; their annotations are not read. Throws where there are none or a line is bad. */
export function readSets(folder: string): readonly MeloSet[] {
  const sets = readdirSync(folder)
    .sort()
    .flatMap((name): MeloSet[] => {
      const [, country, language, elementLanguage] = setName.exec(name) ?? []
      if (country === undefined || language === undefined || elementLanguage === undefined) return []
      return [
        {
          name,
          country: `${country}_${language}`,
          language,
          elementLanguage,
          titles: readNumbered(join(folder, name, 'queries.tsv')),
          elements: readNumbered(join(folder, name, 'corpus_elements.tsv')),
        },
      ]
    })
  if (sets.length === 0) throw new Error(`${folder}: no folder is named like fra_q_fr_c_en`)
  return sets
}

const readNumbered = (file: string): readonly Numbered[] => numberedLines(readFileSync(file, 'utf8'), file)

/** Lines of number, tab and text. Throws at a line that is not one, and at a number that stands twice. */
export function numberedLines(text: string, file: string): readonly Numbered[] {
  const seen = new Set<string>()
  return linesOf(text).map((line, i) => {
    const [, id, said] = /^(\S+)\t(.*\S.*)$/.exec(line) ?? []
    if (id === undefined || said === undefined) throw new Error(`${file}:${i + 1}: not a number, a tab and a text`)
    if (seen.has(id)) throw new Error(`${file}:${i + 1}: ${id} stands twice`)
    seen.add(id)
    return { id, text: said }
  })
}

/** The elements that are right for each title, by the title's number. Read to learn weights of other countries only. */
export function readAnnotations(folder: string, { name }: MeloSet): ReadonlyMap<string, readonly string[]> {
  const file = join(folder, name, 'annotations.tsv')
  return annotationLines(readFileSync(file, 'utf8'), file)
}

/** Lines of title, 0, element and relevance. Throws at a line that is not one. */
export function annotationLines(text: string, file: string): ReadonlyMap<string, readonly string[]> {
  const right = new Map<string, string[]>()
  linesOf(text).forEach((line, i) => {
    const [, title, element, relevance] = /^(\S+)\s+\S+\s+(\S+)\s+(\d+)$/.exec(line) ?? []
    if (title === undefined || element === undefined) throw new Error(`${file}:${i + 1}: not an annotation`)
    if (relevance === '0') return
    const known = right.get(title)
    if (known) known.push(element)
    else right.set(title, [element])
  })
  return right
}

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)
