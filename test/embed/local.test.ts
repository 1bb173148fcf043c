import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeLocalModel, localSource } from '../../src/embed/local.js'
import { temporaryFolder } from '../files/temporary-folder.js'

interface Asked {
  readonly texts: readonly string[]
  readonly options: { readonly pooling: string }
}

function modelFolder(bytes = 'weights', edition = 'model.onnx'): string {
  const folder = join(temporaryFolder(), 'small')
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  for (const file of ['config.json', 'tokenizer.json']) writeFileSync(join(folder, file), '{}')
  writeFileSync(join(folder, 'onnx', edition), bytes)
  return folder
}

/** As much of the package as is used: vectors of three numbers, or whatever `tensor` says. */
function fakePackage(tensor?: (texts: readonly string[]) => unknown) {
  const env = { allowRemoteModels: true, allowLocalModels: false, localModelPath: '' }
  const asked: Asked[] = []
  const made: unknown[] = []
  const pipeline = (task: string, model: string, how: unknown) => {
    made.push([task, model, how, { ...env }])
    return Promise.resolve((texts: readonly string[], options: Asked['options']) => {
      asked.push({ texts, options })
      const numbers = Float32Array.from(texts.flatMap((text) => [text.length, 1, 2]))
      return Promise.resolve(tensor ? tensor(texts) : { dims: [texts.length, 3], data: numbers })
    })
  }
  return { load: () => Promise.resolve({ env, pipeline }), asked, made }
}

describe('a local embedding model', () => {
  it('is loaded from its folder and from nowhere else', async () => {
    const folder = modelFolder()
    const { load, made, asked } = fakePackage()
    const source = await localSource({ folder, prefix: 'query: ', load })
    expect(made).toEqual([
      [
        'feature-extraction',
        'small',
        { dtype: 'fp32', local_files_only: true },
        { allowRemoteModels: false, allowLocalModels: true, localModelPath: join(folder, '..', '/') },
      ],
    ])
    const vectors = await source.embed(['cook', 'nurse'])
    expect(vectors.map((vector) => [...vector])).toEqual([
      [11, 1, 2],
      [12, 1, 2],
    ])
    expect(asked[0]).toMatchObject({ texts: ['query: cook', 'query: nurse'], options: { pooling: 'mean' } })
  })

  it('has a name that holds its content, edition, pooling and prefix', () => {
    const names = [
      { folder: modelFolder('one'), prefix: '' },
      { folder: modelFolder('two'), prefix: '' },
      { folder: modelFolder('one', 'model_quantized.onnx'), prefix: '' },
      { folder: modelFolder('one'), prefix: 'query: ' },
    ].map((model) => describeLocalModel(model).name)
    const folder = modelFolder('one')
    mkdirSync(join(folder, '1_Pooling'))
    writeFileSync(join(folder, '1_Pooling', 'config.json'), '{"pooling_mode_cls_token": true}')
    names.push(describeLocalModel({ folder, prefix: '' }).name)
    expect(new Set(names).size).toBe(5)
    expect(names[0]).toMatch(/^local\/small\/fp32\/mean\/[0-9a-f]{16}$/)
    expect(names[4]).toContain('/cls/')
  })

  it('without the package says which to install', async () => {
    const load = () => Promise.reject(new Error("Cannot find package '@huggingface/transformers'"))
    await expect(localSource({ folder: modelFolder(), prefix: '', load })).rejects.toMatchObject({
      code: 'embedding/no-package',
      message: expect.stringContaining('@huggingface/transformers') as string,
    })
  })

  it.each(['config.json', 'tokenizer.json', 'onnx'])('without its %s is a known failure', async (file) => {
    const folder = modelFolder()
    rmSync(join(folder, file), { recursive: true })
    await expect(localSource({ folder, prefix: '', load: fakePackage().load })).rejects.toMatchObject({
      code: 'embedding/no-model',
    })
  })

  it.each<[string, (texts: readonly string[]) => unknown]>([
    ['too few vectors', () => ({ dims: [1, 3], data: new Float32Array(3) })],
    ['vectors of nothing', (texts) => ({ dims: [texts.length, 0], data: new Float32Array(0) })],
    ['numbers that are none', (texts) => ({ dims: [texts.length, 1], data: new Float32Array(texts.length).fill(NaN) })],
    ['something else', () => ({ logits: [] })],
  ])('that gives %s is a known failure', async (_, tensor) => {
    const source = await localSource({ folder: modelFolder(), prefix: '', load: fakePackage(tensor).load })
    await expect(source.embed(['cook', 'nurse'])).rejects.toMatchObject({ code: 'embedding/no-model' })
  })
})
