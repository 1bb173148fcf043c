import { ablation } from './ablation.js'
import { adjudication } from './adjudication.js'
import { asking } from './asking.js'
import { bulk } from './bulk.js'
import { desk } from './desk.js'
import { batch } from './batch.js'
import { encoder } from './encoder.js'
import { fit } from './fit.js'
import { ingest } from './ingest.js'
import { methods } from './methods.js'
import { melo } from './melo.js'
import { nocToIsco } from './noc-to-isco.js'
import { reviewers } from './reviewers.js'
import { requests } from './requests.js'
import { recall } from './recall.js'
import { speed } from './speed.js'
import { wrong } from './wrong.js'

const benchmarks: Readonly<Record<string, (argv: readonly string[]) => Promise<void>>> = {
  'noc-to-isco': nocToIsco,
  fit,
  encoder,
  melo,
  ablation,
  recall,
  methods,
  adjudication,
  asking,
  batch,
  ingest,
  bulk,
  desk,
  requests,
  reviewers,
  speed,
  wrong,
}

const [name = '', ...argv] = process.argv.slice(2)
const benchmark = benchmarks[name]
if (!benchmark) {
  console.error(`usage: npm run bench -- NAME [options]; names: ${Object.keys(benchmarks).join(', ')}`)
  process.exit(2)
}
try {
  await benchmark(argv)
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown)
  process.exit(2)
}
