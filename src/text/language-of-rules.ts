import { type LanguageDetector, trainLanguageDetector } from './language-detector.js'
import * as de from './rules/de-words.js'
import * as en from './rules/en-words.js'
import * as es from './rules/es-words.js'
import * as fr from './rules/fr-words.js'
import * as pl from './rules/pl-words.js'
import * as pt from './rules/pt-words.js'
import { rulesByLanguage } from './rules/all.js'

const lists = { de, en, es, fr, pl, pt }
/** A title is a head, little words and fields; learning them in pairs teaches both the words and the joints. */
const joints = 4

let learnt: LanguageDetector | undefined

/** Learns on first use: commands that need no language do not pay for it. */
function detector(): LanguageDetector {
  learnt ??= trainLanguageDetector(
    Object.entries(lists).flatMap(([language, { heads, fields }]) => {
      const little = rulesByLanguage[language]!.connectives.split(' ').slice(0, joints)
      const matter = fields.split(' ')
      return heads.split(' ').map((head, i) => ({
        language,
        title: `${head} ${little[i % little.length]!} ${matter[i % matter.length]!}`,
      }))
    }),
  )
  return learnt
}

/** A detector for the six languages that the normaliser knows, learnt from its own words: for lists without labels. */
export const detectorOfRules: LanguageDetector = {
  languages: Object.keys(lists),
  ofTitle: (title, among) => detector().ofTitle(unaccented(title), among),
  ofList: (titles, among) => detector().ofList(titles.map(unaccented), among),
}

/** The words of the rules carry no accents. */
const unaccented = (title: string): string => title.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
