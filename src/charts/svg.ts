/** A part of a drawing that is already SVG text; strings that are not are escaped first. */
export type SvgText = string

/** Text as the content of an element or the value of an attribute. */
export const escaped = (text: string): SvgText =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b-\u001f]/g, '')

/** An element; attribute values are escaped, the content must be SVG text already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: SvgText = '',
): SvgText {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(textOf(value))}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** Coordinates need no more than two decimals. */
const textOf = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value

export interface ChartText {
  /** What the chart is about: its accessible name. */
  readonly title: string
  /** What is to be seen in it, in words, for those who cannot see it. */
  readonly description: string
}

/**
 * A whole drawing that takes its text colour and font from the page around it, in light and dark. `group` where it holds
 * links, since an image's contents are hidden from assistive technology. Nothing is styled inline, as strict content
 * policies demand; a page shrinks it to fit with `.chart { max-width: 100%; height: auto }`.
 */
export function drawing(
  { title, description }: ChartText,
  size: { readonly width: number; readonly height: number },
  content: SvgText,
  role: 'img' | 'group' = 'img',
): SvgText {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${size.width} ${size.height}`,
    width: size.width,
    height: size.height,
    role,
    'aria-label': title,
    fill: 'currentColor',
    'font-family': 'inherit',
    'font-size': 11,
    class: 'chart',
  }
  const words = element('title', {}, escaped(title)) + element('desc', {}, escaped(description))
  return element('svg', attributes, words + content)
}
