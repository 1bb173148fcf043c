import { parentPort, workerData } from 'node:worker_threads'
import type { MemberMessage, MemberTask } from './members.js'
import { trainMember } from './train-member.js'

/** Entry of a training thread: trains the one member it was started with. */
const { set, settings } = workerData as MemberTask
const send = (message: MemberMessage, transferred: readonly ArrayBuffer[] = []): void =>
  parentPort!.postMessage(message, transferred)
const member = trainMember(set, settings, (epoch) => send({ epoch }))
send({ member }, [member.rows.buffer as ArrayBuffer, member.head.buffer as ArrayBuffer])
