/** A line of a JSON-lines text: its value, or why it is none. Lines count from 1; blank lines are passed over. */
export type JsonLine =
  | { readonly kind: 'Value'; readonly line: number; readonly value: unknown }
  | { readonly kind: 'Bad'; readonly line: number; readonly text: string; readonly reason: string }

export function parseJsonLines(text: string): readonly JsonLine[] {
  return text.split(/\r?\n/).flatMap((content, at): readonly JsonLine[] => {
    if (content.trim() === '') return []
    const line = at + 1
    try {
      return [{ kind: 'Value', line, value: JSON.parse(content) as unknown }]
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return [{ kind: 'Bad', line, text: content.slice(0, 200), reason }]
    }
  })
}

/** One value a line, with a line break at the end. */
export function writeJsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}
