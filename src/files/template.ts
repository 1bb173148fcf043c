import Handlebars from 'handlebars'
import { KnownError, reasonOf } from '../errors.js'

export interface TemplateOptions {
  /** Named in errors. */
  readonly file?: string
  /** `html` escapes every value; `text` (prompts, plain files) leaves values as they are. */
  readonly mode?: 'html' | 'text'
  /** Parts that the template includes with `{{> name}}`. */
  readonly partials?: Readonly<Record<string, string>>
  /** More functions for `{{name value}}`; they return text, which is escaped like any value. */
  readonly helpers?: Readonly<Record<string, (...values: readonly unknown[]) => unknown>>
}

export type Template = (data: object) => string

/**
 * Compiles a template once for many renderings. A value that the template names and the data lacks is an error, not a
 * gap. Only templates of the package or the workspace may come here, never text from a source.
 * Throws `template/failed` here or when rendering.
 */
export function compileTemplate(source: string, options: TemplateOptions = {}): Template {
  const engine = Handlebars.create()
  engine.registerHelper({ ...ownHelpers })
  for (const [name, helper] of Object.entries(options.helpers ?? {})) {
    // The engine's own last argument (hash, block) is not for our functions.
    engine.registerHelper(name, (...values: unknown[]) => helper(...values.slice(0, -1)))
  }
  for (const [name, partial] of Object.entries(options.partials ?? {})) engine.registerPartial(name, partial)
  const render = guarded(options.file, () =>
    engine.compile<object>(source, { strict: true, noEscape: options.mode === 'text', preventIndent: true }),
  )
  return (data) => guarded(options.file, () => render(data))
}

/** Renders a template once. Throws `template/failed`. */
export function renderTemplate(source: string, data: object, options: TemplateOptions = {}): string {
  return compileTemplate(source, options)(data)
}

const ownHelpers = {
  /** `{{#if (equal a b)}}` */
  equal: (one: unknown, other: unknown): boolean => one === other,
  /** `{{next @index}}`: counting from 1. */
  next: (index: number): number => index + 1,
  /** `{{join list ", "}}` */
  join: (list: readonly unknown[], between: unknown): string =>
    list.map(String).join(typeof between === 'string' ? between : ', '),
}

function guarded<T>(file: string | undefined, step: () => T): T {
  try {
    return step()
  } catch (thrown) {
    throw new KnownError('template/failed', { file: file ?? '(unnamed)', detail: reasonOf(thrown) }, { cause: thrown })
  }
}
