import type { LanguageRules } from './rule.js'
import { noise } from './es-noise.js'
import { terms } from './es-terms.js'
import { fields, genericHeads, heads } from './es-words.js'

export const es: LanguageRules = {
  heads,
  genericHeads,
  fields,
  headEndings: /(?:d[oe]r|dora|tor|tora|ero|era|ista|logo|loga)(?:s|es)?$/,
  connectives: 'de del la el los las y e o u para en con por a al',
  abbreviations:
    'aux=auxiliar adm=administrativo admin=administrativo administ=administrativo asist=asistente tec=técnico ing=ingeniero lic=licenciado coord=coordinador gte=gerente op=operador oper=operador enc=encargado sup=supervisor prof=profesor dr=doctor ejec=ejecutivo vend=vendedor resp=responsable rep=representante',
  hires:
    'busca buscamos solicita solicito solicitamos solicitan requiere incorpora incorporamos contrata necesita selecciona precisa',
  alternatives: 'o u',
  headFirst: true,
  phrases: [...terms, ...noise],
}
