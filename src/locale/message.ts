/** One text for each plural form that a language has (CLDR); `other` serves where a form is not given. */
export interface PluralMessage {
  readonly one: string
  readonly other: string
  readonly zero?: string
}

/** A text with `{name}` placeholders, or one for each plural form, chosen by the value `count`. */
export type Message = string | PluralMessage

export type MessageValues = Readonly<Record<string, string | number>>

/** The names of the placeholders in a text. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

/** Fills the placeholders; one without a value stays as it is, so that its absence shows. */
export const fillMessage = (text: string, shown: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => shown[name] ?? whole)
