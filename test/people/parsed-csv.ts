import { parse } from 'csv-parse/sync'

/** Comma-separated text as another program reads it. */
export const parseTable = (text: string): readonly (readonly string[])[] => parse(text, { bom: true })
