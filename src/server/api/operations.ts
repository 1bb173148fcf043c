import { correspondenceOperations } from './correspondences.js'
import { downloadOperations } from './downloads.js'
import type { Operation } from './operation.js'
import { proposalOperations } from './proposals.js'
import { reviewWorkbookOperations } from './review-workbook.js'
import { ownOperations } from './session.js'
import { sourceOperations } from './sources.js'
import { targetOperations } from './target.js'
import { titleOperations } from './titles.js'
import { uploadOperations } from './uploads.js'

/** Every operation of the API: one file a resource. What stands here is served, described and tested. */
export const operations: readonly Operation[] = [
  ...correspondenceOperations,
  ...titleOperations,
  ...targetOperations,
  ...proposalOperations,
  ...sourceOperations,
  ...uploadOperations,
  ...downloadOperations,
  ...reviewWorkbookOperations,
  ...ownOperations(() => operations),
]
