import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { KnownError, reasonOf } from '../errors.js'
import type { VectorSource } from './known-vectors.js'

/** The package that runs models in this process. Not ours to install: an office that wants it does. */
const packageName = '@huggingface/transformers'

export interface LocalModel {
  /** With `config.json`, `tokenizer.json` and `onnx/model.onnx` or `onnx/model_quantized.onnx`. */
  readonly folder: string
  /** Put before each text, where the model was trained with one (`query: `). */
  readonly prefix: string
  /** Loads the package; tests give another. */
  readonly load?: () => Promise<unknown>
}

/** Model files in the order they are looked for, with what the package calls their numbers. */
const editions = [
  { file: 'model.onnx', dtype: 'fp32' },
  { file: 'model_fp16.onnx', dtype: 'fp16' },
  { file: 'model_quantized.onnx', dtype: 'q8' },
] as const

/** Texts in one pass: more fill the memory with padding rather than being quicker. */
const atOnce = 32

const missing = (folder: string, detail: string) => new KnownError('embedding/no-model', { folder, detail })

interface Described {
  readonly name: string
  readonly dtype: (typeof editions)[number]['dtype']
  readonly pooling: 'mean' | 'cls'
}

/** What is in a model's folder. Its name holds a hash of the model, as folders of one name may hold two models. */
export function describeLocalModel({ folder, prefix }: LocalModel): Described {
  const at = resolve(folder)
  for (const file of ['config.json', 'tokenizer.json']) {
    if (!existsSync(join(at, file))) throw missing(folder, `${file} is not there`)
  }
  const edition = editions.find(({ file }) => existsSync(join(at, 'onnx', file)))
  if (!edition) throw missing(folder, `onnx/ has none of ${editions.map(({ file }) => file).join(', ')}`)
  const hash = hashOf(join(at, 'onnx', edition.file)).slice(0, 16)
  const pooling = poolingOf(at)
  const name = `local/${basename(at)}/${edition.dtype}/${pooling}/${hash}`
  return { name: prefix === '' ? name : `${name}/${prefix.trim()}`, dtype: edition.dtype, pooling }
}

/**
 * A model in a folder of this machine, run in this process; nothing is fetched. `embed` and the promise throw
 * `embedding/no-package` where the package is not installed, `embedding/no-model` where the folder does not hold one.
 */
export async function localSource(model: LocalModel): Promise<VectorSource> {
  const { folder, prefix } = model
  const { name, dtype, pooling } = describeLocalModel(model)
  const at = resolve(folder)
  const { env, pipeline } = await loaded(model.load ?? loadPackage)
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = `${dirname(at)}/`
  let extract: Extractor
  try {
    extract = await pipeline('feature-extraction', basename(at), { dtype, local_files_only: true })
  } catch (thrown) {
    throw missing(folder, reasonOf(thrown))
  }
  return {
    name,
    atOnce,
    width: 1,
    embed: async (texts) => {
      const input = texts.map((text) => `${prefix}${text}`)
      const given = tensor.safeParse(await extract(input, { pooling, normalize: true }))
      const [rows, length] = given.data?.dims ?? []
      if (!given.success || rows !== texts.length || length === undefined || length === 0) {
        throw missing(folder, 'it does not give a vector for each text')
      }
      const { data } = given.data
      const vectors = texts.map((_, i) => Float32Array.from(data.subarray(i * length, (i + 1) * length)))
      if (!vectors.every((vector) => vector.every(Number.isFinite)))
        throw missing(folder, 'it gives numbers that are none')
      return vectors
    },
  }
}

const tensor = z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) })

type Extractor = (texts: readonly string[], options: object) => Promise<unknown>

/** As much of the package as we use. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string }
  readonly pipeline: (task: 'feature-extraction', model: string, options: object) => Promise<Extractor>
}

// By name at run time, so that neither the compiler nor an installation needs the package.
const loadPackage = (): Promise<unknown> => import(packageName)

async function loaded(load: () => Promise<unknown>): Promise<Transformers> {
  try {
    return (await load()) as Transformers
  } catch (thrown) {
    throw new KnownError('embedding/no-package', { package: packageName, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

const poolingFile = z.object({ pooling_mode_cls_token: z.boolean().optional() })

/** As the model's authors say in the file that sentence models come with; the mean of the words where it is missing. */
function poolingOf(folder: string): 'mean' | 'cls' {
  const file = join(folder, '1_Pooling', 'config.json')
  if (!existsSync(file)) return 'mean'
  try {
    return poolingFile.parse(JSON.parse(readFileSync(file, 'utf8'))).pooling_mode_cls_token === true ? 'cls' : 'mean'
  } catch (thrown) {
    throw missing(folder, `1_Pooling/config.json: ${reasonOf(thrown)}`)
  }
}

/** Read in parts: a model is larger than one should hold twice. */
function hashOf(file: string): string {
  const digest = createHash('sha256')
  const handle = openSync(file, 'r')
  try {
    const chunk = Buffer.alloc(1 << 22)
    for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
      digest.update(chunk.subarray(0, count))
    }
  } finally {
    closeSync(handle)
  }
  return digest.digest('hex')
}
