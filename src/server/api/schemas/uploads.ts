import { z } from 'zod'
import { delimiterChoices } from '../../../files/text-choices.js'
import { isEncoding } from '../../../files/text-encoding.js'
import { kinds, roleFrom } from '../../../pipeline/column-roles.js'
import { answer, body, count, list, share } from '../named-schema.js'
import { ingestReport, refusedRow, sourceDescription } from './sources.js'

const kind = z.enum(kinds)
const role = z.string().describe('As in a recipe: `code`, `title:pt`, `ignore`')

const column = z.object({
  at: count.describe('From 0'),
  header: z.string(),
  role,
  by: z.enum(['person', 'recipe', 'content']).describe('Who says so'),
  reason: z.string().describe('Of a role found by content'),
  confidence: share.describe('How far header and content agree; not a measured probability'),
  doubtful: z.boolean(),
  examples: list(z.string()),
})

const doubt = z.discriminatedUnion('about', [
  z.object({ about: z.literal('column'), column }),
  z.object({ about: z.literal('missing'), role: z.string() }),
  z.object({ about: z.literal('kind') }),
  z.object({ about: z.literal('target') }),
  z.object({ about: z.literal('from') }),
  z.object({ about: z.literal('languages'), detected: list(z.string()) }),
])

const named = { id: z.string(), name: z.string().describe('The name of the file') }

export const uploads = answer(
  'Uploads',
  'Files that were uploaded and neither ingested nor given up.',
  z.object({ uploads: list(z.object(named)) }),
)

export const upload = answer(
  'Upload',
  'How an uploaded file is understood, and what is doubtful. Nothing of it is stored yet.',
  z.object({
    ...named,
    description: sourceDescription,
    kind,
    recipe: z.looseObject({ kind }).describe('How it is going to be read'),
    recipeBy: z.enum(['person', 'own', 'saved', 'shipped', 'content']).describe('Whose recipe it is'),
    columns: list(column),
    doubts: list(doubt).describe('What should be said before it is relied on'),
    text: z.object({ encoding: z.string(), delimiter: z.string().nullable() }).nullable(),
    sheet: z.string().nullable(),
    sheets: list(z.object({ name: z.string(), rows: count })),
    firstRow: z.int().describe('Number of the first row, as a spreadsheet shows it'),
    headerAt: z.int().describe('From 0, into `rows`'),
    headerRows: count,
    rows: list(list(z.string())).describe('The first rows of the sheet'),
    rowCount: count,
    remarks: list(z.string()).describe('What was found and why'),
  }),
)

export const checkedUpload = answer(
  'CheckedUpload',
  'What ingesting an upload would give; nothing is stored.',
  z.object({
    kind,
    report: ingestReport,
    notCompared: z.string().nullable().describe('A classification whose codes are not at hand to compare with'),
    reasons: list(z.object({ reason: z.string(), rows: list(refusedRow) })).describe('Refused rows by reason'),
    levels: list(z.object({ depth: z.int(), name: z.string(), items: count })),
    entries: count,
    ads: count,
    links: count,
    languages: list(z.object({ language: z.string(), titles: count })),
    findings: list(z.object({ check: z.string(), codes: list(z.string()), detail: z.string() })),
  }),
)

const text = z.string().trim().max(300).optional()
const row = z.int().min(0).max(10_000_000).optional()
const columnNames = z.array(z.string().max(300)).max(200).optional()

const isRole = (value: string): boolean => {
  const [name = '', language = ''] = value.split(':')
  return roleFrom(name, language) !== null
}

export const sentChoices = body(
  'UploadChoices',
  'What is said of a file and how it is to be read. Replaces what was said before; what is left out, Concord finds.',
  z.strictObject({
    words: z
      .strictObject({
        ...{ id: text, title: text, publisher: text, country: text },
        languages: text.describe('With commas between'),
        ...{ version: text, licence: text },
      })
      .default({}),
    choices: z
      .strictObject({
        kind: kind.optional(),
        target: text.describe('Id of the classification whose codes an index or a table points to'),
        from: text.describe('Id of the classification that a table starts from'),
        encoding: z.string().refine(isEncoding, 'no encoding of this name is known').optional(),
        delimiter: z.enum(delimiterChoices).optional(),
        sheet: z.string().max(300).optional(),
        headerRow: row.describe('From 1'),
        headerRows: row,
        roles: z
          .record(z.string().max(300), role.refine(isRole, 'no such role'))
          .optional()
          .describe('By header, or by letter: `Column B`'),
        fillDown: columnNames.describe('Columns whose blank cells repeat the cell above'),
        nothing: columnNames.describe('Cell texts that mean "nothing"'),
      })
      .default({}),
  }),
)
