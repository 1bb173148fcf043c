import type { SeenRequest } from '../ask/loopback-server.js'
import { readConfig } from '../../src/config.js'
import type { Finding } from '../../src/model/finding.js'
import { mapTitles } from '../../src/pipeline/map-titles.js'
import { ingestShipped } from '../../src/pipeline/shipped-sources.js'
import { initWorkspace, type Surroundings, type Workspace } from '../../src/pipeline/workspace.js'

/** Vague and unusual titles, so that the offline adjudicator is unsure of most. */
const titles = [
  'Ayudante general',
  'Encargado',
  'Jefe de equipo',
  'Operador',
  'Técnico',
  'Gerente',
  'Agente',
  'Enfermero profesional',
  'Asistente de apoyo',
  'Maestro de obras',
  'Monitor',
  'Oficial',
]

export const office = 'noc--isco-08'

/** Settings of an office whose model is at an address; titles of every probability are asked unless it says otherwise. */
export const settingsOf = (environment: Readonly<Record<string, string>>) => ({
  CONCORD_ASK_BELOW: '1.1',
  CONCORD_ASK_VOTES: '1',
  CONCORD_ASK_SECOND_LOOK: 'no',
  CONCORD_MODEL: 'tester',
  ...environment,
})

let made = 0
export function surroundingsOf(
  environment: Readonly<Record<string, string>>,
): Surroundings & { readonly notes: string[] } {
  const notes: string[] = []
  return {
    config: readConfig(settingsOf(environment)),
    now: () => new Date('2026-01-15T12:00:00.000Z'),
    newId: () => `id-${++made}`,
    note: (line) => notes.push(line),
    notes,
  }
}

/** A workspace with these occupations, mapped offline. Only ISCO's own titles are indexed: quick to build. */
export async function mappedOffice(folder: string, occupations: readonly string[] = titles): Promise<Workspace> {
  const workspace = await initWorkspace(folder, surroundingsOf({}))
  await ingestShipped(workspace, ['isco-08'])
  const report = {
    file: 'noc.csv',
    rowsIn: 0,
    kept: 0,
    duplicates: 0,
    refused: [],
    bannerRows: 0,
    headerRows: 1,
    blankRows: 0,
    remarks: [],
  }
  await workspace.store.saveClassification(
    {
      source: {
        id: 'noc',
        title: 'NOC',
        publisher: 'NSO',
        country: 'BR',
        languages: ['es'],
        version: '1',
        licence: 'own',
        origin: '',
        sample: false,
      },
      levels: [{ depth: 1, name: 'occupation', codePattern: '\\d{4}' }],
      items: occupations.map((title, at) => ({
        code: String(1000 + at),
        parent: null,
        depth: 1,
        labels: { es: title },
        notes: {},
        skillLevel: null,
      })),
    },
    report,
  )
  await mapTitles(workspace, { sourceId: 'noc', targetId: 'isco-08', adSourceIds: [] })
  return workspace
}

/** The same office with other settings: a server, a budget. */
export const withSettings = (workspace: Workspace, environment: Readonly<Record<string, string>>): Workspace => ({
  ...workspace,
  config: readConfig(settingsOf(environment)),
})

export const settled = async ({ store }: Workspace): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for await (const { finding } of store.titles(office)) findings.push(finding!)
  return findings
}

interface Schema {
  readonly properties: { readonly code?: { readonly enum: readonly string[] }; readonly relation?: unknown }
}
type Body = { readonly response_format?: { readonly json_schema?: { readonly schema: unknown } } }

/** A good answer to whatever adjudication a request asks for: the first group shown. The probe is answered too. */
export function answerFor(body: Body, changes: object = {}): string {
  const schema = body.response_format?.json_schema?.schema as Schema | undefined
  const codes = schema?.properties.code?.enum
  if (!codes) return '{"colour":"blue"}'
  return JSON.stringify({
    reason: 'The work fits the first group.',
    evidence: [],
    facet: null,
    code: codes[0],
    level: 4,
    runnerUp: 'none',
    abstain: null,
    question: null,
    relation: 'group is broader than title',
    ...changes,
  })
}

/** Only questions about titles, not those of the probe. */
export const isAboutTitle = ({ body }: Pick<SeenRequest, 'body'>): boolean =>
  JSON.stringify(body.response_format ?? {}).includes('adjudication')
