import { type Draft, noteRemoval } from './normal-title.js'

const entity = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  rsquo: "'",
  lsquo: "'",
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ecirc: 'ê',
  ocirc: 'ô',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  atilde: 'ã',
  otilde: 'õ',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  bull: ' ',
  middot: '·',
}

const simple = /^[A-Za-z0-9 ,.()/&-]*$/
const doubleSpace = /\s\s/
const longestRead = 500

/**
 * The title with its characters put right: entities and tags, escapes, invisible characters, fullwidth and decomposed
 * letters, dashes and quotes in one form, emoji and decoration gone, single spaces. Reads the first 500 characters.
 */
export function repair(given: string, draft: Draft): string {
  let text = given
  if (text.length > longestRead) {
    noteRemoval(draft, text.slice(longestRead, longestRead + 100), 'very_long')
    text = text.slice(0, longestRead)
  }
  if (!simple.test(text)) text = decoration(emoji(oneForm(mojibake(html(text, draft), draft), draft), draft), draft)
  return doubleSpace.test(text) ? text.replace(/\s{2,}/g, ' ').trim() : text.trim()
}

function html(text: string, draft: Draft): string {
  let result = text
  if (result.includes('&')) {
    for (let twice = 0; twice < 2; twice++) {
      result = result.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
        const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
        const character =
          point > 31 && point < 0x110000 ? String.fromCodePoint(point) : named[(name ?? '').toLowerCase()]
        if (character === undefined) return whole
        noteRemoval(draft, whole, 'html')
        return character
      })
    }
  }
  if (result.includes('<')) {
    result = result.replace(/<U\+([\dA-F]{4,6})>/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16) % 0x110000),
    )
    result = result.replace(/<\/?(?:b|i|u|p|br|div|span|strong|em|font|h[1-6]|a|li|ul)(?:\s[^<>]*)?\/?>/gi, (tag) => {
      noteRemoval(draft, tag, 'html')
      return ' '
    })
    result = result.replace(/<([^<>]{2,60})>/g, ' ($1) ')
  }
  return result
}

const twiceEncoded = /[ÃÂ][\u0080-\u00bf]/
const lost = /\ufffd/g

/** UTF-8 read as Latin-1 ("Ã©") is read again; a lost letter is taken out. */
function mojibake(text: string, draft: Draft): string {
  let result = text
  if (twiceEncoded.test(result)) {
    const again = result.replace(/[ÃÂ][\u0080-\u00bf]/g, (pair) =>
      String.fromCodePoint(((pair.charCodeAt(0) & 0x1f) << 6) | (pair.charCodeAt(1) & 0x3f)),
    )
    noteRemoval(draft, result, 'mojibake')
    result = again
  }
  if (result.includes('\ufffd')) {
    noteRemoval(draft, '\ufffd', 'mojibake')
    result = result.replace(lost, '')
  }
  return result
}

function oneForm(text: string, draft: Draft): string {
  const result = text
    .replace(/[™®©℠]/g, '')
    .replace(/[´`]/g, "'")
    .normalize('NFKC')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replace(/[‘’‚‛′ʼ]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[•∙・‧⋅]/g, '·')
    .replace(/[、，]/g, ', ')
    .replace(/[【「『〔]/g, '(')
    .replace(/[】」』〕]/g, ')')
    .replace(/[｜¦│]/g, '|')
    .replace(/\s+/g, ' ')
  if (/[“”„«»]/.test(text)) noteRemoval(draft, text.replace(/[^“”„«»]/g, ''), 'unicode_variants')
  return result
}

/** Pictures with what modifies and joins them: skin tones, zero-width joiner, variation selectors, keycap. */
const pictures = new RegExp(
  String.raw`(?:[\p{Extended_Pictographic}\p{Regional_Indicator}☆★◆■●▶►✓✔➤]|[\u{1f3fb}-\u{1f3ff}]|\u200d|\ufe0e|\ufe0f|\u20e3)+`,
  'gu',
)
const mayHavePicture = /[\u2000-\u2bff\u3000-\u303f]|[\ud83c-\ud83e]|[©®]/

function emoji(text: string, draft: Draft): string {
  if (!mayHavePicture.test(text)) return text
  return text.replace(pictures, (run) => {
    noteRemoval(draft, run, 'emoji_symbol')
    return ' '
  })
}

const shouting =
  /\*+(?!\p{L})|(?<!\p{L})\*+|[¡¿!<>=^]{1,}|#{2,}|(?<![\p{L}\p{N}.])#(?=\s|$)|(?<=^\d{1,2})#|\.{2,}|_{2,}|-{3,}|;\)|\?{1,}|"+|\\+|~+/gu
const mayShout = /[*!¡¿#"?=<>^\\~]|\.\.|__|---|;\)/

/** Runs of marks become a separator, so that what they set apart stays apart; single quotes go. */
function decoration(text: string, draft: Draft): string {
  if (!mayShout.test(text)) return text
  return text.replace(shouting, (run) => {
    noteRemoval(draft, run, 'decoration')
    if (run.startsWith('"')) return ' '
    return run === '*' ? ' ' : ' | '
  })
}
