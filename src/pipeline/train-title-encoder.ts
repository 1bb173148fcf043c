import { statSync } from 'node:fs'
import { encoderHash } from '../embed/encoder-file.js'
import type { EncoderTraining } from '../embed/encoder-model.js'
import { trainEncoder, type TrainingProgress } from '../train/train-encoder.js'
import { requireClassification } from './target.js'
import { encoderOptions, keptEncoder } from './title-encoder.js'
import { targetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

export type { TrainingProgress } from '../train/train-encoder.js'

export interface TrainRequest {
  readonly targetId: string
  /** Share of the titles, in [0, 0.5], that a first encoder is measured on and never learns from; 0: not measured. */
  readonly heldOut: number
  /** Train anew even where the encoder is there. */
  readonly anew: boolean
  /** `measuring`: the epoch is of the encoder that only measures. */
  readonly onEpoch: (progress: TrainingProgress, measuring: boolean) => void
}

/** One epoch of one member of the encoder that was measured on held-out titles. */
export type HeldOutPoint = Pick<TrainingProgress, 'member' | 'epoch' | 'loss' | 'heldOutRight'>

export interface TrainOutcome {
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
 * Trains the encoder of a target's titles, or finds it in the cache: the one that a mapping then uses. With a share held
 * out, an encoder is first trained on the rest and measured; the one that is kept learns from all titles.
 * Throws `classification/unknown`, `encoder/untrainable`, `file/cannot-write`.
 */
export async function trainTitleEncoder(workspace: Workspace, request: TrainRequest): Promise<TrainOutcome> {
  const started = workspace.now().getTime()
  const { targetId, heldOut: share, anew, onEpoch } = request
  const target = await requireClassification(workspace, targetId)
  const titles = targetTitles(target, await workspace.store.indexEntries(targetId))
  const heldOut = share === 0 ? null : await measured(titles, share, onEpoch)
  const kept = await keptEncoder(workspace, titles, { anew, onEpoch: (progress) => onEpoch(progress, false) })
  const { model, file, trained, notes } = kept
  const { textVersion, dimension, rows, training } = model
  return {
    ...{ file, hash: encoderHash(model), bytes: statSync(file).size, textVersion, dimension, rows },
    ...{ codes: model.codes.length, trained, training, heldOut, notes },
    seconds: (workspace.now().getTime() - started) / 1000,
  }
}

async function measured(
  { entries }: ReturnType<typeof targetTitles>,
  share: number,
  onEpoch: TrainRequest['onEpoch'],
): Promise<TrainOutcome['heldOut']> {
  const curve: HeldOutPoint[] = []
  const { training } = await trainEncoder(entries, {
    ...encoderOptions(entries),
    heldOut: share,
    onProgress: (progress) => {
      const { member, epoch, loss, heldOutRight } = progress
      curve.push({ member, epoch, loss, heldOutRight })
      onEpoch(progress, true)
    },
  })
  // Members are trained at the same time: put in order, the curve does not depend on which was faster.
  curve.sort((a, b) => a.member - b.member || a.epoch - b.epoch)
  return training.heldOut && { ...training.heldOut, curve }
}
