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
 * while one types or where they are switched off; a key held down decides once.
 */
export function meaningOf({ key, control, alternate, repeated, focus }: KeyPress, singleKeys: boolean): string | null {
  if (repeated || alternate) return null
  if (focus === 'typing') {
    if (key === 'Escape') return 'leave'
    return key === 'Enter' && control ? 'Enter' : null
  }
  if (control) return null
  if (key === 'Enter') return focus === 'control' ? null : 'Enter'
  if (key.length !== 1 || !singleKeys) return null
  return key.toLowerCase()
}

const typed = 'textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])'

export function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest(typed) !== null || (target instanceof HTMLElement && target.isContentEditable)) return 'typing'
  return target.closest('a, button, summary, input, dialog') !== null ? 'control' : 'elsewhere'
}
