import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/files/atomic-write.js'
import { packageFile } from '../../src/files/package-root.js'
import { demoCorrespondence, runDemo } from '../../src/pipeline/demo.js'
import { silent } from '../../src/pipeline/progress.js'
import { temporaryFolder } from '../files/temporary-folder.js'
import { fixedSurroundings } from './surroundings.js'

/** What the repository shows of the demonstration's outputs. */
const examples = [
  ...['associations.tsv', 'open-cases.tsv', 'metadata.json'].map((name) => `mappings/${demoCorrespondence}/${name}`),
  `reports/${demoCorrespondence}-revision-report.html`,
]

describe('the examples in mappings/ and reports/', () => {
  it('are what the demonstration makes today (UPDATE_EXAMPLES=1 writes them anew)', async () => {
    const folder = join(temporaryFolder(), 'demo-workspace')
    const { workspace } = await runDemo(folder, fixedSurroundings(), silent)
    await workspace.store.close()
    for (const example of examples) {
      const made = readFileSync(join(folder, example), 'utf8')
      if (process.env.UPDATE_EXAMPLES) writeWhole(packageFile(example), made)
      expect(readFileSync(packageFile(example), 'utf8') === made, `${example} is not current`).toBe(true)
    }
  }, 300_000)
})
