import type { Page } from '../store/port.js'

/** What a pager shows; addresses are `null` where there is nothing to go to. */
export interface Pager {
  /** First and last row shown, from 1; both 0 in an empty list. */
  readonly from: number
  readonly to: number
  readonly total: number
  readonly previousHref: string | null
  readonly nextHref: string | null
}

export const pageOf = (number: number, size: number): Page => ({ offset: (number - 1) * size, limit: size })

/** The pager of a list; `hrefOf` makes the address of a page, counted from 1. */
export function pagerOf(total: number, number: number, size: number, hrefOf: (page: number) => string): Pager {
  const { offset } = pageOf(number, size)
  const shown = Math.max(0, Math.min(size, total - offset))
  return {
    from: shown === 0 ? 0 : offset + 1,
    to: shown === 0 ? 0 : offset + shown,
    total,
    previousHref: number > 1 ? hrefOf(number - 1) : null,
    nextHref: offset + size < total ? hrefOf(number + 1) : null,
  }
}
