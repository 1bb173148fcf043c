/** Labelled titles packed for training: shared between threads, a few dozen bytes a label. */
export interface TrainingSet {
  /** All texts behind each other, folded, in UTF-16. */
  readonly characters: Uint16Array
  /** Text i is characters[starts[i]..starts[i + 1]). */
  readonly starts: Uint32Array
  /** The texts of example i are firstTexts[i]..firstTexts[i + 1]): the title and its other forms. */
  readonly firstTexts: Uint32Array
  /** The class of each example, as a place in the list of codes. */
  readonly classes: Uint32Array
  readonly classCount: number
  /** 1 where an example is held out: measured on, never learnt from. */
  readonly heldOut: Uint8Array
}
