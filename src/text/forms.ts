import { fold } from './fold.js'
import { surfaces } from './surfaces.js'

/** The folded forms under which a title is compared, each once, the whole title first; none where nothing is left. */
export function formsOf(title: string): readonly string[] {
  const written = surfaces(title)
  if (written.length === 1) {
    const only = fold(written[0]!)
    return only === '' ? [] : [only]
  }
  const forms = new Set(written.map(fold))
  forms.delete('')
  return [...forms]
}
