import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTables } from '../../src/files/tables.js'
import { askCorrespondence } from '../../src/pipeline/ask-correspondence.js'
import { silent } from '../../src/pipeline/progress.js'
import { publishCorrespondence, revisionReport } from '../../src/pipeline/publish.js'
import { loopbackServer } from '../ask/loopback-server.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { answerFor, mappedOffice, office, withSettings } from './ask-office.js'

const folder = folderOfThisFile()

it('the report, the workbook and the files list models, prompt hashes, counts and cost', async () => {
  const workspace = await mappedOffice(join(folder, 'office'), ['Operador', 'Encargado', 'Monitor'])
  const server = await loopbackServer(({ body }) => ({ kind: 'says', text: answerFor(body) }))
  try {
    const prices = { CONCORD_PRICE_INPUT: '1', CONCORD_PRICE_OUTPUT: '10' }
    const at = withSettings(workspace, { CONCORD_MODEL_BASE_URL: server.baseUrl, ...prices })
    const { run } = await askCorrespondence(at, { correspondenceId: office, onProgress: silent })
    const hash = run.inputHashes['adjudicate-title.hbs']!
    const words = [
      'tester-2026: 3',
      '3: 3 answered, 0 waiting, 0 failed',
      '0.0045 USD',
      server.baseUrl,
      '3 requests, 2100 input',
    ]

    const { html } = await revisionReport(at, office)
    for (const word of [...words, 'adjudicate-title.hbs (SHA-256)', hash.slice(0, 16)]) {
      expect(html.replaceAll('&#x3D;', '=')).toContain(word)
    }
    const { files } = await publishCorrespondence(at, office)
    const [book, ...texts] = files
    const published = texts.map((file) => readFileSync(file, 'utf8')).join('\n')
    const { tables } = await readTables(book!, { inflateLimit: 100, languages: [] })
    const cells = tables.flatMap(({ rows }) => [...rows].flat()).join('\n')
    for (const word of [...words, hash]) {
      expect(published).toContain(word)
      expect(cells).toContain(word)
    }
  } finally {
    await server.close()
    await workspace.store.close()
  }
})
