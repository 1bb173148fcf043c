import { cohensKappa, rawAgreement } from './agreement.js'
import type { Interval } from './bootstrap.js'
import { atDigits, type CodedTitle } from './coder-agreement.js'
import { wilsonInterval } from './wilson.js'

/** How the answers given with, or without, a sight of the machine compare with what it said. */
export interface MachineAgreement {
  /** Answers where both the coder and the machine said something. */
  readonly answers: number
  readonly same: number
  readonly share: number | null
  readonly interval: Interval
  /** Titles that both coded, and how far the two agree with each other. */
  readonly pairs: number
  readonly coders: number | null
  readonly kappa: number | null
}

export interface MachinePull {
  readonly seen: MachineAgreement
  readonly blind: MachineAgreement
  /** Share that agrees with the machine when it is seen, minus the share when it is not; `null` where one is missing. */
  readonly difference: number | null
  readonly interval: Interval | null
}

/**
 * Whether seeing the machine's answer pulls coders towards it. Titles are blind by lot, so the difference between the two
 * shares is the pull; its interval is Newcombe's, of two Wilson intervals.
 */
export function machinePull(titles: readonly CodedTitle[], digits: number): MachinePull {
  const seen = withMachine(
    titles.filter(({ blind }) => !blind),
    digits,
  )
  const blind = withMachine(
    titles.filter((title) => title.blind),
    digits,
  )
  if (seen.share === null || blind.share === null) return { seen, blind, difference: null, interval: null }
  const difference = seen.share - blind.share
  const interval = {
    low: difference - Math.hypot(seen.share - seen.interval.low, blind.interval.high - blind.share),
    high: difference + Math.hypot(seen.interval.high - seen.share, blind.share - blind.interval.low),
  }
  return { seen, blind, difference, interval }
}

function withMachine(titles: readonly CodedTitle[], digits: number): MachineAgreement {
  let [answers, same] = [0, 0]
  for (const title of titles) {
    for (const slot of [0, 1] as const) {
      const [answer, machine] = [atDigits(title.answers[slot], digits), atDigits(title.machine[slot], digits)]
      if (answer === null || machine === null) continue
      answers += 1
      if (answer === machine) same += 1
    }
  }
  const units = titles.map((title) => title.answers.map((answer) => atDigits(answer, digits)))
  return {
    answers,
    same,
    share: answers === 0 ? null : same / answers,
    interval: wilsonInterval(same, answers),
    pairs: units.filter((unit) => unit.every((value) => value !== null)).length,
    coders: rawAgreement(units),
    kappa: cohensKappa(units),
  }
}
