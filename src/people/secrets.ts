import { randomBytes } from 'node:crypto'
import { sha256 } from '../files/hash.js'

/** 256 random bits, fit for an address, a cookie or a header: nobody guesses it, so one round of SHA-256 hides it. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** How a secret is kept: what is read from the database opens nothing. */
export const secretHash = (secret: string): string => sha256(secret)

/** What an API token begins with, so that one left in a file is recognised for what it is. */
const tokenMark = 'concord_'
export const newApiToken = (): string => `${tokenMark}${newSecret()}`
