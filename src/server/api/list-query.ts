import { z } from 'zod'
import { mappingRelations } from '../../model/finding.js'
import { withheldFrom } from '../double-coding/withheld.js'
import type { Call } from './operation.js'
import { filterOf, openReasons, orders, origins, states, wholeList } from '../list-state.js'
import type { TitleFilter } from '../../store/port.js'

const word = z.string().max(200).default('')

/** Which titles, as the pages' addresses say it. */
export const listQuery = z.object({
  state: z.enum(states).default('all'),
  language: word.describe('A language tag'),
  origin: z.enum(['', ...origins]).default(''),
  target: word.describe('How the settled, or else the proposed, code begins'),
  source: word.describe('How the source code begins'),
  words: word.describe('Words in the title'),
  reason: z
    .enum(['', ...openReasons])
    .default('')
    .describe('Why a title is open'),
  relation: z.enum(['', ...mappingRelations]).default(''),
  reviewer: word.describe('Id of a person who decided'),
  band: word.describe('Probability from and below: 0.4-0.75'),
  methods: z.enum(['', 'disagree']).default('').describe('disagree: the methods do not agree on the first candidate'),
  flagged: z.enum(['', 'yes']).default(''),
  sort: z.enum(orders).default('queue').describe('queue: least certain and most frequent first'),
})

/** The same, a page at a time. */
export const pagedQuery = listQuery.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(500).default(100).describe('Rows on a page'),
})

/** As far as the person asking may see it. */
export const filterFrom = (
  query: z.output<typeof listQuery>,
  { response }: Call<unknown, unknown, unknown>['http'],
): TitleFilter => filterOf({ ...wholeList, ...query, page: 1, withheld: withheldFrom(response) })

/** The path of what belongs to one correspondence. */
export const ofCorrespondence = z.object({ id: z.string().describe('Id of the correspondence') })
export const ofTitle = ofCorrespondence.extend({ titleId: z.string() })
