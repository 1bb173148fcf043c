import { expect, it } from 'vitest'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { createApp } from '../../src/server/app.js'
import { clientOf } from './client.js'
import { exampleId, exampleWorkspace } from './example-workspace.js'

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

const readingRoutes = (layers: readonly Layer[]): readonly string[] =>
  layers.flatMap(({ route, handle }) =>
    route === undefined ? readingRoutes(handle?.stack ?? []) : route.methods.get ? [route.path] : [],
  )

const values: Readonly<Record<string, string>> = {
  id: exampleId,
  titleId: 'item-6410-20',
  clusterId: 'cluster-1',
  code: '3153',
  sourceId: 'isco-08',
}

/** An address that a route serves: its parts filled with what is there, parts that may be left out filled too. */
const addressOf = (path: string): string =>
  path
    .replace(/[{}]/g, '')
    .replace(/:(\w+)/g, (_, name: string) => (path === '/sources/:id' ? 'isco-08' : (values[name] ?? 'none')))

async function dumped({ store }: Workspace): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const row of store.dump()) rows.push(JSON.stringify(row))
  return rows
}

it('every address that can be read, read, leaves the store as it was', async () => {
  const example = await exampleWorkspace()
  const client = await clientOf(example.workspace)
  const { stack } = createApp(example.workspace).router as unknown as { readonly stack: readonly Layer[] }
  const addresses = [...new Set(readingRoutes(stack))].map(addressOf)
  expect(addresses.length).toBeGreaterThan(40)
  const before = await dumped(example.workspace)
  const answered: Record<string, number> = {}
  for (const address of addresses) {
    for (const query of ['', '?state=all&choice=none&seen=0&action=apply&verdict=Accept']) {
      const response = await client.get(`${address}${query}`)
      await response.arrayBuffer()
      answered[address] ??= response.status
    }
  }
  expect(await dumped(example.workspace)).toEqual(before)
  expect(Object.entries(answered).filter(([, status]) => status >= 500)).toEqual([])
  expect(Object.values(answered).filter((status) => status === 200).length).toBeGreaterThan(30)
  await client.close()
  await example.close()
})
