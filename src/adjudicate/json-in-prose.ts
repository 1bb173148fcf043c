export interface JsonFound {
  /** Every outermost JSON object in the text, in order. */
  readonly objects: readonly unknown[]
  /** True when the text ends inside an object. */
  readonly cutOff: boolean
}

/** Each brace may mean reading on to the end: a text of nothing but braces would take for ever. */
const bracesTried = 200

/** Finds JSON objects in a model's words: bare, in a code fence, between sentences, after a block of thinking. */
export function jsonInProse(text: string): JsonFound {
  const spoken = text.replace(/<think>[\s\S]*?<\/think>/gi, ' ')
  const objects: unknown[] = []
  let at = spoken.indexOf('{')
  for (let tries = 0; at >= 0 && tries < bracesTried; tries++) {
    const end = endOfObject(spoken, at)
    const value = end === null ? undefined : parsed(spoken.slice(at, end))
    if (value !== undefined) objects.push(value)
    // What starts like an object and never ends is cut off; `{like this}` is prose and is passed over.
    else if (end === null && /^\{\s*"/.test(spoken.slice(at, at + 200))) return { objects, cutOff: true }
    at = spoken.indexOf('{', value === undefined ? at + 1 : end!)
  }
  return { objects, cutOff: false }
}

/** The index after the brace that closes the one at `start`; `null` when none does. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at++) {
    const letter = text[at]
    if (inString) {
      if (letter === '\\') at++
      else if (letter === '"') inString = false
    } else if (letter === '"') inString = true
    else if (letter === '{') depth++
    else if (letter === '}' && --depth === 0) return at + 1
  }
  return null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
