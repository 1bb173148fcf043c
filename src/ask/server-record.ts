import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import { sha256 } from '../files/hash.js'
import { probeServer, serverReportShape, type Probe, type ServerReport } from './probe.js'
import { openAiSend, serverAddress, type ServerSettings } from './openai.js'

export interface ServerRecordSettings {
  /** The workspace's `.cache/servers`. */
  readonly folder: string
  /** Told when the record cannot be written; the server is then probed again next time. */
  readonly note: (line: string) => void
}

/**
 * What the server of these settings can do with the model: from the record, or probed now and recorded. A probe that
 * fails (no network, wrong key) is not recorded. Delete the file to probe again.
 */
export async function probedOnce(
  settings: ServerSettings & { readonly model: string },
  { folder, note }: ServerRecordSettings,
): Promise<Probe> {
  const server = serverAddress(settings.baseUrl)
  const file = join(folder, `${sha256(JSON.stringify([server, settings.model])).slice(0, 32)}.json`)
  const recorded = readReport(file)
  if (recorded) return { kind: 'Probed', report: recorded }
  const probe = await probeServer(openAiSend(settings), settings.model)
  if (probe.kind === 'Probed') {
    try {
      writeWhole(file, `${JSON.stringify({ server, model: settings.model, ...probe.report }, null, 2)}\n`)
    } catch (thrown) {
      note(`What the server ${server} can do could not be recorded: ${reasonOf(thrown)}`)
    }
  }
  return probe
}

function readReport(file: string): ServerReport | null {
  try {
    const read = serverReportShape.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
