import type { LanguageRules } from './rule.js'
import { noise } from './fr-noise.js'
import { terms } from './fr-terms.js'
import { fields, genericHeads, heads } from './fr-words.js'

export const fr: LanguageRules = {
  heads,
  genericHeads,
  fields,
  headEndings: /(?:[td]eur|euse|ienn?e?|iste|iere?|trice|ologue)s?$/,
  connectives: 'de d du des la le les et ou pour en a au aux avec sur dans chez l un une par',
  abbreviations:
    'ing=ingénieur dev=développeur resp=responsable asst=assistant adm=administratif admin=administratif comm=commercial dir=directeur',
  hires: 'recrute recrutent recherche recherchons recrutons embauche',
  alternatives: 'ou',
  headFirst: true,
  phrases: [...terms, ...noise],
}
