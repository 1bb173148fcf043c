import { errorCatalogue } from '../../errors.js'
import { failureTexts } from '../../locale/failures.js'
import { KnownError, type ErrorCode } from '../../errors.js'
import { onlyHead } from '../classifications.js'
import { sendPage } from '../page.js'
import { descriptionOf } from './openapi.js'
import { tags, type Call, type Operation, type Reply } from './operation.js'
import { anchorOf } from './problem.js'

interface Described {
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: object
    readonly description?: string
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>

/** The description of the API, to be read: by subject, with parameters, bodies, answers and failures. */
export async function apiPage(
  call: Call<unknown, unknown, unknown>,
  operations: readonly Operation[],
): Promise<Reply<never>> {
  const { context, http, locale } = call
  const { paths, components } = descriptionOf(operations) as unknown as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
    readonly components: { readonly schemas: Readonly<Record<string, { readonly description?: string }>> }
  }
  const shown = operations.map((one) => ({ ...line(one, paths[one.path]![one.method]!), tag: one.tag }))
  sendPage(context, http.request, http.response, {
    view: 'api',
    title: locale.text('api.title'),
    section: 'none',
    correspondence: await onlyHead(context.workspace, http.response),
    data: {
      groups: Object.entries(tags).map(([name, description]) => ({
        name,
        description,
        operations: shown.filter(({ tag }) => tag === name),
      })),
      schemas: Object.entries(components.schemas).map(([name, { description = '', ...schema }]) => ({
        name,
        description,
        anchor: `schema-${name}`,
        json: JSON.stringify(schema, null, 2),
      })),
      failures: (Object.keys(errorCatalogue) as readonly ErrorCode[]).map((code) => {
        const { what, todo, language } = failureTexts(new KnownError(code), locale.tag)
        return { code, anchor: anchorOf(code), what, todo, language, status: errorCatalogue[code].http }
      }),
    },
  })
  return { sent: true }
}

function line(one: Operation, { parameters, requestBody, responses }: Described) {
  return {
    id: one.id,
    method: one.method.toUpperCase(),
    path: one.path,
    summary: one.summary,
    description: one.description ?? null,
    needs: one.needs ?? null,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      place: parameter.in,
      required: parameter.required,
      description: parameter.description ?? '',
      values: valuesOf(parameter.schema),
    })),
    takes: requestBody === undefined ? null : contentOf(requestBody.content),
    answers: Object.entries(responses)
      .filter(([status]) => Number(status) < 400)
      .map(([status, { content }]) => ({ status, ...contentOf(content) })),
    failures: one.failures.map((code) => ({ code, anchor: anchorOf(code) })),
  }
}

/** A media type and, where it has one, the name of the schema. */
function contentOf(content: Content) {
  const [type = '', { schema } = { schema: {} }] = Object.entries(content)[0] ?? []
  const name = '$ref' in schema ? (schema.$ref.split('/').at(-1) ?? null) : null
  return { type, name, anchor: name === null ? null : `schema-${name}` }
}

/** What a parameter may be: its values, else its type; then what it is when left out. */
function valuesOf(schema: object): string {
  const {
    enum: values,
    type,
    default: otherwise,
  } = schema as { enum?: readonly string[]; type?: string; default?: unknown }
  const may = values === undefined ? (type ?? '') : values.filter((value) => value !== '').join(' | ')
  return otherwise === undefined || otherwise === '' ? may : `${may} = ${JSON.stringify(otherwise).replaceAll('"', '')}`
}
