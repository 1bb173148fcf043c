import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { growth as growthOf } from '../detect/growth.js'
import { writeWhole } from '../files/atomic-write.js'
import { packageFile } from '../files/package-root.js'
import { readText } from '../files/read.js'
import { renderTemplate } from '../files/template.js'
import { writeWorkbook } from '../files/workbook-writer.js'
import type { Proposal } from '../model/detection.js'
import { correspondenceSheets } from '../publish/correspondence-sheets.js'
import { mappingFiles } from '../publish/mapping-files.js'
import { revisionReport as reportData } from '../publish/revision-report.js'
import { revisionSheets } from '../publish/revision-sheets.js'
import type { Revision } from '../publish/revision.js'
import { adsByPeriod } from './ads-by-period.js'
import { sayPerson } from './person-names.js'
import { type Edition, firstEdition, gatherPublication } from './publication.js'
import type { Workspace } from './workspace.js'

/** The correspondence as it stands, as a workbook. Throws `correspondence/unknown`. */
export async function correspondenceWorkbook(
  workspace: Workspace,
  correspondenceId: string,
  edition: Edition = firstEdition,
): Promise<Uint8Array> {
  return await writeWorkbook(correspondenceSheets(await gatherPublication(workspace, correspondenceId, edition)))
}

export interface RevisionReportFiles {
  /** One page to print, with everything it needs inside. */
  readonly html: string
  readonly workbook: Uint8Array
}

/** What the titles that fit nowhere ask of the target, for whoever revises it. Throws `correspondence/unknown`, `template/failed`. */
export async function revisionReport(
  workspace: Workspace,
  correspondenceId: string,
  edition: Edition = firstEdition,
): Promise<RevisionReportFiles> {
  const revision = await gatherRevision(workspace, correspondenceId, edition)
  const template = reportTemplate(workspace)
  return {
    html: renderTemplate(template.text, reportData(revision), { file: template.file }),
    workbook: await writeWorkbook(revisionSheets(revision)),
  }
}

/** Writes a publication into the workspace: the workbook and the text files of `mappings/`. Returns what was written. */
export async function publishCorrespondence(
  workspace: Workspace,
  correspondenceId: string,
  edition: Edition = firstEdition,
): Promise<{ readonly folder: string; readonly files: readonly string[]; readonly open: number }> {
  const publication = await gatherPublication(workspace, correspondenceId, edition)
  const folder = join(workspace.folder, 'mappings', correspondenceId)
  const texts = mappingFiles(publication)
  for (const { name, text } of texts) writeWhole(join(folder, name), text)
  const workbook = `${correspondenceId}.xlsx`
  writeWhole(join(folder, workbook), await writeWorkbook(correspondenceSheets(publication)))
  const open = publication.correspondence.openCases.length
  return { folder, files: [workbook, ...texts.map(({ name }) => name)].map((name) => join(folder, name)), open }
}

/** Writes the revision report into the workspace's `reports/`: a page to print and a workbook. */
export async function writeRevisionReport(
  workspace: Workspace,
  correspondenceId: string,
  edition: Edition = firstEdition,
): Promise<readonly string[]> {
  const { html, workbook } = await revisionReport(workspace, correspondenceId, edition)
  const base = join(workspace.folder, 'reports', `${correspondenceId}-revision-report`)
  writeWhole(`${base}.html`, html)
  writeWhole(`${base}.xlsx`, workbook)
  return [`${base}.html`, `${base}.xlsx`]
}

async function gatherRevision(workspace: Workspace, correspondenceId: string, edition: Edition): Promise<Revision> {
  const publication = await gatherPublication(workspace, correspondenceId, edition)
  const proposals = await named(workspace, await workspace.store.proposals(correspondenceId))
  const all = await adsByPeriod(workspace.store.ads(publication.adSources.map(({ id }) => id)))
  const growth = new Map(proposals.map(({ cluster }) => [cluster.id, growthOf(cluster.counts, all)]))
  return { publication, proposals, growth }
}

/** Verdicts with the names of those who gave them: the report is read where nobody knows ids. */
async function named({ store }: Workspace, proposals: readonly Proposal[]): Promise<readonly Proposal[]> {
  const people = new Map((await store.people()).map((account) => [account.id, account]))
  return proposals.map((proposal) => ({
    ...proposal,
    verdicts: proposal.verdicts.map((verdict) => ({
      ...verdict,
      reviewer: sayPerson(verdict.reviewer, people.get(verdict.reviewer)),
    })),
  }))
}

/** The workspace's own template, else the one that ships. */
function reportTemplate({ folder }: Workspace): { readonly file: string; readonly text: string } {
  const own = join(folder, 'reports', 'templates', 'revision-report.hbs')
  const file = existsSync(own) ? own : packageFile('reports', 'templates', 'revision-report.hbs')
  return { file, text: readText(file) }
}
