import type { Locale } from '../locale/locale.js'
import { labelIn } from '../model/language.js'
import type { ReviewDecision } from '../model/review.js'
import { actIdOf } from '../pipeline/review-together.js'
import { loadTarget } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { TitleRecord } from '../store/port.js'
import type { SentDecision } from './decision-form.js'
import { orderedCandidates } from './desk-candidates.js'
import type { DeskView } from './desk-page.js'
import { decisionSentence } from './desk-title.js'
import { shownTo } from './double-coding/withheld.js'
import { queryOf } from './list-state.js'
import { pathOf } from './page.js'
import { decisionKeys, relationKeys } from './vocabulary.js'

/** What the Enter key does: accept the machine's group, or its verdict that none fits. `null` without candidates. */
export function primaryAction({ finding }: TitleRecord, locale: Locale) {
  if (finding?.kind === 'NoTermFound') return { choice: 'none', label: locale.text('desk.none') }
  const code = orderedCandidates(finding)[0]?.candidate.code
  return code === undefined ? null : { choice: `code:${code}`, label: locale.text('desk.accept', { code }) }
}

/** The line that says what was decided on the title before, with the way to take it back. `null` when nothing was. */
export async function lastDecided(
  workspace: Workspace,
  correspondenceId: string,
  view: Pick<DeskView, 'done' | 'list'>,
  locale: Locale,
) {
  if (view.done === '') return null
  const [seen] = await shownTo(workspace, correspondenceId, view.list.withheld, [{ id: view.done }])
  const record = seen && (await workspace.store.title(correspondenceId, seen.id))
  const last = record?.decisions.at(-1)
  if (record === undefined || last === undefined || last.kind === 'Withdraw') return null
  const { items } = await loadTarget(workspace, correspondenceId)
  const together = await decidedAlike(workspace, correspondenceId, last.id, locale)
  const label = 'code' in last ? labelIn(items.get(last.code)?.labels ?? {}, locale.tag) : ''
  return {
    what: [decisionSentence(last, locale), together].filter((part) => part !== '').join(' '),
    label,
    title: record.title.text,
    language: record.title.language,
    revision: record.revision,
    action: `${pathOf(correspondenceId)}/desk/${encodeURIComponent(view.done)}${queryOf(view.list)}`,
  }
}

/** What an act did with the identical titles: how many were decided alike, and how many were left. */
async function decidedAlike({ store }: Workspace, id: string, decisionId: string, locale: Locale): Promise<string> {
  const actId = actIdOf(decisionId)
  const act = actId === null ? undefined : await store.act(id, actId)
  if (act?.kind !== 'identical') return ''
  const [event] = await store.actEvents(act.id)
  const { alike, conflicts } = (event?.body ?? { alike: 0, conflicts: [] }) as {
    readonly alike: number
    readonly conflicts: readonly string[]
  }
  const left = conflicts.length === 0 ? [] : [locale.text('identical.conflicts', { count: conflicts.length })]
  return [locale.text('identical.decided', { count: alike }), ...left].join('; ')
}

/** Both decisions of a conflict: theirs, which stands, and the reviewer's own, which can be made again or left for the next title. */
export function conflictShown(
  { sent, latest }: { readonly sent: SentDecision; readonly latest: ReviewDecision | undefined },
  onwards: string,
  locale: Locale,
) {
  return {
    theirs:
      latest === undefined
        ? null
        : {
            what: decisionSentence(latest, locale),
            reviewer: latest.reviewer,
            when: locale.time(latest.at),
            comment: latest.comment,
          },
    yours: sentSentence(sent, locale),
    choice: sent.choice,
    onwards,
  }
}

function sentSentence({ choice, relation }: SentDecision, locale: Locale): string {
  if (choice === 'none') return locale.text(decisionKeys.NoTermFound)
  if (choice === 'defer') return locale.text(decisionKeys.Defer)
  if (choice === 'undo') return locale.text(decisionKeys.Withdraw)
  const said = locale.text(decisionKeys.Correct, { code: choice.slice('code:'.length) })
  return relation === '' ? said : `${said} · ${locale.text(relationKeys[relation])}`
}
