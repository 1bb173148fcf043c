import { z } from 'zod'
import { delimiterChoices } from '../files/text-choices.js'
import { isEncoding } from '../files/text-encoding.js'
import type { SourceDescription } from '../model/classification.js'
import type { ColumnRole, Recipe } from '../model/ingest.js'

const plainRoles =
  'code|code-and-title|parent|level|title|alternative-titles|skill-level|occupation|language|date|employer|place|board|duties|frequency|target-code|target-title|relation|partial|source-partial|target-partial|ignore'
const spokenRoles = 'title|alternative-titles|definition|gloss|tasks|included|excluded|note'
const rolePattern = new RegExp(`^(?:${plainRoles}|(?:${spokenRoles}):(?:[a-z]{2,3}|\\{language\\}))$`)

const columnRole = z.custom<ColumnRole>((role) => typeof role === 'string' && rolePattern.test(role), {
  error: ({ input }) => `"${String(input)}" is not a column role`,
})

function isExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== ''
  } catch {
    return false
  }
}

/** Optional members are left out where they are not given, never set to undefined. */
const compacted = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export const recipeSchema = z
  .strictObject({
    kind: z.enum(['classification', 'index', 'ads', 'correspondence']),
    encoding: z.string().refine(isEncoding, 'not an encoding that can be read').optional(),
    delimiter: z.enum(delimiterChoices).optional(),
    sheet: z.string().optional(),
    furtherSheets: z.array(z.string()).optional(),
    headerRow: z.int().positive().optional(),
    headerRows: z.int().positive().optional(),
    columns: z.record(z.string(), columnRole),
    target: z.string().optional(),
    from: z.string().optional(),
    codeExtract: z.string().refine(isExpression, 'not a regular expression').optional(),
    codeColumns: z.enum(['deepest', 'joined']).optional(),
    fillDown: z.array(z.string()).optional(),
    entryRows: z.strictObject({ column: z.string(), texts: z.array(z.string()) }).optional(),
    codeLengths: z.array(z.int().positive()).optional(),
    levelNames: z.array(z.string()).optional(),
    nothing: z.array(z.string()).optional(),
  })
  .transform((recipe) => compacted(recipe) as Recipe)

const description = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'an id has small letters, digits, hyphens and dots only'),
  title: z.string().min(1),
  publisher: z.string(),
  country: z.string().regex(/^(?:[A-Z]{2}|INT)$/, 'a country is two capital letters, or INT'),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  version: z.string(),
  licence: z.string(),
  origin: z.string(),
  sample: z.boolean().default(false),
})

/** `source.json`: what is known of the source, the file as received, and how to read it. */
export const sourceFileSchema = description.extend({ file: z.string().min(1), recipe: recipeSchema.optional() })

export interface ShippedRecipe {
  readonly id: string
  /** Regular expression over the file's name; a group `language` fills `{language}` below. */
  readonly fileName: string
  readonly recipe: Recipe
  /** What is known of the source without asking. */
  readonly source: Partial<SourceDescription>
}

export const publisherRecipesSchema = z.object({
  publisher: z.string(),
  recipes: z.array(
    z.strictObject({
      id: z.string(),
      about: z.string(),
      fileName: z.string(),
      recipe: recipeSchema,
      source: description
        .extend({ id: z.string(), languages: z.array(z.string()) })
        .partial()
        .transform((source) => compacted(source) as Partial<SourceDescription>),
    }),
  ),
})
