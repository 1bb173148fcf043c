import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface ServerUsage {
  /** Processor time since the start, in ms. */
  readonly cpu: number
  /** The longest that one turn of the event loop held others up since it was asked for last, in ms. */
  readonly longestTurn: number
}

export interface OfficeServer {
  readonly url: string
  usage(): Promise<ServerUsage>
  close(): Promise<void>
}

/** Starts the server over an office's workspace in a process of its own. The workspace may be open here as well. */
export async function startOfficeServer(folder: string): Promise<OfficeServer> {
  const child = fork(fileURLToPath(new URL('./office-process.js', import.meta.url)), [folder])
  const answer = async (): Promise<unknown> => ((await once(child, 'message')) as readonly unknown[])[0]
  const url = (await answer()) as string
  return {
    url,
    async usage() {
      const answered = answer()
      child.send('usage')
      return (await answered) as ServerUsage
    },
    async close() {
      const ended = once(child, 'exit')
      child.send('end')
      await ended
    },
  }
}
