/** One execution of a pipeline step over a correspondence, with all that would be needed to repeat it. */
export interface Run {
  readonly id: string
  readonly correspondenceId: string
  readonly step: 'map' | 'detect'
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly finishedAt: string | null
  /** Name to SHA-256 of what went in: titles, index, prompt. */
  readonly inputHashes: Readonly<Record<string, string>>
  /** Preset, methods, settings and versions as used. */
  readonly settings: Readonly<Record<string, string>>
  /** What had to be done otherwise than asked; shown wherever the run's results are shown. */
  readonly notes: readonly string[]
}
