import type { LanguageRules } from './rule.js'
import { noise } from './pl-noise.js'
import { terms } from './pl-terms.js'
import { fields, genericHeads, heads } from './pl-words.js'

export const pl: LanguageRules = {
  heads,
  genericHeads,
  fields,
  headEndings: /(?:nik|arz|erz|acz|owiec|ista|ysta|olog|ator|iciel|awca|ywca)(?:ka|a)?$/,
  connectives: 'i w we z ze na do dla od ds oraz lub przy o u za po d s',
  abbreviations:
    'kier=kierownik spec=specjalista mgr=magister inz=inżynier naucz=nauczyciel sam=samodzielny st=starszy',
  hires: 'poszukuje poszukujemy zatrudni zatrudnie zatrudnimy szuka szukamy',
  alternatives: 'lub albo',
  headFirst: true,
  phrases: [...terms, ...noise],
}
