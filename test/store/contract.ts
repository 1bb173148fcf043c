import { describe } from 'vitest'
import { codingClauses } from './contract-coding.js'
import { commentClauses } from './contract-comments.js'
import { decisionClauses } from './contract-decisions.js'
import { dumpClauses } from './contract-dump.js'
import { historyClauses } from './contract-history.js'
import { listClauses } from './contract-lists.js'
import { overviewClauses } from './contract-overview.js'
import { previousMappingClauses } from './contract-previous-mappings.js'
import { peopleClauses } from './contract-people.js'
import { proposalClauses } from './contract-proposals.js'
import { reviewClauses } from './contract-reviews.js'
import { sourceClauses } from './contract-sources.js'
import { titleClauses } from './contract-titles.js'
import type { Place } from './place.js'

/** What every Store promises, whichever database is behind it. */
export function keepsTheStoreContract(name: string, place: Place): void {
  describe(`${name} keeps the Store contract`, () => {
    describe('sources', () => sourceClauses(place))
    describe('previous mappings', () => previousMappingClauses(place))
    describe('titles and findings', () => titleClauses(place))
    describe('decisions', () => decisionClauses(place))
    describe('lists', () => listClauses(place))
    describe('overview', () => overviewClauses(place))
    describe('proposals', () => proposalClauses(place))
    describe('double coding', () => codingClauses(place))
    describe('people', () => peopleClauses(place))
    describe('history', () => historyClauses(place))
    describe('reviews', () => reviewClauses(place))
    describe('comments', () => commentClauses(place))
    describe('dump and load', () => dumpClauses(place))
  })
}
