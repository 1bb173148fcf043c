import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsOf from 'ajv-formats'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientOf, type Client } from '../client.js'
import { exampleId, exampleWorkspace, type Example } from '../example-workspace.js'
import { openWorkbook } from '../../review/filled-workbook.js'
import { operations } from '../../../src/server/api/operations.js'
import { descriptionFrom, operationsIn, type Description } from './description.js'

// The package is CommonJS; its default export is the module or the function, by who loads it.
const addFormats = ('default' in addFormatsOf ? addFormatsOf.default : addFormatsOf) as (ajv: Ajv2020) => unknown

let example: Example
let client: Client
let description: Description
beforeEach(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
  description = await descriptionFrom(client)
})
afterEach(async () => {
  await client.close()
  await example.close()
})

const c = `/api/c/${exampleId}`
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How each operation is called with real data: the address, what is sent, and the status that must come. */
interface Asked {
  readonly address: string | (() => Promise<string>)
  readonly sent?: object
  /** A file in place of an object. */
  readonly file?: () => Promise<Uint8Array>
  /** Its media type, where it is not a workbook. */
  readonly type?: string
  readonly status?: number
}

const decision = { choice: 'code:3153', seen: 0 }
const filled = async (): Promise<Uint8Array> => {
  const response = await client.get(`${c}/review-workbook.xlsx?state=all`)
  const book = openWorkbook(new Uint8Array(await response.arrayBuffer()))
  book.fill('item-6410-20', { decision: 'Accept', comment: 'from the field' })
  book.fill('item-3251-15', { decision: 'Perhaps' })
  await send(`${c}/titles/item-6410-15/decisions`, { choice: 'none', seen: 0 })
  book.fill('item-6410-15', { decision: 'Accept' })
  return book.save()
}

const table = new TextEncoder().encode('Codigo;Nombre\n1;Pescadores\n11;Pescadores de altura\n12;Pescadores de costa\n')
const bytes = 'application/octet-stream'
const uploading = { file: () => Promise.resolve(table), type: bytes }
/** The address of a step with a file that was just uploaded. */
const onUpload = (step: string) => async () => {
  const sent = await client.send('/api/uploads?name=oficios.csv', table, bytes)
  return `/api/uploads/${((await sent.json()) as { readonly id: string }).id}${step}`
}

