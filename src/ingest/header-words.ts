import { cleanText } from './cell-text.js'
import type { RolePart } from './columns.js'
import { headerWordsOfOtherScripts } from './header-words-other-scripts.js'

/**
 * Words by which offices and job boards head their columns, in the languages they publish in. The first line that
 * matches wins, so narrower words come before wider ones ("alternative title" before "title").
 */
const headerWords: readonly (readonly [role: RolePart, words: RegExp])[] = [
  ['relation', /\b(mapping relation|relation|match type|type of match|tipo de correspondencia)\b/],
  ['partial', /\b(part|partial|partially|parcial|partiel|teilweise)\b/],
  [
    'ignore',
    /\b(uri|url|link|enlace|http|uuid|commit|status|hidden ?labels|modified|in ?scheme|concept ?type|salary|salario|salaire|currency)\b|^id$/,
  ],
  ['place', /\b(location|residence|ubicacion)\b/],
  ['language', /^(language|lang|idioma|langue|sprache|lingua|jezyk|taal|iso 639.*)$/],
  [
    'alternative-titles',
    /\b(alt ?labels?|alternat\w*|synonym\w*|sinonim\w*|otras denominaciones|autres appellations|other (titles|names)|weitere)\b/,
  ],
  [
    'skill-level',
    /\b(skill ?level|nivel de (competencias?|cualificacion)|niveau de competences?|anforderungsniveau)\b/,
  ],
  ['included', /\b(includ\w*|inclu[iy]\w*|comprend\w*|umfasst|examples?|ejemplos|exemplos|exemples)\b/],
  ['excluded', /\b(exclud\w*|exclu[iy]\w*|nicht (enthalten|einzubeziehen)|elsewhere)\b/],
  ['tasks', /\b(tasks?|tareas|taches|tarefas|funciones|duties|aufgaben|main duties)\b/],
  [
    'definition',
    /\b(definition\w*|definicion\w*|definic\w*|description\w*|descripcion detallada|beschreibung|begriffsbestimmung|scope ?notes?|detailed description)\b/,
  ],
  ['note', /\b(notes?|notas?|observacion\w*|observac\w*|remarks?|remarques?|comments?|anmerkung\w*|uwagi)\b/],
  ['parent', /\b(parent|broader|superior|padre|pai|superordinate|ubergeordnet\w*|perteneciente)\b/],
  ['level', /\b(level|nivel|niveau|ebene|stufe|hierarch\w*|soc group|poziom|livello|grado|grade)\b/],
  [
    'code',
    /\b(code|codes|codigo|cod|kod|kode|kody|codul|codi|codice|schlussel\w*|klucz|nummer|number|numero|clave|id|ids|notation|symbol|kodas|kods|kood|koodi|kodu|ma so|ma nghe|nr|isco ?(08|88)?|ciuo ?(08|88)?|citp ?(08|88)?|cbo|ssoc|kldb|sinco code|rome)\b/,
  ],
  ['date', /\b(dates?|fecha\w*|data|datum|month|mes|mois|published|publicacion|posted|year|ano|first seen)\b/],
  [
    'employer',
    /\b(employer|company|empresa|entreprise|employeur|firma|arbeitgeber|organi[sz]ation|empregador|pracodawca|azienda)\b/,
  ],
  [
    'place',
    /\b(place|location|city|ubicacion|lugar|municip\w*|localidad\w*|cidade|ciudad|lieu|ville|ort|standort|state|estado|region|miejscowosc)\b/,
  ],
  ['frequency', /\b(freq\w*|counts?|cantidad|quantidade|nombre d|anzahl|employment|persons|weight)\b/],
  [
    'title',
    /\b(titles?|titulo\w*|titre\w*|intitule\w*|libelle\w*|labels?|preferred ?label|denomina\w*|bezeichnung\w*|berufsbenennung\w*|benennung|name|nombre|nome|nom|nazwa|naam|nazev|nazov|naziv|nosaukums|pavadinimas|nimetus|nimike|nimi|megnevezes\w*|foglalkozas\w*|denumire\w*|ocupati\w*|zanimanj\w*|zamestnan\w*|povolan\w*|zawod\w*|specjalnosc\w*|stanowisko|meslek\w*|unvan\w*|betegnelse\w*|yrke\w*|stilling\w*|ammatti\w*|ten nghe\w*|nama|jabatan|pekerjaan|beroep\w*|mestiere|voce|titel|benamning|heiti|term|termo|occupations?|ocupa\w*|profess\w*|appellation\w*|beruf|job|puesto|cargo|offer|oferta|header|groups?|grupos?|gruppe\w*|descripcion|descricao)\b/,
  ],
]

/** A header as its words are looked for: in small letters, without accents, its parts divided by single spaces. */
export const foldedHeader = (header: string): string =>
  cleanText(header)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** A role that a header's words speak for, and the word. */
export interface HeaderWord {
  readonly role: RolePart
  readonly word: string
}

/**
 * The roles that a header's words speak for, strongest first. Of a header of several rows, the lowest says most. What is
 * about the record and not about the occupation (links, status, dates of change) plays no other role.
 */
export function headerWordsOf(header: string): readonly HeaderWord[] {
  const parts = header.split(' / ').reverse().map(foldedHeader)
  const found = parts.flatMap((text) => (text.length > longestHeader ? [] : wordsIn(text)))
  if (found[0]?.role === 'ignore') return found.slice(0, 1)
  return found.filter(({ role }, at) => found.findIndex((other) => other.role === role) === at)
}

/** The strongest of them; `null` when the words speak for none. */
export const headerWordOf = (header: string): HeaderWord | null => headerWordsOf(header)[0] ?? null

/** A longer text is no header. */
const longestHeader = 120

const wordsIn = (text: string): readonly HeaderWord[] =>
  [...headerWords, ...headerWordsOfOtherScripts].flatMap(([role, words]) => {
    const found = words.exec(text)
    return found ? [{ role, word: found[0] }] : []
  })
