import { median, type Timed } from './timed.js'

/** One system's figures on a number of titles; seconds are medians. */
export interface Measured {
  readonly system: string
  readonly titles: number
  readonly seconds: number
  /** Of a run on one title. */
  readonly loading: number
  readonly processorSeconds: number
}

/** A system to be measured: how it is run on all its titles and, to see what loading takes, on one. */
export interface Measurable {
  readonly system: string
  readonly titles: number
  readonly all: () => Timed
  readonly one: () => Timed
}

/** Runs every system so many times, all in turn, so that what else the machine does falls on each alike. */
export function measured(systems: readonly Measurable[], runs: number): readonly Measured[] {
  const rounds = Array.from({ length: runs }, () => systems.map(({ all, one }) => ({ all: all(), one: one() })))
  return systems.map(({ system, titles }, at) => {
    const took = rounds.map((round) => round[at]!)
    return {
      ...{ system, titles },
      seconds: median(took.map(({ all }) => all.seconds)),
      loading: median(took.map(({ one }) => one.seconds)),
      processorSeconds: median(took.map(({ all }) => all.processorSeconds)),
    }
  })
}

/** Titles a second that Ecuador's statistical office published for the answers of its census. */
const ecuador = 217

/** One line a system; `x` is how many times as many titles a second the first system codes. */
export function speedTable(rows: readonly Measured[]): string {
  const rate = ({ titles, seconds }: Measured): number => titles / seconds
  const ours = rate(rows[0]!)
  const lines = rows.map((row) => [
    row.system,
    String(row.titles),
    row.seconds.toFixed(1),
    row.loading.toFixed(1),
    rate(row).toFixed(0),
    (row.titles / Math.max(row.seconds - row.loading, 0.001)).toFixed(0),
    (row.titles / row.processorSeconds).toFixed(0),
    (ours / rate(row)).toFixed(2),
  ])
  const header = ['', 'titles', 'seconds', 'loading', 'titles/s', 'without loading', 'per processor s', 'x']
  const published = ['Ecuador, census (published)', '', '', '', String(ecuador), '', '', (ours / ecuador).toFixed(0)]
  return [header, ...lines, published]
    .map((cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(36) : cell.padStart(16))).join(''))
    .join('\n')
}
