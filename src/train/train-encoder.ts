import { encoderOf } from '../embed/encoder.js'
import { type EncoderModel, encoderTextVersion } from '../embed/encoder-model.js'
import { joinMembers } from './join-members.js'
import { trainMembers, usualWorkers } from './members.js'
import { requireSound, requireTwoCodes } from './sound-options.js'
import type { EpochReport, MemberSettings } from './train-member.js'
import { type LabelledTitle, packLabels } from './training-set.js'

/** How an encoder is trained. The defaults are those measured best on titles of twelve national classifications. */
export interface EncoderOptions {
  /** Same labels, options and seed: the same encoder, bit by bit. */
  readonly seed: number
  /** Times that every label is seen by each member. */
  readonly epochs?: number
  /** Numbers of a title's vector; shared out evenly among the members, 8 or a multiple of 8 for each. */
  readonly dimension?: number
  /** Small encoders trained apart whose vectors are put side by side: together they are surer than one large one. */
  readonly members?: number
  /** Rows that features hash to, a power of two. The model file takes rows x (dimension + 4) bytes. */
  readonly rows?: number
  /** Share of the titles held out to measure on, in [0, 0.5]. */
  readonly heldOut?: number
  /** Members trained at a time, each in a thread; 0: in this thread. The encoder does not depend on it. */
  readonly workers?: number
  readonly onProgress?: (progress: TrainingProgress) => void
}

export interface TrainingProgress extends EpochReport {
  /** From 1. */
  readonly member: number
  readonly members: number
  readonly epochs: number
}

const defaults = { epochs: 5, dimension: 128, members: 4, rows: 1 << 18, heldOut: 0 }

/** First step of Adagrad; it falls evenly to 0. */
const rate = 0.2
/** Share of a title's features left out at random each time it is seen, so that none is relied on alone. */
const dropped = 0.33
/** Probability spread evenly over all codes: labels are sometimes wrong, and often not the only right ones. */
const smoothing = 0.1
/**
 * Gradients of smaller size are passed over: three quarters of the work, nothing measurable in accuracy. Among thousands
 * of codes even a share of one is small, and more of them count.
 */
const thresholdFor = (codes: number): number => Math.min(2e-3, 1.4 / codes)

/**
 * Trains an encoder on labelled titles of any classification and any languages. Titles under several codes are learnt
 * under each; titles of which folding leaves nothing are left out and counted. Throws `encoder/untrainable`.
 */
export async function trainEncoder(labels: readonly LabelledTitle[], options: EncoderOptions): Promise<EncoderModel> {
  const { epochs, dimension, members, rows, heldOut } = requireSound({ ...defaults, ...options })
  const packed = packLabels(labels, heldOut, options.seed)
  requireTwoCodes(packed.record.learnt, packed.codes)
  const settings = Array.from({ length: members }, (_, place): MemberSettings => {
    return {
      rows,
      dimension: dimension / members,
      epochs,
      seed: options.seed + place,
      rate,
      dropped,
      smoothing,
      threshold: thresholdFor(packed.codes.length),
    }
  })
  const trained = await trainMembers(packed.set, settings, options.workers ?? usualWorkers(), (member, epoch) =>
    options.onProgress?.({ ...epoch, member: member + 1, members, epochs }),
  )
  const model: EncoderModel = {
    textVersion: encoderTextVersion,
    rows,
    codes: packed.codes,
    ...joinMembers(trained, rows, packed.codes.length),
    training: { seed: options.seed, epochs, members, ...packed.record, heldOut: null },
  }
  if (packed.heldOut.length === 0) return model
  const ranked = encoderOf(model).rankAll(
    packed.heldOut.map(({ title }) => title),
    1,
  )
  const right = ranked.filter(([first], place) => first?.code === packed.heldOut[place]!.code).length
  const measured = { titles: ranked.length, right: right / ranked.length }
  return { ...model, training: { ...model.training, heldOut: measured } }
}
