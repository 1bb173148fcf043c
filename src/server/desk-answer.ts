import type { Request, Response } from 'express'

/** The desk's script asks for the next desk itself instead of its address: one round trip less. */
const asking = 'x-concord-desk'
/** The address that the page answered with stands for. */
const address = 'X-Concord-Address'

export const wantsDesk = (request: Request): boolean => request.get(asking) === 'page'

export const tellAddress = (response: Response, path: string): void => {
  response.set(address, path)
}
