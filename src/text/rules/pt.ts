import type { LanguageRules } from './rule.js'
import { noise } from './pt-noise.js'
import { terms } from './pt-terms.js'
import { fields, genericHeads, heads } from './pt-words.js'

export const pt: LanguageRules = {
  heads,
  genericHeads,
  fields,
  headEndings: /(?:d[oe]r|dora|[ct]or|[ct]ora|eiro|eira|ista|logo|loga)$/,
  connectives: 'de da do das dos e ou para em no na nos nas com por a ao i l',
  abbreviations:
    'aux=auxiliar atend=atendente superv=supervisor espec=especialista adm=administrativo admin=administrativo assist=assistente analis=analista anal=analista tec=tecnico eng=engenheiro coord=coordenador ger=gerente op=operador oper=operador prod=producao manut=manutencao repres=representante desenv=desenvolvedor estag=estagiario enc=encarregado consult=consultor mec=mecanico eletr=eletricista prof=professor enf=enfermeiro vend=vendedor mot=motorista',
  hires: 'contrata contratamos busca buscamos procura',
  alternatives: 'ou e',
  headFirst: true,
  phrases: [...terms, ...noise],
}
