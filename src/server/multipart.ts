import { KnownError } from '../errors.js'

/** Takes a file's bytes as they come. */
export interface FileSink {
  readonly write: (bytes: Uint8Array) => Promise<void>
}

export interface MultipartTarget {
  readonly field: (name: string, value: string) => void
  /** Asked when a file begins, after the fields before it; `null` passes it over. */
  readonly file: (name: string, fileName: string) => Promise<FileSink | null>
}

/** Longest value of a field and longest head of a part, in bytes; most parts. */
const longestField = 65_536
const longestHead = 8_192
const mostParts = 40

const damaged = (detail: string): KnownError => new KnownError('upload/damaged', { detail })

/** The text that divides the parts of a form with files; `null` for any other content type. */
export function boundaryOf(contentType: string | undefined): string | null {
  const found = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?=[\s;]|$))/i.exec(
    contentType ?? '',
  )
  return found?.[1] ?? found?.[2] ?? null
}

/**
 * Reads a form with files (RFC 7578) as it arrives and holds no more of it than a piece and a divider. How long a file
 * may be is for its sink to say. Throws `upload/damaged`, and whatever the target throws; what has not arrived then is
 * left to the caller.
 */
export async function readMultipart(
  pieces: AsyncIterable<Uint8Array>,
  boundary: string,
  target: MultipartTarget,
): Promise<void> {
  // The first divider has no line end before it.
  const reading: Reading = { divider: Buffer.from(`\r\n--${boundary}`), pending: Buffer.from('\r\n'), state: 'before' }
  let parts = 0
  const begin = async (head: string): Promise<Part> => {
    if (++parts > mostParts) throw damaged('it has too many parts')
    return await partOf(head, target)
  }
  for await (const piece of pieces) {
    if (reading.state === 'end') continue
    reading.pending = Buffer.concat([reading.pending, piece])
    while (await steps[reading.state](reading, begin));
  }
  if (reading.state !== 'end') throw damaged('it ends too early')
}

interface Reading {
  readonly divider: Buffer
  /** What has come and is not taken yet. */
  pending: Buffer
  state: 'before' | 'divided' | 'head' | 'body' | 'end'
  part?: Part
}

/** One step with what has come so far; false where more must come first. */
type Step = (reading: Reading, begin: (head: string) => Promise<Part>) => boolean | Promise<boolean>

const upToDivider: Step = async (reading) => {
  const { pending, divider, part } = reading
  const at = pending.indexOf(divider)
  const sure = at < 0 ? Math.max(0, pending.length - divider.length + 1) : at
  if (sure > 0) await part?.take(pending.subarray(0, sure))
  reading.pending = pending.subarray(at < 0 ? sure : at + divider.length)
  if (at < 0) return false
  part?.finish()
  reading.state = 'divided'
  return true
}

const steps: Readonly<Record<Reading['state'], Step>> = {
  before: upToDivider,
  body: upToDivider,
  end: () => false,
  divided: (reading) => {
    if (reading.pending.length < 2) return false
    const mark = reading.pending.toString('latin1', 0, 2)
    if (mark !== '--' && mark !== '\r\n') throw damaged('a part does not begin where it should')
    reading.state = mark === '--' ? 'end' : 'head'
    return true
  },
  head: async (reading, begin) => {
    const end = reading.pending.indexOf('\r\n\r\n')
    if (end < 0 && reading.pending.length <= longestHead) return false
    if (end < 0 || end > longestHead) throw damaged('the head of a part is too long')
    reading.part = await begin(reading.pending.toString('utf8', 0, end))
    reading.pending = reading.pending.subarray(end + 4)
    reading.state = 'body'
    return true
  },
}

interface Part {
  readonly take: (bytes: Buffer) => Promise<void>
  readonly finish: () => void
}

async function partOf(head: string, target: MultipartTarget): Promise<Part> {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? ''
  const name = valueOf(disposition, 'name')
  if (name === null) throw damaged('a part has no name')
  const fileName = valueOf(disposition, 'filename')
  if (fileName !== null) {
    const sink = await target.file(name, fileName)
    return { take: async (bytes) => sink?.write(bytes), finish: () => undefined }
  }
  const pieces: Buffer[] = []
  let length = 0
  return {
    take: (bytes) => {
      length += bytes.length
      if (length > longestField) throw damaged(`the field "${name.slice(0, 40)}" is too long`)
      pieces.push(Buffer.from(bytes))
      return Promise.resolve()
    },
    finish: () => target.field(name, Buffer.concat(pieces).toString('utf8')),
  }
}

/** A parameter as browsers write it: quotation marks and line ends inside it as `%22`, `%0D`, `%0A`. */
function valueOf(disposition: string, parameter: string): string | null {
  const found = new RegExp(`(?:^|[;\\s])${parameter}="([^"]*)"`, 'i').exec(disposition)?.[1]
  return found?.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) ?? null
}
