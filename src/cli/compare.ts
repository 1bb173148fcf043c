import { Command, InvalidArgumentError, Option } from 'commander'
import { comparePage, comparisonTable, type Differing, differings, listedTitles } from '../pipeline/compare-list.js'
import { methodComparer } from '../pipeline/compare-methods.js'
import { status, tabSeparated } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

interface CompareOptions extends WorkspaceOptions {
  readonly source: string
  readonly target: string
  readonly from: number
  readonly limit: number
  readonly differing: Differing
  readonly json?: boolean
}

export const compareCommand: CommandMaker = (terminal, finish) =>
  new Command('compare')
    .description(
      'What each method alone, and each preset, puts first for the titles of a classification, by their words, and how sure it is.',
    )
    .requiredOption('--source <id>', 'the national classification, as ingested')
    .option('--target <id>', 'the classification to map to', 'isco-08')
    .option('--from <number>', 'title to begin with, from 1', wholeNumber, 1)
    .option('--limit <number>', 'titles listed at most; 0: all', wholeNumber, 0)
    .addOption(
      new Option('--differing <what>', 'titles listed: all, those on which methods differ, or on which presets do')
        .choices(differings)
        .default('all'),
    )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: CompareOptions) => {
      const { rows, lookedAt, notes, total } = await inWorkspace(options, terminal, async (workspace) => {
        const titles = await listedTitles(workspace, options.source)
        const comparer = await methodComparer(workspace, options.target, true)
        const page = await comparePage(comparer, titles.slice(Math.max(0, options.from - 1)), {
          size: options.limit === 0 ? Infinity : options.limit,
          differing: options.differing,
        })
        return { ...page, notes: comparer.notes, total: titles.length }
      })
      for (const note of notes) terminal.note(note)
      const differing = rows.filter(({ differ }) => differ !== 'no').length
      terminal.note(`${lookedAt} of ${total} titles looked at, ${rows.length} listed, ${differing} of them differ.`)
      terminal.out(options.json ? JSON.stringify(rows) : tabSeparated(comparisonTable(rows)))
      finish(status.done)
    })

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is not a whole number.')
  return Number(text)
}