const calls: Readonly<Record<string, readonly Asked[]>> = {
  listCorrespondences: [{ address: '/api/c' }],
  getOverview: [{ address: c }, { address: '/api/c/none', status: 404 }],
  getProgress: [{ address: `${c}/progress` }, { address: '/api/c/none/progress', status: 404 }],
  listTitles: [
    { address: `${c}/titles` },
    { address: `${c}/titles?state=open&language=pt&sort=probability&size=2&page=2` },
    { address: `${c}/titles?state=sleeping`, status: 400 },
    { address: '/api/c/none/titles', status: 404 },
  ],
  getTitle: [
    { address: `${c}/titles/item-6410-20` },
    { address: `${c}/titles/ad-2` },
    { address: `${c}/titles/none`, status: 404 },
  ],
  getNeighbours: [
    { address: `${c}/titles/item-6410-20/neighbours?state=open` },
    { address: `${c}/titles/none/neighbours`, status: 404 },
  ],
  decideTitle: [
    {
      address: `${c}/titles/item-6410-20/decisions`,
      sent: { ...decision, relation: 'broadMatch', comment: 'é' },
      status: 201,
    },
    { address: `${c}/titles/item-6410-20/decisions`, sent: { ...decision, choice: 'none' }, status: 409 },
    { address: `${c}/titles/item-3251-15/decisions`, sent: { ...decision, choice: 'code:9999' }, status: 422 },
    { address: `${c}/titles/item-3251-15/decisions`, sent: { seen: 0 }, status: 400 },
    { address: `${c}/titles/none/decisions`, sent: decision, status: 404 },
  ],
  undoDecision: [
    { address: `${c}/titles/item-6410-20/undo`, sent: { seen: 0 }, status: 409 },
    { address: `${c}/titles/item-6410-20/undo`, sent: { seen: 'x' }, status: 400 },
  ],
  searchTarget: [
    { address: `${c}/target?q=pilotos` },
    { address: `${c}/target?q=25` },
    { address: `${c}/target` },
    { address: `${c}/target?q=${'x'.repeat(201)}`, status: 400 },
  ],
  listGroups: [
    { address: `${c}/groups` },
    { address: `${c}/groups?under=83` },
    { address: `${c}/groups?under=x`, status: 422 },
  ],
  getGroup: [{ address: `${c}/groups/3153` }, { address: `${c}/groups/8` }, { address: `${c}/groups/x`, status: 422 }],
  listProposals: [{ address: `${c}/proposals` }, { address: `${c}/proposals?state=Accepted` }],
  getProposal: [{ address: `${c}/proposals/cluster-1` }, { address: `${c}/proposals/none`, status: 404 }],
  judgeProposal: [
    { address: `${c}/proposals/cluster-1/verdicts`, sent: { verdict: 'Accept', reason: 'grows' }, status: 201 },
    { address: `${c}/proposals/cluster-1/verdicts`, sent: { verdict: 'Praise' }, status: 400 },
    { address: `${c}/proposals/none/verdicts`, sent: { verdict: 'Accept' }, status: 404 },
  ],
  listSources: [{ address: '/api/sources' }],
  getSource: [{ address: '/api/sources/isco-08' }, { address: '/api/sources/none', status: 404 }],
  listUploads: [{ address: '/api/uploads' }],
  uploadSource: [
    { address: '/api/uploads?name=oficios.csv', ...uploading, status: 201 },
    { address: '/api/uploads', ...uploading, status: 400 },
    { address: '/api/uploads?name=oficios.csv', sent: {}, status: 400 },
    {
      address: '/api/uploads?name=oficios.xlsx',
      file: () => Promise.resolve(new Uint8Array([80, 75, 3, 4, 1, 2])),
      type: bytes,
      status: 422,
    },
  ],
  getUpload: [{ address: onUpload('') }, { address: '/api/uploads/none', status: 404 }],
  correctUpload: [
    {
      address: onUpload('/choices'),
      sent: { words: { title: 'Oficios' }, choices: { roles: { Nombre: 'title:es' } } },
    },
    { address: onUpload('/choices'), sent: { choices: { roles: { Nombre: 'name' } } }, status: 400 },
    { address: onUpload('/choices'), sent: { choices: { roles: { Nada: 'title:es' } } }, status: 422 },
    { address: onUpload('/choices'), sent: { words: { id: 'A B' } }, status: 422 },
    { address: '/api/uploads/none/choices', sent: {}, status: 404 },
  ],
  checkUpload: [
    { address: onUpload('/check'), sent: {} },
    { address: '/api/uploads/none/check', sent: {}, status: 404 },
  ],
  ingestUpload: [
    { address: onUpload('/ingest'), sent: {}, status: 201 },
    { address: '/api/uploads/none/ingest', sent: {}, status: 404 },
  ],
  discardUpload: [
    { address: onUpload('/discard'), sent: {} },
    { address: '/api/uploads/none/discard', sent: {}, status: 404 },
  ],
  listDownloads: [{ address: `${c}/downloads` }],
  getCorrespondenceWorkbook: [{ address: `${c}/downloads/correspondence.xlsx` }],
  getRevisionReportWorkbook: [{ address: `${c}/downloads/revision-report.xlsx` }],
  getRevisionReport: [{ address: `${c}/downloads/revision-report.html` }],
  getTitlesWorkbook: [{ address: `${c}/downloads/titles.xlsx?state=open` }],
  exportReviewWorkbook: [{ address: `${c}/review-workbook.xlsx?state=open&language=pt` }],
  checkReviewWorkbook: [
    { address: `${c}/review-workbook/check`, file: filled },
    { address: `${c}/review-workbook/check`, file: () => Promise.resolve(new Uint8Array([1, 2, 3])), status: 422 },
    { address: `${c}/review-workbook/check`, sent: {}, status: 400 },
  ],
  applyReviewWorkbook: [
    { address: `${c}/review-workbook/apply`, file: filled },
    { address: `${c}/review-workbook/apply?conflicts=perhaps`, file: filled, status: 400 },
  ],
  readApi: [{ address: '/api' }],
  getDescription: [{ address: '/api/openapi.json' }],
  getSession: [{ address: '/api/session' }],
}

async function send(address: string, content: object | Uint8Array, type = workbookType): Promise<Response> {
  const isFile = content instanceof Uint8Array
  return await client.send(address, isFile ? content : JSON.stringify(content), isFile ? type : 'application/json')
}

async function ask(address: string, { sent, file, type }: Asked): Promise<Response> {
  const content = file === undefined ? sent : await file()
  return content === undefined ? await client.get(address) : await send(address, content, type)
}

