import { de } from './de.js'
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { pl } from './pl.js'
import { pt } from './pt.js'
import type { LanguageRules } from './rule.js'

/** The languages with rules of their own. */
export const rulesByLanguage: Readonly<Record<string, LanguageRules>> = { de, en, es, fr, pl, pt }
