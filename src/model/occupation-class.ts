import type { IndexEntry } from './classification.js'

/** No code has it. */
const divider = ' '

/**
 * The class under which an encoder of occupations learns an index title: its item and occupation, or the item alone
 * where the title names none. An occupation under two items makes two classes.
 */
export const occupationClass = ({ code, occupation }: Pick<IndexEntry, 'code' | 'occupation'>): string =>
  occupation === undefined ? code : code + divider + occupation

/** The code of a class's item. */
export const itemOfClass = (name: string): string => name.split(divider, 1)[0]!