/** Checks an answer of a kind against what the description says of it. */
async function conforms(response: Response, operationId: string): Promise<void> {
  const found = operationsIn(description).find(({ operation }) => operation.operationId === operationId)!
  const described = found.operation.responses[String(response.status)]
  expect(described, `${operationId} does not describe the status ${response.status}`).toBeDefined()
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!
  expect(Object.keys(described!.content)).toEqual([type])
  if (!type.endsWith('json')) return
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema({ $id: 'api', components: description.components })
  const schema = JSON.parse(JSON.stringify(described!.content[type]!.schema).replaceAll('"#/', '"api#/')) as object
  const valid = ajv.validate(schema, await response.json())
  expect(ajv.errors ?? []).toEqual([])
  expect(valid).toBe(true)
}

describe('every operation of the description', () => {
  it('is called by this test, and no other is', () => {
    const described = operationsIn(description).map(({ operation }) => operation.operationId)
    expect(Object.keys(calls).sort()).toEqual([...described].sort())
  })

  it.each(Object.entries(calls))('%s answers as described', async (operationId, all) => {
    const { path, method } = operationsIn(description).find(({ operation }) => operation.operationId === operationId)!
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+').replace('.', '\\.')}(\\?|$)`)
    for (const asked of all) {
      const address = typeof asked.address === 'string' ? asked.address : await asked.address()
      expect(address).toMatch(pattern)
      expect(method).toBe(asked.sent === undefined && asked.file === undefined ? 'get' : 'post')
      const response = await ask(address, asked)
      expect([address, response.status]).toEqual([address, asked.status ?? 200])
      await conforms(response, operationId)
    }
    expect(example.notes).toEqual([])
  })

  it('undoes what was decided', async () => {
    const title = `${c}/titles/item-6410-20`
    await send(`${title}/decisions`, decision)
    const undone = await send(`${title}/undo`, { seen: 1, comment: 'too soon' })
    expect(undone.status).toBe(201)
    await conforms(undone, 'undoDecision')
    const record = (await (await client.get(title)).json()) as {
      readonly decisions: readonly { readonly kind: string }[]
    }
    expect(record.decisions.map(({ kind }) => kind)).toEqual(['Accept', 'Withdraw'])
  })

  it('the workbook: a dry run writes nothing, an import applies, conflicts are answered with both', async () => {
    const sent = await filled()
    const dry = (await (await send(`${c}/review-workbook/check`, sent)).json()) as { readonly ledger: object }
    expect(dry.ledger).toMatchObject({ read: 18, applied: 1, unchanged: 15, conflicts: 1, refused: 1 })
    const drone = () => example.workspace.store.title(exampleId, 'item-6410-20')
    expect((await drone())!.decisions).toEqual([])
    await send(`${c}/review-workbook/apply`, sent)
    expect((await drone())!.decisions).toMatchObject([{ kind: 'Accept', comment: 'from the field' }])
    const mine = (await (await send(`${c}/review-workbook/apply?conflicts=mine`, sent)).json()) as {
      readonly ledger: object
    }
    expect(mine.ledger).toMatchObject({ applied: 1, conflicts: 0 })
  })

  it('takes a source from its file to the store, as it was corrected', async () => {
    const json = async (response: Response) => (await response.json()) as Record<string, unknown>
    const path = await onUpload('')()
    const words = { id: 'oficios', title: 'Oficios de pesca', languages: 'es' }
    await send(`${path}/choices`, { words, choices: { roles: { Codigo: 'code', Nombre: 'title:es' } } })
    expect(await json(await client.get(path))).toMatchObject({ description: { id: 'oficios', languages: ['es'] } })
    const stored = async () => (await example.workspace.store.sources()).map(({ description }) => description.id)
    expect(await json(await send(`${path}/check`, {}))).toMatchObject({ kind: 'classification', report: { kept: 3 } })
    expect(await stored()).not.toContain('oficios')
    const ingested = await json(await send(`${path}/ingest`, {}))
    expect(ingested).toMatchObject({ description: { title: 'Oficios de pesca' }, report: { rowsIn: 3, kept: 3 } })
    expect(await stored()).toContain('oficios')
    expect((await client.get(path)).status).toBe(404)
    const { total } = await example.workspace.store.history({ act: 'ingest' }, { offset: 0, limit: 1 })
    expect(total).toBe(1)
  })

  it('refuses an index until it is said whose codes it holds, and keeps no file that cannot be read', async () => {
    const path = await onUpload('')()
    await send(`${path}/choices`, { choices: { kind: 'index', roles: { Codigo: 'code', Nombre: 'title:es' } } })
    const refused = await send(`${path}/check`, {})
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'source/no-target' }])
    await send('/api/uploads?name=oficios.xlsx', new Uint8Array([80, 75, 3, 4, 1, 2]), bytes)
    const { uploads } = (await (await client.get('/api/uploads')).json()) as { readonly uploads: readonly unknown[] }
    expect(uploads).toHaveLength(1)
  })

  it('names its operations once', () => {
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
