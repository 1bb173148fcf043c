import { subwordEmbedder } from '../src/embed/subword.js'
import type { IndexEntry } from '../src/model/classification.js'
import { labelsAsEntries } from '../src/pipeline/title-engine.js'
import { allRetrievers } from '../src/retrieve/title-retriever.js'
import { buildTitleIndex } from '../src/retrieve/title-index.js'
import type { Retriever } from '../src/retrieve/retriever.js'
import { referenceTitles, shippedTarget, shippedTitles } from './labels.js'

/** The methods over what ships and, where a folder is named, the reference labels in it. */
export async function benchRetrievers(
  labels: string | undefined,
  note: (line: string) => void,
): Promise<readonly Retriever[]> {
  const target = await shippedTarget()
  const shipped = [...labelsAsEntries(target), ...(await shippedTitles())]
  const entries: readonly IndexEntry[] =
    labels === undefined ? shipped : [...shipped, ...(await referenceTitles(labels, note))]
  note(`${entries.length} index titles`)
  const embedder = subwordEmbedder(entries.map(({ title }) => title))
  return allRetrievers(buildTitleIndex(entries), embedder)
}
