import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ingestNamed } from '../../../src/pipeline/ingest-source.js'
import type { Workspace } from '../../../src/pipeline/workspace.js'

/** Ingests a target of five items, named `small`, from a file made in the folder. */
export async function ingestSmallTarget(workspace: Workspace, folder: string): Promise<void> {
  const file = join(folder, 'small.csv')
  writeFileSync(file, 'code;title\n2221;Nurse\n7112;Bricklayer\n2611;Lawyer\n7115;Carpenter\n5120;Cook\n')
  await ingestNamed(workspace, file, {
    ...{ id: 'small', title: 'Small', publisher: '', country: 'INT', languages: ['en'], version: '', licence: '' },
    ...{ origin: '', sample: false },
  })
}
