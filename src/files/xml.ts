import { KnownError } from '../errors.js'

/** An element of an XML text, without namespaces, comments or processing instructions. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, not that of its children. */
  readonly text: string
}

/** Elements within elements; data files have a handful. */
const deepest = 64

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!([^>]*)>|<(\/?)([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|</g

/**
 * Reads an XML text. Entities that a document declares itself are refused, so that none can grow without bound.
 * Throws `source/damaged`.
 */
export function parseXml(text: string, file: string): XmlElement {
  const damaged = (detail: string): KnownError => new KnownError('source/damaged', { file, detail })
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' }
  const stack = [root]
  for (const [whole, cdata, declaration, closing, name, attributes, empty, characters] of text.matchAll(token)) {
    const top = stack.at(-1)!
    if (characters !== undefined) top.text += decoded(characters)
    else if (cdata !== undefined) top.text += cdata
    else if (declaration !== undefined) {
      if (/ENTITY|\[/.test(declaration)) throw damaged('it declares entities of its own, which are not read')
    } else if (name === undefined) {
      if (whole === '<') throw damaged('a "<" that begins no element')
    } else if (closing === '/') {
      if (top.name !== name || stack.length < 2) throw damaged(`</${name}> closes what was not opened`)
      stack.pop()
    } else {
      const element: OpenElement = { name, attributes: attributesOf(attributes ?? ''), children: [], text: '' }
      top.children.push(element)
      if (empty !== '/') stack.push(element)
      if (stack.length > deepest) throw damaged(`its elements lie more than ${deepest} deep`)
    }
  }
  if (stack.length > 1) throw damaged(`<${stack.at(-1)!.name}> is never closed: it was cut off`)
  const [first] = root.children
  if (!first) throw damaged('it has no elements')
  return first
}

interface OpenElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: OpenElement[]
  text: string
}

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [
      name!,
      decoded(double ?? single ?? ''),
    ]),
  )

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return named[name] ?? whole
          const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
          return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ''
        },
      )
    : text
