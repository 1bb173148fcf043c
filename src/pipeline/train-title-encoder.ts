import { statSync } from 'node:fs'
import { encoderHash } from '../embed/encoder-file.js'
import type { EncoderTraining } from '../embed/encoder-model.js'
import { trainEncoder, type TrainingProgress } from '../train/train-encoder.js'
import { requireClassification } from './target.js'
import { type EncoderPlan, itemPlan, occupationPlan } from './encoder-plan.js'
import { type KeptEncoder, keptEncoder } from './title-encoder.js'
import { targetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

export type { TrainingProgress } from '../train/train-encoder.js'

export interface TrainRequest {
  readonly targetId: string
  /** Share of the titles, in [0, 0.5], that a first encoder is measured on and never learns from; 0: not measured. */
  readonly heldOut: number
  /** Train anew even where the encoder is there. */
  readonly anew: boolean
  readonly onEpoch: (progress: TrainingProgress, stage: TrainingStage) => void
}

/** `measuring`: the epoch is of the encoder that only measures; `occupations`: of the one of occupations within items. */
export type TrainingStage = 'measuring' | 'training' | 'occupations'

/** One epoch of one member of the encoder that was measured on held-out titles. */
export type HeldOutPoint = Pick<TrainingProgress, 'member' | 'epoch' | 'loss' | 'heldOutRight'>

/** An encoder that is kept. */
export interface TrainedEncoder {
  readonly file: string
  /** SHA-256 of all that the encoder is. */
  readonly hash: string
  readonly bytes: number
  readonly textVersion: string
  readonly dimension: number
  readonly rows: number
  readonly codes: number
  /** False where the encoder of these titles was there already. */
  readonly trained: boolean
  readonly training: EncoderTraining
}

export interface TrainOutcome extends TrainedEncoder {
  /** That of occupations within items; `null` where few titles tell any apart. */
  readonly occupations: TrainedEncoder | null
  /** What the whole encoder gives on titles held out, and how each member came there; `null` where nothing was held out. */
  readonly heldOut: {
    readonly titles: number
    readonly right: number
    readonly curve: readonly HeldOutPoint[]
  } | null
  readonly notes: readonly string[]
  readonly seconds: number
}

/**
 * Trains the encoders of a target's titles, or finds them in the cache: those that a mapping then uses. With a share held
 * out, an encoder is first trained on the rest and measured; those that are kept learn from all titles.
 * Throws `classification/unknown`, `encoder/untrainable`, `file/cannot-write`.
 */
export async function trainTitleEncoder(workspace: Workspace, request: TrainRequest): Promise<TrainOutcome> {
  const started = workspace.now().getTime()
  const { targetId, heldOut: share, anew, onEpoch } = request
  const target = await requireClassification(workspace, targetId)
  const titles = targetTitles(target, await workspace.store.indexEntries(targetId))
  const plan = itemPlan(titles)
  const heldOut = share === 0 ? null : await measured(plan, share, onEpoch)
  const kept = await keptEncoder(workspace, plan, { anew, onEpoch: (progress) => onEpoch(progress, 'training') })
  const finer = occupationPlan(titles)
  const occupations =
    finer && (await keptEncoder(workspace, finer, { anew, onEpoch: (progress) => onEpoch(progress, 'occupations') }))
  return {
    ...asTrained(kept),
    occupations: occupations && asTrained(occupations),
    heldOut,
    notes: [...kept.notes, ...(occupations?.notes ?? [])],
    seconds: (workspace.now().getTime() - started) / 1000,
  }
}

function asTrained({ model, file, trained }: KeptEncoder): TrainedEncoder {
  const { textVersion, dimension, rows, training } = model
  return {
    ...{ file, hash: encoderHash(model), bytes: statSync(file).size, textVersion, dimension, rows },
    ...{ codes: model.codes.length, trained, training },
  }
}

async function measured(
  { labels, options }: EncoderPlan,
  share: number,
  onEpoch: TrainRequest['onEpoch'],
): Promise<TrainOutcome['heldOut']> {
  const curve: HeldOutPoint[] = []
  const { training } = await trainEncoder(labels, {
    ...options,
    heldOut: share,
    onProgress: (progress) => {
      const { member, epoch, loss, heldOutRight } = progress
      curve.push({ member, epoch, loss, heldOutRight })
      onEpoch(progress, 'measuring')
    },
  })
  // Members are trained at the same time: put in order, the curve does not depend on which was faster.
  curve.sort((a, b) => a.member - b.member || a.epoch - b.epoch)
  return training.heldOut && { ...training.heldOut, curve }
}
