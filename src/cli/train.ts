import { Command, InvalidArgumentError } from 'commander'
import {
  type TrainedEncoder,
  type TrainingProgress,
  type TrainingStage,
  type TrainOutcome,
  trainTitleEncoder,
} from '../pipeline/train-title-encoder.js'
import { status, tabSeparated } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

interface TrainOptions extends WorkspaceOptions {
  readonly target: string
  readonly heldOut: number
  readonly force?: boolean
  readonly json?: boolean
}

export const trainCommand: CommandMaker = (terminal, finish) =>
  new Command('train')
    .description(
      'Train the encoder of all titles that point to a classification, as "concord map" otherwise does when it first needs it.',
    )
    .option('--target <id>', 'the classification that titles are mapped to', 'isco-08')
    .option(
      '--held-out <share>',
      'measure first on this share of the titles, held out: 0.1 is a tenth; at most 0.5',
      readShare,
      0,
    )
    .option('--force', 'train anew even where the encoder of these titles is there')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: TrainOptions) => {
      const outcome = await inWorkspace(options, terminal, (workspace) =>
        trainTitleEncoder(workspace, {
          targetId: options.target,
          heldOut: options.heldOut,
          anew: options.force === true,
          onEpoch: (progress, stage) => terminal.note(epochLine(progress, stage)),
        }),
      )
      for (const note of outcome.notes) terminal.note(note)
      terminal.out(options.json ? JSON.stringify(outcome) : tabSeparated(outcomeRows(outcome)))
      finish(status.done)
    })

function readShare(text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 0.5)) throw new InvalidArgumentError('It is not a share from 0 to 0.5.')
  return value
}

const share = (value: number | null): string => (value === null ? '' : value.toFixed(4))

function epochLine({ member, members, epoch, epochs, loss, heldOutRight }: TrainingProgress, stage: TrainingStage) {
  const right = heldOutRight === null ? '' : `, ${share(heldOutRight)} of the titles held out right`
  return `${stage}: member ${member} of ${members}, epoch ${epoch} of ${epochs}: loss ${loss.toFixed(4)}${right}`
}

type Rows = readonly (readonly (string | number)[])[]

function outcomeRows(outcome: TrainOutcome): Rows {
  const { heldOut } = outcome
  const held: Rows =
    heldOut === null
      ? []
      : [
          ['held out: titles', heldOut.titles],
          ['held out: right', share(heldOut.right)],
          ['held out', 'member', 'epoch', 'loss', 'right'],
          ...heldOut.curve.map(({ member, epoch, loss, heldOutRight }) => [
            ...['held out', member, epoch],
            ...[loss.toFixed(4), share(heldOutRight)],
          ]),
        ]
  return [
    ...held,
    ...encoderRows(outcome),
    ...(outcome.occupations === null
      ? []
      : encoderRows(outcome.occupations).map(([what = '', ...values]) => [`occupations: ${what}`, ...values])),
    ['seconds', outcome.seconds.toFixed(1)],
  ]
}

const encoderRows = ({ training, ...encoder }: TrainedEncoder): Rows => [
  ['model file', encoder.file],
  ['trained', encoder.trained ? 'now' : 'before; --force trains anew'],
  ['sha-256', encoder.hash],
  ['bytes', encoder.bytes],
  ['text version', encoder.textVersion],
  ['codes', encoder.codes],
  ['dimension', encoder.dimension],
  ['rows', encoder.rows],
  ['labels learnt', training.learnt],
  ['labels repeated', training.repeated],
  ['labels without words', training.empty],
  ['titles under several codes', training.contradictory],
  ['languages', training.languages.join(' ')],
  ...training.labelSets.map(({ source, labels, hash }) => ['label set', source, labels, hash]),
]
