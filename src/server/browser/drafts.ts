/** Comments that were begun and not sent, kept by title until the browser's tab is closed. */
const prefix = 'concord-draft '

const keyOf = (field: HTMLTextAreaElement): string =>
  `${prefix}${field.form?.getAttribute('action')?.split('?')[0] ?? ''}`

export const keepDraft = (field: HTMLTextAreaElement): void => {
  if (field.value === '') sessionStorage.removeItem(keyOf(field))
  else sessionStorage.setItem(keyOf(field), field.value)
}

/** Puts the draft back, unless the server already filled the field. */
export const restoreDraft = (field: HTMLTextAreaElement): void => {
  if (field.value === '') field.value = sessionStorage.getItem(keyOf(field)) ?? ''
}

export const forgetDraft = (field: HTMLTextAreaElement): void => sessionStorage.removeItem(keyOf(field))
