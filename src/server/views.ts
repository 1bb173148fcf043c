import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileTemplate, type Template } from '../files/template.js'
import type { MessageKey } from '../locale/catalogues.js'
import type { Locale } from '../locale/locale.js'

/** Renders a view in the reader's language. Throws `template/failed` for a value that the view names and the data lacks. */
export interface Views {
  render(name: string, locale: Locale, data: object): string
}

const folder = fileURLToPath(new URL('./views/', import.meta.url))

/** A person's name for the id that records keep; `nobody` are the words for somebody forgotten. */
export type SayPerson = (id: string, nobody: string) => string

/** All views of this folder; each is compiled once a language, when it is first asked for. */
export function loadViews(sayPerson: SayPerson = (id) => id): Views {
  const sources = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => [basename(name, '.hbs'), readFileSync(`${folder}${name}`, 'utf8')]),
  )
  const compiled = new Map<string, Template>()
  return {
    render(name, locale, data) {
      const key = `${locale.tag}/${name}`
      const template =
        compiled.get(key) ??
        compileTemplate(sources[name] ?? '', {
          file: `${name}.hbs`,
          partials: sources,
          helpers: viewHelpers(locale, sayPerson),
        })
      compiled.set(key, template)
      return template(data)
    },
  }
}

/** What views may call. Values of a text are given in pairs: `{{t "titles.found" "count" total}}`. */
export const viewHelpers = (locale: Locale, sayPerson: SayPerson) => ({
  t: (key: unknown, ...pairs: readonly unknown[]) => locale.text(key as MessageKey, valuesFrom(pairs)),
  number: (value: unknown) => locale.number(Number(value)),
  percent: (value: unknown) => locale.percent(Number(value)),
  /** `{{person reviewer}}`: the name of whom the id names. */
  person: (id: unknown) => sayPerson(String(id), locale.text('people.forgotten')),
})

function valuesFrom(pairs: readonly unknown[]): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const value = pairs[at + 1]
    if (typeof value === 'number' || typeof value === 'string') values[pairs[at] as string] = value
  }
  return values
}
