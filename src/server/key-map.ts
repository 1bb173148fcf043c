import type { MessageKey } from '../locale/catalogues.js'

/** What single keys do on the desk, in the order the help shows; Enter and the digits are fixed. */
export const keyActions = ['defer', 'flag', 'undo', 'comment', 'next', 'previous', 'search', 'help'] as const
export type KeyAction = (typeof keyActions)[number]
export type KeyMap = Readonly<Record<KeyAction, string>>

/** The keys as they are made; the pages name each action by its key here. */
export const usualKeys: KeyMap = {
  defer: 'd',
  flag: 'f',
  undo: 'u',
  comment: 'c',
  next: 'j',
  previous: 'k',
  search: '/',
  help: '?',
}

export const keyActionLabels: Record<KeyAction, MessageKey> = {
  defer: 'keys.defer',
  flag: 'keys.flag',
  undo: 'keys.undo',
  comment: 'keys.comment',
  next: 'keys.next',
  previous: 'keys.previous',
  search: 'keys.search',
  help: 'keys.help',
}

/** One character that can be typed and is neither a digit nor a space: digits choose candidates. */
export const isKey = (value: unknown): value is string =>
  typeof value === 'string' && /^[^\s\d\p{C}]$/u.test(value) && value.length === 1

/** Keys that are given to more than one action. */
export function conflictingKeys(map: KeyMap): readonly string[] {
  const keys = Object.values(map)
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
}

/** `dxfg`: pairs of a usual key and the one that replaces it. */
export const writtenKeys = (map: KeyMap): string =>
  keyActions
    .filter((action) => map[action] !== usualKeys[action])
    .map((action) => `${usualKeys[action]}${map[action]}`)
    .join('')

/** Reads what `writtenKeys` wrote; anything else is as usual. */
export function readKeys(written: string | undefined): KeyMap {
  const pairs = (written ?? '').match(/../gsu) ?? []
  const changed = new Map(pairs.map((pair) => [pair[0], pair[1]]))
  const entries = keyActions.map((action) => {
    const key = changed.get(usualKeys[action])
    return [action, isKey(key) ? key : usualKeys[action]] as const
  })
  const map = Object.fromEntries(entries) as KeyMap
  return conflictingKeys(map).length === 0 ? map : usualKeys
}
