/** A key press, as far as it matters here. */
export interface KeyPress {
  readonly key: string
  readonly control: boolean
  readonly alternate: boolean
  readonly repeated: boolean
  /** Where the focus is: in a field one types in, on something that Enter works itself, or elsewhere. */
  readonly focus: 'typing' | 'control' | 'elsewhere'
}

/**
 * What a press means: the `data-key` to act on, `leave` to leave a text field, or nothing. Single characters mean nothing
 * while one types or where they are switched off; a key held down decides once. `moved` says which keys stand for others.
 */
export function meaningOf(
  { key, control, alternate, repeated, focus }: KeyPress,
  singleKeys: boolean,
  moved: ReadonlyMap<string, string> = new Map(),
): string | null {
  if (repeated || alternate) return null
  if (focus === 'typing') {
    if (key === 'Escape') return 'leave'
    return key === 'Enter' && control ? 'Enter' : null
  }
  if (control) return null
  if (key === 'Enter') return focus === 'control' ? null : 'Enter'
  if (key.length !== 1 || !singleKeys) return null
  const pressed = key.toLowerCase()
  const known = moved.get(pressed)
  // A key whose meaning went to another one means nothing any more, unless it was given a new one.
  return known ?? ([...moved.values()].includes(pressed) ? null : pressed)
}

/** Keys that were given another meaning: which `data-key` each now stands for. Written as pairs, the usual key first. */
export const movedKeys = (written: string): ReadonlyMap<string, string> =>
  new Map([...(written.match(/../gs) ?? [])].map((pair) => [pair[1] ?? '', pair[0] ?? '']))

const typed = 'textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])'

export function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest(typed) !== null || (target instanceof HTMLElement && target.isContentEditable)) return 'typing'
  return target.closest('a, button, summary, input, dialog') !== null ? 'control' : 'elsewhere'
}
