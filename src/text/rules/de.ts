import type { LanguageRules } from './rule.js'
import { noise } from './de-noise.js'
import { terms } from './de-terms.js'
import { fields, genericHeads, heads } from './de-words.js'

export const de: LanguageRules = {
  heads,
  genericHeads,
  fields,
  headEndings:
    /(?:ingenieur|entwickler|berater|leiter|techniker|mechaniker|elektroniker|monteur|fahrer|kaufmann|kauffrau|verkaufer|arbeiter|assistent|fachkraft|helfer|meister|laborant|informatiker|pfleger|lehrer|betreuer|fuhrer|planer|manager|spezialist|analyst|referent|experte|angestellter?|schlosser|bauer|macher|wart|loge|hilfe|kraft|arzt|jurist|anwalt|warter|lackierer|spezialist|trainer|architekt)(?:in|innen|en|n|s)?$/,
  connectives:
    'fur im in der die das den dem des und oder mit zum zur bei als am an auf von vom zu ab als fuer eine einen ein einer',
  abbreviations: 'ing=Ingenieur dipl=Diplom-',
  hires: 'sucht suchen gesucht',
  alternatives: 'oder bzw',
  headFirst: false,
  phrases: [...terms, ...noise],
}
