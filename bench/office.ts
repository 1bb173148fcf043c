import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { readConfig } from '../src/config.js'
import type { Classification, ClassificationItem, SourceDescription } from '../src/model/classification.js'
import type { Finding } from '../src/model/finding.js'
import type { Title } from '../src/model/title.js'
import { seededRandom } from '../src/numbers/random.js'
import { initWorkspace, type Workspace } from '../src/pipeline/workspace.js'

export const officeCorrespondence = 'made-noc--made-target'

export interface Office {
  readonly workspace: Workspace
  close(): Promise<void>
}

/** A workspace of its own in a temporary folder, with so many made-up titles, each with a finding. */
export async function madeOffice(count: number): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-office-'))
  const workspace = await initWorkspace(folder, {
    config: { ...readConfig({}), reviewer: 'A. Reviewer' },
    now: () => new Date(),
    newId: randomUUID,
    note: () => undefined,
  })
  await fill(workspace, count)
  return {
    workspace,
    async close() {
      await workspace.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const report = {
  ...{ file: 'made.csv', rowsIn: 1, kept: 1, duplicates: 0, refused: [] },
  ...{ bannerRows: 0, headerRows: 1, blankRows: 0, remarks: [] },
}

const description = (id: string): SourceDescription => ({
  ...{ id, title: id, publisher: 'Nobody', country: 'INT', languages: ['en', 'es'] },
  ...{ version: '1', licence: 'CC0', origin: 'made', sample: false },
})

const words = ['inspector', 'fitter', 'clerk', 'teacher', 'driver', 'cutter', 'planner', 'nurse', 'guide', 'analyst']
const fields = ['rail', 'timber', 'payroll', 'mine', 'school', 'harbour', 'textile', 'dairy', 'network', 'garden']

/** A classification of four levels, 400 groups at the last. */
function classification(id: string): Classification {
  const items: ClassificationItem[] = []
  const add = (code: string) => {
    const place = Number(code)
    const label = `${fields[place % 10]!} ${words[Math.floor(place / 10) % 10]!}s ${code}`
    const definition = { en: `People who do the work of ${label}, under the rules of their trade. `.repeat(4) }
    const parent = code.length === 1 ? null : code.slice(0, -1)
    const labels = { en: label, es: `${label} (es)` }
    items.push({ code, parent, depth: code.length, labels, notes: { definition }, skillLevel: '2' })
  }
  const below = (code: string, digits: number) => {
    for (let digit = 1; digit <= digits; digit++) {
      add(`${code}${digit}`)
      if (code.length < 3) below(`${code}${digit}`, code.length === 2 ? 4 : 5)
    }
  }
  below('', 4)
  const names = ['major group', 'sub-major group', 'minor group', 'unit group']
  const levels = names.map((name, at) => ({ depth: at + 1, name, codePattern: `\\d{${at + 1}}` }))
  return { source: description(id), levels, items }
}

async function fill({ store }: Workspace, count: number): Promise<void> {
  const target = classification('made-target')
  const source = classification('made-noc')
  const codes = target.items.filter(({ depth }) => depth === 4).map(({ code }) => code)
  const random = seededRandom(20_261_123)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  await store.saveClassification(target, report)
  await store.saveClassification(source, report)
  await store.saveCorrespondence({ id: officeCorrespondence, sourceId: 'made-noc', targetId: 'made-target' })
  const titles = Array.from({ length: count }, (_, at): Title => {
    const text = `${pick(fields)} ${pick(words)} ${pick(fields)} ${at % 9 === 0 ? 'assistant' : String(at)}`
    const origin =
      at % 3 === 0
        ? ({ kind: 'Ad', source: 'made-ads' } as const)
        : ({ kind: 'Entry', source: 'made-noc', code: pick(codes) } as const)
    return { id: `t${at}`, text, language: 'en', languageFrom: 'declared', origin, frequency: 1 + (at % 97) }
  })
  await store.saveTitles(officeCorrespondence, titles)
  await store.saveFindings(
    officeCorrespondence,
    'run-1',
    titles.map((title) => finding(title, pick, random, codes)),
  )
}

function finding(
  { id, text }: Title,
  pick: <T>(values: readonly T[]) => T,
  random: () => number,
  codes: readonly string[],
): Finding {
  const shown = [...new Set(Array.from({ length: 10 }, () => pick(codes)))]
  const best = 0.2 + 0.75 * random()
  const candidates = shown.map((code, at) => ({
    ...{ code, rank: at + 1, score: 1 / (at + 1) },
    evidence: (['characters', 'words', 'dense'] as const).map((method, place) => ({
      ...{ method, score: 0.9 / (at + 1), rank: at + 1 + (place % 2), matchedTitle: `${text} ${code}` },
      ...{ matchedLanguage: 'en', matchedSource: 'made-target' },
    })),
  }))
  return {
    kind: 'Mapped',
    ...{ titleId: id, code: shown[0]!, probability: best, relation: null, candidates },
    rationale: `The nearest index title is “${text}”.`,
    method: { adjudicator: 'statistical', model: null, promptHash: null, fallback: null },
    probabilities: shown.map((_, at) => (at === 0 ? best : (1 - best) / 12)),
    noneProbability: 0.02,
  }
}
