import { z } from 'zod'
import { delimiterChoices } from '../files/text-choices.js'
import { isEncoding } from '../files/text-encoding.js'
import type { ColumnRole } from '../model/ingest.js'
import { kinds, roleFrom } from '../pipeline/column-roles.js'
import type { ReadingChoices } from '../pipeline/reading-choices.js'
import type { SourceWords } from '../pipeline/source-words.js'
import type { UnderstoodSource } from '../pipeline/understand-source.js'
import type { Draft } from './uploads.js'

/** Columns whose roles a page lets one choose; those beyond keep the role they have. */
export const columnsShown = 60

const text = z.string().trim().max(300).default('')
const number = z.coerce.number().int().min(0).max(10_000_000).optional().catch(undefined)

const form = z.object({
  action: z.enum(['check', 'read']).catch('check'),
  id: text,
  title: text,
  publisher: text,
  country: text,
  languages: text,
  version: text,
  licence: text,
  kind: z.enum(kinds).optional().catch(undefined),
  target: text,
  from: text,
  encoding: z.string().refine(isEncoding).optional().catch(undefined),
  delimiter: z.enum(delimiterChoices).optional().catch(undefined),
  sheet: z.string().max(300).default(''),
  headerRow: number,
  headerRows: number,
  nothing: z.string().max(2000).default(''),
  fill: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
})

export interface SentImport {
  readonly action: 'check' | 'read'
  readonly words: SourceWords
  readonly choices: ReadingChoices
  /** Another sheet, header row, encoding or delimiter: the columns are other ones, and have to be looked at anew. */
  readonly moved: boolean
}

/** Whether the form asks for the upload to be given up: for that nothing has to be read. */
export const isDiscard = (body: unknown): boolean => z.object({ action: z.literal('discard') }).safeParse(body).success

/** What was sent from the page that shows a file, beside how it was understood on that page. Throws ZodError. */
export function sentImport(body: unknown, shown: UnderstoodSource, draft: Draft): SentImport {
  const sent = form.parse(body)
  const { action, id, title, publisher, country, languages, version, licence } = sent
  const words: SourceWords = { id, title, publisher, country, languages, version, licence }
  const place = placeOf(sent, shown)
  const text = {
    ...(sent.encoding === undefined ? {} : { encoding: sent.encoding }),
    ...(sent.delimiter === undefined ? {} : { delimiter: sent.delimiter }),
  }
  const reread = sent.encoding !== shown.recipe.encoding || sent.delimiter !== shown.recipe.delimiter
  if (place !== null || reread) return { action, words, choices: { ...place, ...text }, moved: true }
  const { sheet, headerRow, headerRows } = draft.choices
  const fields = body as Readonly<Record<string, unknown>>
  return {
    action,
    words,
    moved: false,
    choices: {
      ...text,
      ...(sheet === undefined ? {} : { sheet }),
      ...(headerRow === undefined ? {} : { headerRow }),
      ...(headerRows === undefined ? {} : { headerRows }),
      ...(sent.kind === undefined ? {} : { kind: sent.kind }),
      ...(sent.target === '' ? {} : { target: sent.target }),
      ...(sent.from === '' ? {} : { from: sent.from }),
      roles: rolesOf(fields, shown, languages),
      fillDown: shown.columns.filter(({ at }) => sent.fill.includes(String(at))).map(({ header }) => header),
      nothing: sent.nothing
        .split(/[;\n]/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    },
  }
}

/** Where the form says that the header is, when that is elsewhere than shown. */
function placeOf({ sheet, headerRow, headerRows }: z.infer<typeof form>, shown: UnderstoodSource) {
  const elsewhere =
    (sheet !== '' && sheet !== shown.sheet) ||
    (headerRow !== undefined && headerRow !== shown.headerAt + shown.firstRow) ||
    (headerRows !== undefined && headerRows !== shown.headerRows)
  if (!elsewhere) return null
  const otherSheet = sheet !== '' && sheet !== shown.sheet
  return {
    ...(sheet === '' ? {} : { sheet }),
    // On another sheet the header is looked for anew.
    ...(otherSheet || headerRow === undefined ? {} : { headerRow }),
    ...(otherSheet || headerRows === undefined ? {} : { headerRows }),
  }
}

function rolesOf(
  fields: Readonly<Record<string, unknown>>,
  { columns, description }: UnderstoodSource,
  languages: string,
): Readonly<Record<string, ColumnRole>> {
  const [first = description.languages[0] ?? ''] = languages.toLowerCase().split(/[\s,;]+/)
  return Object.fromEntries(
    columns.map(({ at, header, role }) => {
      const name = fields[`role-${at}`]
      const language = fields[`language-${at}`]
      if (typeof name !== 'string') return [header, role]
      const tag = typeof language === 'string' ? language.trim().toLowerCase() : ''
      // A definition needs a language; the source's first one, where none was given.
      return [header, roleFrom(name, tag) ?? roleFrom(name, first) ?? role]
    }),
  )
}
