import { z } from 'zod'
import { answer, count, labels, list } from '../named-schema.js'
import { titleRow } from './titles.js'

export const searchResults = answer(
  'SearchResults',
  'Groups of the target, the fullest match first.',
  z.object({
    words: z.string(),
    results: list(
      z.object({ code: z.string(), title: z.string(), matchedTitle: z.string(), matchedLanguage: z.string() }),
    ),
  }),
)

const groupLine = answer(
  'GroupLine',
  'A group with how many lie under it.',
  z.object({ code: z.string(), labels, mappable: z.boolean().describe('Titles may lie in it'), below: count }),
)

export const groups = answer(
  'Groups',
  'The groups under one, in the order of their codes.',
  z.object({ groups: list(groupLine) }),
)

export const group = answer(
  'Group',
  'A group of the target with all that helps to choose it.',
  z.object({
    code: z.string(),
    parent: z.string().nullable(),
    depth: z.int().min(1),
    labels,
    notes: z.object({
      gloss: labels.optional(),
      definition: labels.optional(),
      tasks: labels.optional(),
      included: labels.optional(),
      excluded: labels.optional(),
      other: labels.optional(),
    }),
    skillLevel: z.string().nullable(),
    mappable: z.boolean(),
    path: list(groupLine).describe('The groups above, top first'),
    children: list(groupLine),
    titles: list(titleRow).describe('Titles settled or proposed in it, at most 50'),
  }),
)
