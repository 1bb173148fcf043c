import { type Code, type Variable, unsigned } from './code.js'

/** What of the runtime's WebAssembly is used here; it has types in browsers' libraries only. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => Memory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}
interface Memory {
  readonly buffer: ArrayBuffer
}
const pageBytes = 65_536

/** Memory for kernels, all zero. Throws a RangeError where the machine has no such amount. */
export const kernelMemory = (bytes: number): Memory => new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) })

type ValueType = 'i32' | 'f32' | 'v128'
const typeByte: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b }

/** A function over the memory of its module; numbers in, nothing or one number out. */
export interface Kernel {
  readonly parameters: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly result: ValueType | null
  readonly body: Code
}

/** A new local variable of the kernel being written. */
export type NewVariable = (type: ValueType) => Variable

/**
 * Writes a kernel. `write` gets a way to make local variables, and the parameters as variables. With a result, the body
 * must end in an expression of that type.
 */
export function kernel(
  parameters: readonly ('i32' | 'f32')[],
  write: (local: NewVariable, ...parameters: readonly Variable[]) => Code,
  result: 'i32' | 'f32' | null = null,
): Kernel {
  const locals: ValueType[] = []
  const local: NewVariable = (type) => variable(parameters.length + locals.push(type) - 1)
  const body = write(local, ...parameters.map((_, place) => variable(place)))
  return { parameters, locals, result, body }
}

const variable = (place: number): Variable => ({
  value: [0x20, unsigned(place)],
  set: (value) => [value, 0x21, unsigned(place)],
})

/**
 * Compiles kernels to machine code over `memory`. Instructions are IEEE 754 of single precision: the same numbers on
 * every machine. Throws where the processor or the runtime has no WebAssembly SIMD.
 */
export function compileKernels<Name extends string>(
  kernels: Readonly<Record<Name, Kernel>>,
  memory: Memory,
): Readonly<Record<Name, (...values: readonly number[]) => number>> {
  const compiled = new WebAssembly.Module(Uint8Array.from(moduleBytes(kernels)))
  return new WebAssembly.Instance(compiled, { concord: { memory } }).exports as Readonly<
    Record<Name, (...values: readonly number[]) => number>
  >
}

const section = (id: number, entries: readonly Code[]): Code => sized(id, [unsigned(entries.length), entries])
const sized = (id: number | null, content: Code): Code => {
  const bytes = flat(content)
  return [id === null ? [] : [id], unsigned(bytes.length), bytes]
}
const name = (text: string): Code => [unsigned(text.length), [...Buffer.from(text, 'latin1')]]
const types = (list: readonly ValueType[]): Code => [unsigned(list.length), list.map((type) => typeByte[type])]

function moduleBytes(kernels: Readonly<Record<string, Kernel>>): readonly number[] {
  const list = Object.entries(kernels)
  const imported: Code = [name('concord'), name('memory'), 0x02, 0x00, 0x00]
  return flat([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(
      1,
      list.map(([, { parameters, result }]) => [0x60, types(parameters), types(result === null ? [] : [result])]),
    ),
    section(2, [imported]),
    section(
      3,
      list.map((_, place) => unsigned(place)),
    ),
    section(
      7,
      list.map(([exported], place) => [name(exported), 0x00, unsigned(place)]),
    ),
    section(
      10,
      list.map(([, { locals, body }]) =>
        sized(null, [unsigned(locals.length), locals.map((type) => [1, typeByte[type]]), body, 0x0b]),
      ),
    ),
  ])
}

function flat(code: Code): number[] {
  const bytes: number[] = []
  const visit = (part: number | Code): void => {
    if (typeof part === 'number') bytes.push(part)
    else part.forEach(visit)
  }
  visit(code)
  return bytes
}
