import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/server/app.js'
import { errorCatalogue } from '../../../src/errors.js'
import { localeTags } from '../../../src/locale/locale.js'
import { clientOf, type Client } from '../client.js'
import { exampleId, exampleWorkspace, type Example } from '../example-workspace.js'
import { descriptionFrom, operationsIn, type Description } from './description.js'

let example: Example
let client: Client
let description: Description
beforeAll(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
  description = await descriptionFrom(client)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route that the application has, however its routers are nested. */
const routesOf = (layers: readonly Layer[]): readonly string[] =>
  layers.flatMap(({ route, handle }) =>
    route === undefined
      ? routesOf(handle?.stack ?? [])
      : Object.keys(route.methods).map((method) => `${method} ${route.path}`),
  )

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(description) as unknown as Record<string, unknown>)
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
    expect(description.openapi).toBe('3.1.0')
  })

  it('names every route under /api, and none that is not there', () => {
    const { stack } = createApp(example.workspace).router as unknown as { readonly stack: readonly Layer[] }
    const served = routesOf(stack).filter((route) => /^\w+ \/api(\/|$)/.test(route))
    const named = operationsIn(description).map(({ path, method }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
    expect(served.length).toBeGreaterThan(20)
    expect([...served].sort()).toEqual([...named].sort())
  })

  it('has a parameter for every part of a path, and no dangling reference', () => {
    for (const { path, operation } of operationsIn(description)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
      const described = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      expect([path, ...described].sort()).toEqual([path, ...inPath].sort())
    }
    const references = [...JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(30)
    expect(references.filter(([, name]) => !Object.hasOwn(description.components.schemas, name!))).toEqual([])
  })
})

describe('the page /api', () => {
  it.each(localeTags)('in %s names every operation, schema and failure', async (tag) => {
    const html = await client.page('/api', { 'accept-language': tag })
    expect(html).toContain(`<html lang="${tag}"`)
    for (const { path, operation } of operationsIn(description)) {
      expect(html).toContain(`id="${operation.operationId}"`)
      expect(html).toContain(path.replace(/=/g, '&#x3D;'))
    }
    for (const name of Object.keys(description.components.schemas)) expect(html).toContain(`id="schema-${name}"`)
    for (const code of Object.keys(errorCatalogue)) expect(html).toContain(`<code>${code}</code>`)
    expect(/undefined|\[object|\sstyle="|javascript:/.exec(html)?.[0]).toBeUndefined()
  })
})

describe('a failure', () => {
  it('is a problem with the code of the catalogue, what happened and what to do', async () => {
    const response = await client.get('/api/c/none/titles')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
    const problem = (await response.json()) as Readonly<Record<string, string>>
    expect(problem).toMatchObject({
      type: '/api#failure-correspondence-unknown',
      status: 404,
      instance: '/api/c/none/titles',
      code: 'correspondence/unknown',
      todo: 'Run "concord map" for it first.',
    })
    expect(await client.page('/api')).toContain(`id="${problem.type!.split('#')[1]!}"`)
  })

  it('speaks the language that the request prefers', async () => {
    const response = await client.get(`/api/c/${exampleId}/titles/none`, { 'accept-language': 'es' })
    expect(((await response.json()) as { readonly what: string }).what).toContain('No hay ningún título')
  })

  it.each([
    ['/api/nothing', 404, 'server/not-found'],
    [`/api/c/${exampleId}/titles?page=0`, 400, 'api/bad-request'],
  ])('of %s has the status %i', async (path, status, code) => {
    const response = await client.get(path)
    expect([response.status, await response.json()]).toMatchObject([status, { code }])
  })

  it('of a change without its token is one too', async () => {
    const address = `${client.url}/api/c/${exampleId}/titles/item-6410-20/decisions`
    const response = await fetch(address, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'server/forbidden' }])
  })
})
