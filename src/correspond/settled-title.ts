import type { Finding } from '../model/finding.js'
import type { Settlement } from '../model/review.js'
import type { Title } from '../model/title.js'

/** A title with what stands for it and what the machine found: all that a correspondence is made of. */
export interface SettledTitle {
  readonly title: Title
  readonly settlement: Settlement
  /** `undefined` where no run has reached the title. */
  readonly finding: Finding | undefined
}
