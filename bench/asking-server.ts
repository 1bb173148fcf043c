import { createServer } from 'node:http'
import { argv } from 'node:process'

/** Answers as a model would that always takes the first group shown, so many milliseconds after the question came. */
const latency = Number(argv[2] ?? 50)
let questions = 0

const answerTo = (codes: readonly string[], depth: number): string =>
  JSON.stringify({
    reason: 'The first group describes the work that the title names.',
    evidence: [],
    facet: null,
    code: codes[0],
    level: depth,
    runnerUp: codes[1] ?? 'none',
    abstain: null,
    question: null,
  })

interface Schema {
  readonly properties?: { readonly code?: { readonly enum: readonly string[] }; readonly relation?: unknown }
}

interface Asked {
  readonly model: string
  readonly response_format?: { readonly json_schema?: { readonly schema: Schema } }
}

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    questions++
    const { model, response_format } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Asked
    const schema = response_format?.json_schema?.schema
    const text = JSON.stringify({ colour: 'blue' })
    const codes = schema?.properties?.code?.enum
    const answer = codes ? answerTo(codes, 4) : text
    const content = schema?.properties?.relation
      ? JSON.stringify({ ...(JSON.parse(answer) as object), relation: 'group is broader than title' })
      : answer
    const body = JSON.stringify({
      id: 'c',
      object: 'chat.completion',
      model,
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 700, completion_tokens: 60 },
    })
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(body), latency)
  })
})

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port })
})
process.on('message', () => process.send?.({ questions }))
process.on('disconnect', () => process.exit(0))
