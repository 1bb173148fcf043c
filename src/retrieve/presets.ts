import { type RetrievalMethod, retrievalMethods } from '../model/finding.js'

/**
 * Which methods a mapping uses. `deterministic`: identical titles, and codes where the code system derives from the
 * target's; nothing is learnt. `lexical`: what the words of titles share; no encoder is trained. `full`: everything.
 */
export const presets = ['deterministic', 'lexical', 'full'] as const
export type Preset = (typeof presets)[number]

export const methodsOfPreset: Readonly<Record<Preset, readonly RetrievalMethod[]>> = {
  deterministic: ['exact'],
  lexical: ['exact', 'characters', 'words', 'profile', 'neighbours'],
  full: retrievalMethods,
}
