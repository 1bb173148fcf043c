import type { LanguageRules } from './rule.js'
import { noise } from './en-noise.js'
import { terms } from './en-terms.js'
import { fields, genericHeads, heads } from './en-words.js'

export const en: LanguageRules = {
  heads,
  genericHeads,
  fields,
  headEndings: /(?:[^aeiou]er|eer|tor|sor|ist|ician|ant|man|woman|person)s?$/,
  connectives: 'of and or for in at with the a an to on as by from i l',
  abbreviations:
    'asst=assistant mgr=manager exec=executive engr=engineer admin=admin rep=representative spec=specialist coord=coordinator dir=director acct=account mktg=marketing mfg=manufacturing svc=service mgmt=management supv=supervisor',
  hires: 'hiring seeks seeking recruiting recruits wanted:',
  alternatives: 'or cum',
  headFirst: false,
  phrases: [...terms, ...noise],
}
